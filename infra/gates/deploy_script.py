"""Runs deploy.sh for real, with the AWS CLI, against the emulator: small stacks are planned, deployed, shown, removed.

What the script prints and exits with is held against what is in the account before and after. The AWS CLI is the
machine's, of whatever version, or else the one beside this Python; there is no check without one.
"""

import json
import logging
import os
import pathlib
import shutil
import subprocess
import sys
import time
import traceback

from moto.server import ThreadedMotoServer

import census
import deployments
import emulator
import templates

_PREFIX = "storehouse-dev"
_BUCKET = "artefacts"
_CLUSTER = "services"
_SECONDS = 300


class Session:
    """Calls the script in turn, and notes what is not as it should be."""

    def __init__(self):
        self.faults = []
        self.calls = 0
        self._account = None

    def call(self, code, *arguments, answer=""):
        """What the script prints, which is to exit with that code."""
        command = [str(deployments.FOLDER / "deploy.sh"), *arguments]
        self.calls += 1
        self._account = None
        ended = subprocess.run(
            command, input=answer, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=_SECONDS, check=False)
        self.require(ended.returncode == code, f"{arguments} exits with {ended.returncode}, not {code}: {ended.stdout}")
        return ended.stdout

    def call_in_vain(self, code, *arguments, answer=""):
        """What the script prints, which is to change nothing."""
        before = self._account or account()
        printed = self.call(code, *arguments, answer=answer)
        self._account = account()
        self.require(self._account == before, f"{arguments} changes the account: {printed}")
        return printed

    def require(self, holds, fault):
        if not holds:
            self.faults.append(fault)


def account():
    """Everything that can be listed, and what is known of each stack."""
    return census.listed(), set(emulator.Recorded.existing), stacks()


def stacks():
    cloudformation = census.client_of("cloudformation")
    found = {}
    for page in cloudformation.get_paginator("describe_stacks").paginate():
        for stack in page["Stacks"]:
            name = stack["StackName"]
            changes = cloudformation.list_change_sets(StackName=name)["Summaries"]
            found[name] = {
                "status": stack["StackStatus"],
                "change sets": sorted(each["ChangeSetId"] for each in changes),
                "parameters": {each["ParameterKey"]: each["ParameterValue"] for each in stack["Parameters"]},
                "tags": {each["Key"]: each["Value"] for each in stack["Tags"]},
                "outputs": {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])},
            }
    return found


def stack(name):
    """What is known of a stack; nothing, if there is none."""
    absent = {"parameters": {}, "tags": {}, "outputs": {}}
    return stacks().get(f"{_PREFIX}-{name}", absent)


def check_plan(session):
    planned = session.call_in_vain(0, "plan", "dev", "alerts")
    session.require("AWS::SNS::Topic" in planned, f"a plan does not tell of the topic: {planned}")


def check_deployment(session):
    session.call(0, "deploy", "dev", "--preset", "prod", "alerts", "network", "VpcCidr=10.99.0.0/16", "AlarmEmail=a@example.com")
    topic = stack("alerts")["outputs"].get("AlarmTopicArn")
    session.require(topic in census.listed()["AWS::SNS::Topic"], f"there is no topic {topic}")
    shown = session.call_in_vain(0, "outputs", "dev", "alerts")
    session.require(f"{topic}" in shown, f"the output {topic} is not shown: {shown}")
    network = stack("network")
    told = {"AlarmTopicArn": topic, "VpcCidr": "10.99.0.0/16", "Environment": "dev", **_preset("prod")}
    session.require(told.items() <= network["parameters"].items(), f"{network} was not told {told}")
    session.require(network["tags"] == {"project": "storehouse", "environment": "dev", "preset": "prod"}, f"tags of {network}")


def check_other_preset(session):
    """What the former preset has said goes, and what the command line has said stays."""
    session.call(0, "deploy", "dev", "--preset", "minimal", "network")
    network = stack("network")
    declared = templates.read("network.yaml")["Parameters"]
    forgotten = {name: str(declared[name]["Default"]) for name in _preset("prod")}
    told = {**forgotten, **_preset("minimal"), "VpcCidr": "10.99.0.0/16"}
    session.require(told.items() <= network["parameters"].items(), f"{network} was not told {told}")
    session.require(network["tags"].get("preset") == "minimal", f"{network} has the former preset's tag")


def _preset(name):
    """What it says to the network."""
    declared = templates.read("network.yaml")["Parameters"]
    return {key: value for key, value in deployments.presets()[name].items() if key in declared and key != "Environment"}


