"""The deployments that are checked: each preset as it is, with every switch on, and with what else may be chosen."""

import json

import resolution
import templates

FOLDER = templates.REPOSITORY / "infra"

# What the application is told; `samconfig.toml` has no more than its environments, as accounts differ.
_APPLICATION = {
    "everything": {
        "PermissionsBoundaryArn": f"arn:aws:iam::{templates.ACCOUNT}:policy/boundary",
        "KmsKeyArn": f"arn:aws:kms:{templates.REGION}:{templates.ACCOUNT}:key/00000000-0000-0000-0000-000000000000",
        "AlarmTopicArn": f"arn:aws:sns:{templates.REGION}:{templates.ACCOUNT}:alarms",
        "AllowedOrigins": "https://shop.example.com",
        "WarehouseKind": "cluster",
        "WarehouseName": "warehouse",
        "WarehouseSecretArn": f"arn:aws:secretsmanager:{templates.REGION}:{templates.ACCOUNT}:secret:owner-abcdef",
        "ReplicateToWarehouse": "true",
        "EventForwardUrl": "https://mage.example.com/api/events",
        "QueryDomainName": "query.example.com",
        "QueryCertificateArn": f"arn:aws:acm:{templates.REGION}:{templates.ACCOUNT}:certificate/0",
        "WebAclArn": f"arn:aws:wafv2:{templates.REGION}:{templates.ACCOUNT}:regional/webacl/a/0",
    },
    "alternatives": {"WarehouseKind": "serverless", "ApiGatewayLogRole": "none"},
}


# What a preset cannot know and a rule of the root asks for.
_GIVEN = {"prod": {"DomainName": "shop.example.com"}}

# Outputs that are made up as what their readers take them for.
_MADE_UP = {
    "CachePort": "6379",
    "CertificateArn": f"arn:aws:acm:{templates.REGION}:{templates.ACCOUNT}:certificate/00000000-0000-0000-0000-000000000000",
    "DatabasePort": "5432",
    "WarehouseRoleArn": f"arn:aws:iam::{templates.ACCOUNT}:role/warehouse",
}


def read_parameters(file):
    return {one["ParameterKey"]: one["ParameterValue"] for one in json.loads(file.read_text(encoding="utf-8"))}


def presets():
    files = sorted((FOLDER / "presets").glob("*.json"))
    return {file.stem: {**read_parameters(file), **_GIVEN.get(file.stem, {})} for file in files}


def variants():
    """What the root is told besides a preset: every switch, and then what else may be chosen."""
    return [read_parameters(FOLDER / "gates" / f"{variant}.json") for variant in ("everything", "alternatives")]


def roots():
    """What the root is told, by a name of that deployment."""
    yield from _deployments(presets(), *variants())


def applications():
    """What template.yaml is told, by a name of that deployment."""
    shared = ("Environment", "LogRetentionDays")
    told = {name: {key: preset[key] for key in shared} for name, preset in presets().items()}
    yield from _deployments(told, _APPLICATION["everything"], _APPLICATION["alternatives"])


def _deployments(presets_told, everything, alternatives):
    for name, told in presets_told.items():
        yield name, told
        # With every switch on, minimal is dev.
        if name != "minimal":
            yield f"{name}-everything", {**told, **everything}
            yield f"{name}-alternatives", {**told, **everything, **alternatives}


def children(root):
    """The deployments that a root makes, by logical id and template, each after those that feed it.

    What only AWS can know, such as the id of a network, has a made-up value.
    """
    stacks = {name: body for name, body in root.resources().items() if body["Type"] == "AWS::CloudFormation::Stack"}
    outputs = {}
    while len(outputs) < len(stacks):
        ready = [name for name in stacks if name not in outputs and feeding(stacks[name]) <= outputs.keys()]
        if not ready:
            raise ValueError(f"{stacks.keys() - outputs.keys()} wait for each other or for a stack that is not there")
        for name in ready:
            properties = stacks[name]["Properties"]
            told = {key: made_up(value, outputs) for key, value in properties["Parameters"].items()}
            template = properties["TemplateURL"]
            child = resolution.Deployment(templates.read(template), told, f"{root.stack_name}-{name}")
            outputs[name] = {key: _MADE_UP.get(key, made_up(value, {})) for key, value in child.outputs().items()}
            yield name, template, child


def feeding(stack):
    """The logical ids of those that a nested stack has attributes of."""
    found = set()

    def visit(node):
        if isinstance(node, dict) and "Fn::GetAtt" in node:
            found.add(node["Fn::GetAtt"][0])
        elif isinstance(node, (dict, list)):
            for each in node.values() if isinstance(node, dict) else node:
                visit(each)

    visit(stack["Properties"])
    return found


def made_up(node, outputs):
    """A value that AWS alone knows: of a child's output if it has one, or else the names of resource and attribute."""
    if not isinstance(node, dict):
        return node
    (function, argument), = node.items()
    match function:
        case "Ref":
            return argument.lower()
        case "Fn::GetAtt" if argument[1].startswith("Outputs."):
            return outputs[argument[0]][argument[1].removeprefix("Outputs.")]
        case "Fn::GetAtt":
            return ".".join(argument).lower()
        case "Fn::Join":
            return argument[0].join(str(made_up(part, outputs)) for part in argument[1])
    return "made-up"
