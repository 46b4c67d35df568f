"""Creates, changes and removes roots that no preset makes: every switch and choice at random.

Each seed is one account: a root is created, changed twice and removed, and looked at after each step as emulated_stacks.py
does. What a rule of the root refuses is not tried. No check of a change runs this; it is for who changes a template.
usage: shuffled_stacks.py [FIRST_SEED [COUNT]]
"""

import json
import multiprocessing
import random
import sys

import census
import deployments
import emulated_stacks
import emulator
import resolution
import templates

_STACK = "storehouse-dev-main"


def _existing():
    """What an account may have before the root is there, by the parameter that says so."""
    zone = census.client_of("route53").create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]
    identity = f"arn:aws:iam::{templates.ACCOUNT}"
    return {
        "AlarmTopicArn": census.client_of("sns").create_topic(Name="alarms")["TopicArn"],
        "CertificateArn": census.client_of("acm").request_certificate(DomainName="shop.example.com")["CertificateArn"],
        "GitHubProviderArn": f"{identity}:oidc-provider/token.actions.githubusercontent.com",
        "GitLabProviderArn": f"{identity}:oidc-provider/gitlab.com",
        "HostedZoneId": zone["Id"].rpartition("/")[2],
        "PermissionsBoundaryArn": f"{identity}:policy/boundary",
    }


def _draw(source, texts):
    """Parameters that the root takes: any that is allowed, and of a text the default or one of those."""
    root = templates.read("main.yaml")
    choices = {}
    for name, declaration in root["Parameters"].items():
        choices[name] = declaration.get("AllowedValues") or [declaration["Default"], *texts.get(name, [])]
    while True:
        told = {name: str(source.choice(values)) for name, values in choices.items()}
        if not any(resolution.Deployment(root, told).refused()):
            return told


def run(seed):
    source = random.Random(seed)
    texts = {}
    for given in (*deployments.presets().values(), *deployments.variants(), _existing()):
        for name, value in given.items():
            texts.setdefault(name, []).append(value)
    account = emulated_stacks.Account()
    zone = ""
    for step in range(3):
        told = _draw(source, texts)
        # Moto does not move a record to another zone.
        zone = zone if step else told["HostedZoneId"]
        told["HostedZoneId"] = zone
        try:
            if step == 0:
                account.create(_STACK, "main.yaml", told)
            else:
                account.seen.clear()
                account.update(_STACK, "main.yaml", told)
        except Exception as error:
            raise RuntimeError(f"step {step} of seed {seed}: {json.dumps(told)}") from error
        account.find()
    account.delete(_STACK)
    account.check_empty()
    return account


def main(first=0, count=20):
    failed = 0
    runs = ((f"main.yaml, seed {seed}", run, (seed,)) for seed in range(int(first), int(first) + int(count)))
    with multiprocessing.Pool(initializer=emulator.extend) as pool:
        for line, faults, _, _ in pool.imap(emulated_stacks.attempt, runs):
            failed += bool(faults)
            print("\n".join(f"moto: {each}" for each in (*faults, line)), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