def check_feeding(session):
    """A root that was fed with a topic gives it on; the stack that has it takes it for no other one's."""
    topic = stack("alerts")["outputs"].get("AlarmTopicArn")
    root = {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}, "Outputs": {"AlarmTopicArn": {"Value": topic}}}
    census.client_of("cloudformation").create_stack(StackName=f"{_PREFIX}-main", TemplateBody=json.dumps(root))
    printed = session.call(0, "deploy", "dev", "--preset", "prod", "alerts")
    session.require("No changes to deploy" in printed, f"alerts changes when the root is there: {printed}")
    session.require(topic in census.listed()["AWS::SNS::Topic"], f"the topic {topic} is gone")
    told = {"AlarmTopicArn": "", "AlarmEmail": "a@example.com"}
    parameters = stack("alerts")["parameters"]
    session.require(told.items() <= parameters.items(), f"{parameters} are not {told}")


def check_service(session):
    """A service is fed by the stacks beside it, and that of operators is as closed as the root would make it."""
    image = f"{templates.ACCOUNT}.dkr.ecr.{templates.REGION}.amazonaws.com/storehouse-dev-monitor:1"
    given = {"ClusterName": _CLUSTER, "ExecutionRoleArn": f"arn:aws:iam::{templates.ACCOUNT}:role/execution"}
    session.call(0, "deploy", "dev", "monitor", f"MonitorImageUri={image}", *map("=".join, given.items()))
    closed = templates.read("main.yaml")["Parameters"]["OperatorSources"]["Default"]
    fed = {"VpcId": stack("network")["outputs"].get("VpcId"), "AllowedSources": closed, "Component": "monitor"}
    parameters = stack("monitor")["parameters"]
    told = {**given, **fed, "ImageUri": image}
    session.require(told.items() <= parameters.items(), f"{parameters} are not {told}")


def check_refusals(session):
    for told, arguments in (
        ("AlarmMail", ("deploy", "dev", "alerts", "AlarmMail=b@example.com")),
        ("ImageUri", ("deploy", "dev", "mage", "monitor", "ImageUri=example.com/mage:1")),
        ("alarms", ("deploy", "dev", "alarms")),
        ("--sure", ("destroy", "dev", "alerts", "--sure")),
        ("DomainName", ("deploy", "dev", "dns")),
    ):
        printed = session.call_in_vain(64, *arguments)
        session.require(told in printed, f"{arguments} does not say that it is for {told}: {printed}")
    session.call_in_vain(70, "deploy", "dev", "alerts", "AlarmEmail=nobody")


def check_removal(session, before):
    """What was not asked for stays."""
    session.call_in_vain(75, "destroy", "dev", "alerts", answer="prod\n")
    session.call(0, "destroy", "dev", "alerts", "network", "monitor", answer="dev\n")
    left = stacks().keys()
    session.require(left == {f"{_PREFIX}-main"}, f"{left} are left, not the root alone")
    session.call(0, "destroy", "dev", "--yes")
    for what, now, earlier in zip(("resources", "recorded", "stacks"), account(), before, strict=True):
        session.require(now == earlier, f"of {what}, {now} is left, which was {earlier}")


def run(session):
    census.client_of("s3").create_bucket(Bucket=_BUCKET)
    census.client_of("ecs").create_cluster(clusterName=_CLUSTER)
    before = account()
    check_plan(session)
    check_deployment(session)
    check_other_preset(session)
    check_feeding(session)
    check_service(session)
    check_refusals(session)
    check_removal(session, before)


def settle(port):
    """Nothing of the machine's own AWS, and of this script's settings, reaches a call.

    Moto knows its own address, of which templates are read, by this name only.
    """
    for name in [name for name in os.environ if name.startswith(("AWS_", "STOREHOUSE_")) or name == "STACK_ROLE_ARN"]:
        del os.environ[name]
    os.environ.update(
        AWS_ACCESS_KEY_ID="emulated", AWS_SECRET_ACCESS_KEY="emulated", AWS_DEFAULT_REGION=templates.REGION,
        AWS_ENDPOINT_URL=f"http://localhost:{port}", AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull,
        AWS_EC2_METADATA_DISABLED="true", NO_PROXY="localhost", no_proxy="localhost",
        STOREHOUSE_ARTEFACT_BUCKET=_BUCKET,
        PATH=os.pathsep.join((os.environ["PATH"], str(pathlib.Path(sys.executable).parent))))


def main():
    start = time.monotonic()
    emulator.extend()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    settle(server.get_host_and_port()[1])
    session = Session()
    if shutil.which("aws"):
        try:
            run(session)
        except Exception:  # what the script has left undone, the next call may stumble over
            session.faults.append(traceback.format_exc(limit=-1))
    else:
        session.faults.append("there is no AWS CLI (aws), without which the script cannot be checked")
    server.stop()
    for fault in session.faults:
        print(f"deploy.sh: {fault}")
    verdict = f"{len(session.faults)} faults" if session.faults else "plans, deploys, shows, refuses, removes"
    print(f"deploy.sh: {session.calls} calls: {verdict} in {time.monotonic() - start:.1f} s")
    return 1 if session.faults else 0


if __name__ == "__main__":
    sys.exit(main())
