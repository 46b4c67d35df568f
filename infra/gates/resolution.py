"""Parameters put in and conditions decided: what one deployment makes of a template."""

import re

import templates

_ABSENT = object()
_VARIABLE = re.compile(r"\$\{(!?)([^}]+)}")


class Deployment:
    """A template with the values of its parameters. Fails on a parameter that it has not, or that has no value."""

    def __init__(self, template, parameters, stack_name="storehouse-dev"):
        self.template = template
        self.stack_name = stack_name
        self.parameters = _values_of(template.get("Parameters", {}), parameters)
        self._conditions = template.get("Conditions", {})
        self._values = {
            "AWS::AccountId": templates.ACCOUNT,
            "AWS::NoValue": _ABSENT,
            "AWS::Partition": "aws",
            "AWS::Region": templates.REGION,
            "AWS::StackId": f"arn:aws:cloudformation:{templates.REGION}:{templates.ACCOUNT}:stack/{stack_name}/0",
            "AWS::StackName": stack_name,
            "AWS::URLSuffix": "amazonaws.com",
        }
        for name, value in self.parameters.items():
            self._values[name] = _typed(template["Parameters"][name]["Type"], value)

    def holds(self, condition):
        if isinstance(condition, str):
            return self.holds(self._conditions[condition])
        (function, argument), = condition.items()
        match function:
            case "Condition":
                return self.holds(argument)
            case "Fn::Equals":
                left, right = self.resolve(argument)
                return str(left) == str(right)
            case "Fn::Not":
                return not self.holds(argument[0])
            case "Fn::And":
                return all(self.holds(each) for each in argument)
            case "Fn::Or":
                return any(self.holds(each) for each in argument)
        raise ValueError(f"{function} is no condition")

    def refused(self):
        """Why CloudFormation would not take these parameters, one line for each reason."""
        for name, value in self.parameters.items():
            yield from _refused(name, value, self.template["Parameters"][name])
        for name, rule in self.template.get("Rules", {}).items():
            if "RuleCondition" not in rule or self.holds(rule["RuleCondition"]):
                for assertion in rule["Assertions"]:
                    if not self.holds(assertion["Assert"]):
                        yield f"{name}: {assertion['AssertDescription']}"

    def _present(self, section):
        for name, body in self.template.get(section, {}).items():
            if "Condition" not in body or self.holds(body["Condition"]):
                yield name, {key: value for key, value in body.items() if key != "Condition"}

    def resources(self):
        """Those that are made, by logical id. What only AWS can know stays a Ref, a GetAtt or a Sub."""
        return {name: self.resolve(body) for name, body in self._present("Resources")}

    def outputs(self):
        return {name: self.resolve(body["Value"]) for name, body in self._present("Outputs")}

    def resolve(self, node):
        if isinstance(node, list):
            return [value for value in map(self.resolve, node) if value is not _ABSENT]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            (function, argument), = node.items()
            if function == "Ref" or function.startswith("Fn::"):
                return self._call(function, argument)
        resolved = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in resolved.items() if value is not _ABSENT}

    def _call(self, function, argument):
        if function == "Ref":
            return self._values.get(argument, {"Ref": argument})
        if function == "Fn::If":
            return self.resolve(argument[1] if self.holds(argument[0]) else argument[2])
        if function == "Fn::Sub":
            return self._substitute(argument)
        argument = self.resolve(argument)
        match function:
            case "Fn::FindInMap":
                name, first, second = argument
                return self.template["Mappings"][name][first][second]
            case "Fn::GetAZs":
                return [templates.REGION + letter for letter in "abc"]
            case "Fn::Join" if all(isinstance(part, (str, int)) for part in argument[1]):
                return argument[0].join(map(str, argument[1]))
            case "Fn::Select" if isinstance(argument[1], list):
                return argument[1][int(argument[0])]
            case "Fn::Split" if isinstance(argument[1], str):
                return argument[1].split(argument[0])
        return {function: argument}

    def _substitute(self, argument):
        text, local = (argument, {}) if isinstance(argument, str) else argument
        local = {name: self.resolve(value) for name, value in local.items()}
        unknown = {}

        def value_of(match):
            if match[1]:
                return "${" + match[2] + "}"
            value = local.get(match[2], self._values.get(match[2]))
            if isinstance(value, (str, int)):
                return str(value)
            unknown[match[2]] = value
            return match[0]

        text = _VARIABLE.sub(value_of, text)
        if not unknown:
            return text
        left = {name: value for name, value in unknown.items() if value is not None}
        return {"Fn::Sub": [text, left] if left else text}


def _values_of(declared, given):
    unknown = set(given) - set(declared)
    if unknown:
        raise ValueError(f"there are no parameters {sorted(unknown)}")
    values = {name: given.get(name, declaration.get("Default")) for name, declaration in declared.items()}
    absent = [name for name, value in values.items() if value is None]
    if absent:
        raise ValueError(f"{absent} have no value")
    return {name: str(value) for name, value in values.items()}


def _typed(kind, value):
    if kind == "Number":
        return float(value) if "." in value else int(value)
    if kind.startswith(("List", "CommaDelimitedList")):
        return [part.strip() for part in value.split(",")]
    return value


def _refused(name, value, declaration):
    allowed = declaration.get("AllowedValues")
    if allowed and value not in map(str, allowed):
        yield f"{name} is {value}, not one of {allowed}"
    pattern = declaration.get("AllowedPattern")
    parts = value.split(",") if declaration["Type"] == "CommaDelimitedList" else [value]
    if pattern and not all(re.search(pattern, part) for part in parts):
        yield f"{name} is {value}, which {pattern} does not match"
    if declaration["Type"] == "Number":
        least, most = declaration.get("MinValue", float(value)), declaration.get("MaxValue", float(value))
        if not least <= float(value) <= most:
            yield f"{name} is {value}, not from {least} to {most}"
