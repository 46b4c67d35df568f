"""Creates, changes and removes every stack in moto, as each preset makes it.

Each deployment has to have every resource and output that its parameters ask for, has to feed its children what they take,
and has to leave nothing behind. What moto does not model is counted apart; emulator.py says what was added to moto.
"""

import functools
import json
import multiprocessing
import os
import sys
import time
import traceback

os.environ.update(AWS_ACCESS_KEY_ID="emulated", AWS_SECRET_ACCESS_KEY="emulated")

import moto

import census
import deployments
import emulator
import resolution
import templates

os.environ["AWS_DEFAULT_REGION"] = templates.REGION
_BUCKET = "artefacts"
# moto's own identifiers, which are not as AWS makes them.
_UNLIKE_AWS = {"WarehouseName"}


class Account:
    """An empty account with a bucket of templates."""

    def __init__(self):
        self.cloudformation = census.client_of("cloudformation")
        self.seen = set()
        self.faults = []
        self._retained = set()
        storage = census.client_of("s3")
        storage.create_bucket(Bucket=_BUCKET)
        for name in templates.names():
            storage.put_object(Bucket=_BUCKET, Key=name, Body=json.dumps(_packaged(name)).encode())
        self._before = census.listed()

    def create(self, stack, template, told):
        self.cloudformation.create_stack(StackName=stack, **_call(template, told))
        self.check(stack, template, told)

    def update(self, stack, template, told):
        self.cloudformation.update_stack(StackName=stack, **_call(template, told))
        self.check(stack, template, told)

    def delete(self, stack):
        self.cloudformation.delete_stack(StackName=stack)

    def lift_protection(self):
        """As somebody has to who removes the tables of prod."""
        tables = census.client_of("dynamodb")
        for name in tables.list_tables()["TableNames"]:
            tables.update_table(TableName=name, DeletionProtectionEnabled=False)

    def outputs(self, stack):
        description = self.cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in description.get("Outputs", [])}

    def check(self, stack, name, told):
        """Notes what a stack and its children lack."""
        template = _packaged(name)
        deployment = resolution.Deployment(template, told, stack)
        for reason in deployment.refused():
            if reason.split()[0] not in _UNLIKE_AWS:
                self.faults.append(f"{stack}: {reason}")
        wanted = deployment.resources()
        resources = self.cloudformation.describe_stack_resources(StackName=stack)["StackResources"]
        # Moto lists what a condition left out as well, without a name.
        made = [each for each in resources if "LogicalResourceId" in each]
        there = {each["LogicalResourceId"]: each.get("PhysicalResourceId", "") for each in made}
        self.faults += [f"{stack}: {each} is missing" for each in sorted(wanted.keys() - there.keys())]
        self.faults += [f"{stack}: {each} is left" for each in sorted(there.keys() - wanted.keys())]
        absent = deployment.outputs().keys() ^ self.outputs(stack).keys()
        self.faults += [f"{stack}: the output {each} is missing or too many" for each in sorted(absent)]
        for logical_id in wanted.keys() & there.keys():
            self._note(stack, logical_id, wanted[logical_id], there[logical_id])

    def _note(self, stack, logical_id, resource, physical_id):
        self.seen.add((stack, logical_id, resource["Type"], physical_id))
        if resource.get("DeletionPolicy") == "Retain":
            self._retained.add(physical_id)
        if resource["Type"] == "AWS::CloudFormation::Stack":
            url = resource["Properties"]["TemplateURL"]
            child = self.cloudformation.describe_stacks(StackName=physical_id)["Stacks"][0]
            told = {each["ParameterKey"]: each["ParameterValue"] for each in child.get("Parameters", [])}
            self.check(physical_id, url.rsplit("/", 1)[-1], told)

    def find(self):
        """Looks for each resource where a user would; notes those that are not there."""
        now = census.listed()
        for stack, logical_id, resource_type, physical_id in sorted(self.seen):
            if physical_id and resource_type in now and not census.contains(now[resource_type], physical_id):
                self.faults.append(f"{stack}: {logical_id} is not among what {resource_type} has: {physical_id}")

    def check_empty(self):
        for resource_type, identifiers in census.listed().items():
            for each in sorted(identifiers - self._before[resource_type]):
                if not any(census.contains({each}, kept) for kept in self._retained):
                    self.faults.append(f"left behind: {resource_type} {each}")
        self.faults += [f"left behind: {each}" for each in sorted(emulator.Recorded.existing - self._retained)]
        stacks = self.cloudformation.describe_stacks()["Stacks"]
        self.faults += [f"left behind: the stack {each['StackName']}" for each in stacks]


