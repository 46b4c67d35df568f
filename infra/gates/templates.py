"""The templates of the repository as CloudFormation's engine sees them: long forms, and what SAM makes of its resources."""

import copy
import logging
import os
import pathlib

import yaml

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
REGION = "us-east-1"
ACCOUNT = "123456789012"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads the short forms of functions as their long ones, and a date as the text that it is."""


def _function(loader, name, node):
    if isinstance(node, yaml.ScalarNode):
        argument = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        argument = loader.construct_sequence(node, deep=True)
    else:
        argument = loader.construct_mapping(node, deep=True)
    if name == "GetAtt" and isinstance(argument, str):
        argument = argument.split(".", 1)
    return {name if name in ("Ref", "Condition") else "Fn::" + name: argument}


_Loader.add_multi_constructor("!", _function)
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def parse(text):
    return yaml.load(text, _Loader)


def read(name):
    """The template of that file name, from the root of the repository or from infra/, as it is written."""
    folder = REPOSITORY if name == "template.yaml" else REPOSITORY / "infra"
    return parse((folder / name).read_text(encoding="utf-8"))


def names():
    return ["template.yaml"] + sorted(file.name for file in (REPOSITORY / "infra").glob("*.yaml"))


def transformed(template, parameters):
    """What SAM makes of a template that asks for it; any other one comes back as it is.

    The packages are taken as uploaded, as SAM knows none on a disk.
    """
    if "Transform" not in template:
        return template
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    logging.getLogger("samtranslator").setLevel(logging.ERROR)
    # Takes a second to load, which other templates need not wait for.
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator

    packaged = copy.deepcopy(template)
    for resource in packaged["Resources"].values():
        properties = resource.get("Properties", {})
        if "CodeUri" in properties:
            properties["CodeUri"] = "s3://artefacts/" + pathlib.PurePath(properties["CodeUri"]).name
    return Translator({}, Parser()).translate(packaged, dict(parameters))
