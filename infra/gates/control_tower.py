"""Holds every template, as each preset makes it, to the rules of AWS Control Tower (cfn-guard).

A resource keeps a rule or is in guard/exceptions.yaml; an exception that nothing needs fails as well.
usage: control_tower.py FOLDER, where npm has put what package-lock.json names
"""

import concurrent.futures
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
import threading

import deployments
import resolution
import templates

_RULE = re.compile(r"\[(CT\.[A-Z0-9.]+)]: ([^\\\"\[]*)")
_RESOURCE = re.compile(r"/Resources/(\w+)")
_TYPE = re.compile(r"^let (\w+) *= *[\"'](AWS::\w+::\w+)[\"']", re.MULTILINE)
_SUBJECT = re.compile(r"= Resources(?:\.\*)?\[\s*Type == (?:%(\w+)|[\"'](AWS::\w+::\w+))")


def visit(node, function):
    """What the function makes of the mappings of a document, the innermost first."""
    if isinstance(node, list):
        return [visit(each, function) for each in node]
    if isinstance(node, dict):
        return function({key: visit(value, function) for key, value in node.items()})
    return node


def as_text(mapping):
    """A hook of Control Tower sees text, where a template puts a name into it."""
    return deployments.made_up(mapping, {}) if "Fn::Sub" in mapping else mapping


def references(resource):
    found = set()

    def note(mapping):
        if "Ref" in mapping:
            found.add(mapping["Ref"])
        if "Fn::GetAtt" in mapping:
            found.add(mapping["Fn::GetAtt"][0])
        return mapping

    visit(resource, note)
    return found


def resolved_templates():
    """Triples of template, deployment and the resources that the deployment makes of the template."""
    sam = templates.read("template.yaml")
    for name, told in deployments.applications():
        template = templates.transformed(sam, told)
        yield "template.yaml", name, visit(resolution.Deployment(template, told).resources(), as_text)
    main = templates.read("main.yaml")
    for name, told in deployments.roots():
        root = resolution.Deployment(main, told)
        yield "main.yaml", name, root.resources()
        for child, template, deployment in deployments.children(root):
            yield template, f"{name}/{child}", visit(deployment.resources(), as_text)


def executable(package):
    system = {"Linux": "ubuntu", "Darwin": "macos"}[platform.system()]
    processor = {"arm64": "aarch64"}.get(platform.machine(), platform.machine())
    return package / "bin" / system / processor / "cfn-guard"


def subjects(rules):
    """The types of resources that rules begin with."""
    found = set()
    for file in rules:
        text = file.read_text(encoding="utf-8")
        types = dict(_TYPE.findall(text))
        chosen = {literal or types[name] for name, literal in _SUBJECT.findall(text)}
        if not chosen:
            raise ValueError(f"{file.name} does not tell which resources it is about")
        found |= chosen
    return found


def validate(package, rules, documents):
    """The reports of cfn-guard on documents, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(documents):
            (pathlib.Path(folder) / f"{number:04}.json").write_text(document, encoding="utf-8")
        command = [executable(package), "validate", "--rules", rules, "--data", folder]
        command += ["--structured", "--show-summary", "none", "--output-format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode not in (0, 19):
        raise RuntimeError(f"cfn-guard ended with {done.returncode}: {done.stderr[:2000]}")
    return sorted(json.loads(done.stdout), key=lambda report: report["name"])


class Verdict:
    """What the rules say. Those of one service see only resources of the types that they are about and what these refer
    to, each different set once: whole templates take them minutes."""

    def __init__(self, package, resolved):
        self.rule_files = self.kept = 0
        self.broken = {}
        self._lock = threading.Lock()
        folders = sorted((package / "rules/control-tower/cfn-guard").iterdir())
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for _ in pool.map(lambda folder: self._hold(package, folder, resolved), folders):
                pass

    def _hold(self, package, rules, resolved):
        files = list(rules.glob("*.guard"))
        types = subjects(files)
        documents = {}
        for template, deployment, resources in resolved:
            chosen = {name for name, body in resources.items() if body["Type"] in types}
            chosen.update(*[references(resources[name]) & resources.keys() for name in chosen])
            if chosen:
                seen = {name: resources[name] for name in sorted(chosen)}
                text = json.dumps({"AWSTemplateFormatVersion": "2010-09-09", "Resources": seen})
                documents.setdefault((template, text), []).append(deployment)
        reports = validate(package, rules, [text for _, text in documents]) if documents else []
        with self._lock:
            self.rule_files += len(files)
            for ((template, _), made_by), report in zip(documents.items(), reports, strict=True):
                self._read(report, template, made_by)

    def _read(self, report, template, made_by):
        self.kept += len(report["compliant"])
        for failure in report["not_compliant"]:
            text = json.dumps(failure)
            rule = _RULE.search(text)
            for resource in set(_RESOURCE.findall(text)) or {"?"}:
                key = rule[1] if rule else failure["Rule"]["name"], template, resource
                self.broken.setdefault(key, (rule[2].strip() if rule else "", []))[1].extend(made_by)


def read_exceptions():
    listed = templates.parse((deployments.FOLDER / "guard" / "exceptions.yaml").read_text(encoding="utf-8"))["exceptions"]
    unexplained = [one for one in listed if not one.get("reason")]
    if unexplained:
        raise ValueError(f"exceptions without a reason: {unexplained}")
    return {
        (one["rule"], template, resource)
        for one in listed
        for template, resources in one["resources"].items()
        for resource in resources
    }


def main(installed):
    package = pathlib.Path(installed) / "node_modules/@cdklabs/cdk-validator-cfnguard"
    exceptions = read_exceptions()
    resolved = list(resolved_templates())
    verdict = Verdict(package, resolved)
    failures = sorted(verdict.broken.keys() - exceptions)
    unneeded = sorted(exceptions - verdict.broken.keys())
    missing = sorted(set(templates.names()) - {template for template, _, _ in resolved})
    for key in failures:
        message, made_by = verdict.broken[key]
        print("cfn-guard: %s %s %s:" % key, message, f"({', '.join(sorted(set(made_by)))})")
    for key in unneeded:
        print("cfn-guard: nothing needs the exception %s %s %s" % key)
    for name in missing:
        print(f"cfn-guard: no deployment contains {name}")
    print(
        f"cfn-guard: {verdict.rule_files} rule files, {len(templates.names())} templates, {len(resolved)} deployments of them:"
        f" {verdict.kept} rules kept, {len(failures)} broken; {len(exceptions)} exceptions, {len(unneeded)} not needed"
    )
    return 1 if failures or unneeded or missing or not verdict.kept else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