def _url(name):
    return f"https://s3.amazonaws.com/{_BUCKET}/{name}"


@functools.cache
def _packaged(name):
    """The template as CloudFormation gets it, its children and functions uploaded."""
    template = templates.transformed(templates.read(name), {})
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::CloudFormation::Stack":
            resource["Properties"]["TemplateURL"] = _url(resource["Properties"]["TemplateURL"])
    return template


def _call(template, told):
    parameters = [{"ParameterKey": key, "ParameterValue": str(value)} for key, value in told.items()]
    return {"TemplateURL": _url(template), "Parameters": parameters, "Capabilities": ["CAPABILITY_IAM"]}


def _changed(told):
    return {**told, "LogRetentionDays": "60"}


def run_alone(template, told):
    account = Account()
    account.create("storehouse-dev", template, told)
    account.find()
    account.update("storehouse-dev", template, _changed(told))
    account.find()
    account.lift_protection()
    account.delete("storehouse-dev")
    account.check_empty()
    return account


def run_single_stacks(told):
    """Each child as a stack of its own, fed with outputs of those before it, as deploy.sh does."""
    account = Account()
    root = resolution.Deployment(templates.read("main.yaml"), told)
    made = []
    outputs = {}
    for child, template, _ in deployments.children(root):
        asked = root.resources()[child]["Properties"]["Parameters"]
        fed = {key: deployments.made_up(value, outputs) for key, value in asked.items()}
        stack = f"storehouse-dev-{child}"
        account.create(stack, template, fed)
        outputs[child] = account.outputs(stack)
        made.append((stack, template, fed))
    account.find()
    for stack, template, fed in made:
        if "LogRetentionDays" in fed:
            account.update(stack, template, _changed(fed))
    account.find()
    for stack, _, _ in reversed(made):
        account.delete(stack)
    account.check_empty()
    return account


def run_switches(least, most):
    """A root that is given every switch, and from which they are taken again."""
    account = Account()
    account.create("storehouse-dev-main", "main.yaml", least)
    account.update("storehouse-dev-main", "main.yaml", most)
    account.find()
    account.seen.clear()
    account.update("storehouse-dev-main", "main.yaml", least)
    account.find()
    account.delete("storehouse-dev-main")
    account.check_empty()
    return account


def runs():
    """Name, function and arguments of each; those first that take longest."""
    roots = dict(deployments.roots())
    applications = dict(deployments.applications())
    yield "main.yaml minimal, dev-everything, minimal", run_switches, (roots["minimal"], roots["dev-everything"])
    for name in ("prod-everything", "prod-alternatives", "prod", "dev", "minimal"):
        yield f"main.yaml {name}", run_alone, ("main.yaml", roots[name])
    for name in ("dev-alternatives", "prod-everything"):
        yield f"single stacks {name}", run_single_stacks, (roots[name],)
    for name in ("dev", "prod-everything", "prod-alternatives"):
        yield f"template.yaml {name}", run_alone, ("template.yaml", applications[name])


def attempt(run):
    """The line of a run, what it did not find or left, and how many resources there were, modelled by moto and in all."""
    name, function, arguments = run
    emulator.Recorded.existing.clear()
    start = time.monotonic()
    try:
        with moto.mock_aws():
            account = function(*arguments)
        faults, seen = account.faults, account.seen
    except Exception:  # whatever moto raises is a failure of this deployment and of no other
        faults, seen = [traceback.format_exc(limit=-3)], set()
    modelled = sum(1 for _, _, resource_type, _ in seen if resource_type in emulator.MODELLED)
    verdict = "FAILED" if faults else "created, changed, removed"
    line = f"{name}: {len(seen)} resources, {modelled} modelled: {verdict} in {time.monotonic() - start:.1f} s"
    return line, faults, modelled, len(seen)


def main():
    failed = total = modelled = 0
    with multiprocessing.Pool(initializer=emulator.extend) as pool:
        for line, faults, by_moto, resources in pool.imap(attempt, runs()):
            for fault in faults:
                print(f"moto: {fault}")
            print(f"moto: {line}", flush=True)
            failed, total, modelled = failed + bool(faults), total + resources, modelled + by_moto
    print(f"moto: {total} resources, {modelled} of them modelled by moto; {failed} deployments failed")
    return 1 if failed or not modelled else 0


if __name__ == "__main__":
    sys.exit(main())
