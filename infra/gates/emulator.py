"""moto with what CloudFormation does and moto leaves out. Whatever this adds, the gate does not prove.

Types that moto does not model are recorded: they have an id and attributes, so that what refers to them goes on.
"""

import functools
import logging
import operator
import uuid
import warnings

import moto.cloudformation.models as stacks
import moto.cloudformation.parsing as parsing
import moto.route53.models as zones
from moto.acm.models import acm_backends
from moto.apigateway.models import apigateway_backends
from moto.awslambda.models import LambdaVersion, lambda_backends
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.ecs.models import Cluster, ecs_backends
from moto.elbv2.models import elbv2_backends
from moto.iam.models import iam_backends
from moto.rds.models import DBInstance
from moto.redshift.models import redshift_backends
from moto.s3.models import FakeBucket

import deployments
import resolution
import templates

# Moto makes no methods of an API's Body, and deploys no API without methods.
MODELLED = frozenset(parsing.get_model_map()) - {"AWS::ApiGateway::Deployment"}

_ARN = f"arn:aws:%s:{templates.REGION}:{templates.ACCOUNT}:%s"
# What a Ref gives for recorded types where it is not a name.
_ARNS = {
    "AWS::IAM::OIDCProvider": ("iam", "oidc-provider/%s"),
    "AWS::SecretsManager::Secret": ("secretsmanager", "secret:%s"),
}
# What a Ref gives for types that moto models without saying it.
_NAMES = {
    "AWS::EFS::AccessPoint": "access_point_id",
    "AWS::Events::EventBus": "name",
    "AWS::Lambda::Version": "version",
    "AWS::RDS::DBParameterGroup": "name",
    "AWS::Redshift::Cluster": "cluster_identifier",
    "AWS::Redshift::ClusterParameterGroup": "name",
}


class Recorded(CloudFormationModel):
    """A resource of a type that moto does not model."""

    __module__ = "moto.recorded.models"
    existing = set()

    def __init__(self, name, resource_type):
        service, form = _ARNS.get(resource_type, (None, None))
        self.physical_resource_id = _ARN % (service, form % name) if service else name
        self.existing.add(self.physical_resource_id)

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        resource_type = cloudformation_json["Type"]
        properties = cloudformation_json["Properties"]
        own_name = properties.get(resource_type.rsplit(":", 1)[1] + "Name", properties.get("DomainName"))
        resource = cls(own_name or resource_name, resource_type)
        # What other resources ask moto for, which has it outside CloudFormation.
        if resource_type == "AWS::CertificateManager::Certificate":
            # Moto would look for a removed one that was asked for with the same token.
            resource.rename(_certificates().request_certificate(own_name, str(uuid.uuid4()), [], []))
        if resource_type == "AWS::Lambda::Alias":
            functions = lambda_backends[account_id][region_name]
            function = functions.get_function(properties["FunctionName"])
            alias = functions.create_alias(properties["Name"], function.function_name, str(properties["FunctionVersion"]), "", "")
            resource.rename(alias.arn)
        return resource

    def rename(self, physical_id):
        self.existing.discard(self.physical_resource_id)
        self.physical_resource_id = physical_id
        self.existing.add(physical_id)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, **kwargs):
        return original_resource

    def delete(self, account_id, region_name):
        _certificates()._certificates.pop(self.physical_resource_id, None)
        self.existing.discard(self.physical_resource_id)

    @staticmethod
    def has_cfn_attr(attribute):
        return True

    def get_cfn_attribute(self, attribute):
        return _attribute(self.physical_resource_id, attribute)


def _certificates():
    return acm_backends[templates.ACCOUNT][templates.REGION]


def _attribute(name, attribute):
    if attribute.endswith("Port"):
        return "5432"
    if attribute.endswith("SecretArn"):
        return _ARN % ("secretsmanager", f"secret:{name}")
    if attribute.endswith("Arn") and not name.startswith("arn:"):
        return _ARN % ("recorded", name)
    return name if attribute in ("Arn", "Id") else f"{name}.{attribute}".lower()


def extend():
    """Changes moto for the rest of the process."""
    warnings.simplefilter("ignore")
    logging.getLogger("moto").setLevel(logging.ERROR)
    _record_other_types()
    _read_templates_as_cloudformation_does()
    _leave_out_of_lists_what_has_no_value()
    _decide_conditions_again_in_updates()
    _refuse_what_is_not_allowed()
    _give_outputs_of_children()
    _give_ids()
    _answer_what_moto_does_not()
    _change_what_moto_makes_anew()
    _remove_what_moto_forgets()


def _record_other_types():
    modelled = parsing.resource_class_from_type
    parsing.resource_class_from_type = lambda name: modelled(name) if name in MODELLED else Recorded


def _read_templates_as_cloudformation_does():
    stacks.Stack.parse_template = staticmethod(functools.lru_cache(templates.parse))

    def parse(change_set):
        change_set.template_dict = templates.parse(change_set.template)

    stacks.ChangeSet._parse_template = parse


def _leave_out_of_lists_what_has_no_value():
    clean = parsing.clean_json

    def cleaned(value, resource_map):
        made = clean(value, resource_map)
        return [element for element in made if element is not None] if isinstance(made, list) else made

    parsing.clean_json = cleaned


def as_text(value):
    return ",".join(map(str, value)) if isinstance(value, list) else value


def _decide_conditions_again_in_updates():
    def made(template, parameters):
        declared = template.get("Parameters", {})
        told = {name: as_text(value) for name, value in parameters.items() if name in declared}
        return resolution.Deployment(template, told).resources() if template else {}

    def difference(resource_map, template, parameters=None):
        old = made(resource_map._template, resource_map.input_parameters)
        new = made(template, resource_map.input_parameters if parameters is None else parameters)
        added = [name for name in new if name not in old]
        modified = []
        for name, body in new.items():
            # What a child gives may change with it. The root names its children before those that they feed.
            fed = body["Type"] == "AWS::CloudFormation::Stack" and not deployments.feeding(body).isdisjoint(modified)
            if name in old and (body != old[name] or fed):
                modified.append(name)
        return {"Add": added, "Modify": modified, "Remove": [name for name in old if name not in new]}

    def update(original, logical_name, resource_json, resource_map, **where):
        # What moto cannot change stays as it was.
        return original(logical_name, resource_json, resource_map, **where) or resource_map[logical_name]

    parsing.ResourceMap.build_resource_diff = difference
    parsing.parse_and_update_resource = functools.partial(update, parsing.parse_and_update_resource)

    changed = parsing.ResourceMap.update

    def update_all(resource_map, template, parameters=None):
        before = resource_map._resource_json_map
        names = difference(resource_map, template, parameters)
        removed, names["Remove"] = {name: before[name] for name in names["Remove"]}, []
        resource_map.build_resource_diff = lambda *_: names
        try:
            changed(resource_map, template, parameters)
        finally:
            del resource_map.build_resource_diff
        # What a child could not remove it tries again when its parent comes back to it.
        resource_map.left = {**getattr(resource_map, "left", {}), **removed}
        _remove(resource_map)

    def changes(change_set):
        resources = change_set.stack.resource_map
        types = {**resources._resource_json_map, **change_set.template_dict["Resources"]}
        names = difference(resources, change_set.template_dict, change_set.parameters)
        return [stacks.Change(action, name, types[name]["Type"]) for action in names for name in names[action]]

    def apply(change_set):
        stack = change_set.stack
        stack.resource_map.update(change_set.template_dict, change_set.parameters)
        stack.template_dict, stack.parameters, stack.tags = change_set.template_dict, change_set.parameters, change_set.tags
        stack.output_map = stack._create_output_map()

    parsing.ResourceMap.update = update_all
    stacks.ChangeSet.diff = changes
    stacks.ChangeSet.apply = apply


def _remove(resource_map):
    """After what is new and what has changed, as CloudFormation does. Each waits for those that use it."""
    before = None
    while resource_map.left and len(resource_map.left) != before:
        before = len(resource_map.left)
        for name, body in list(resource_map.left.items()):
            try:
                resource_map._delete_resource(resource_map._parsed_resources[name], body)
                del resource_map._parsed_resources[name], resource_map.left[name]
            except Exception as error:  # each service has its own for what is in use
                last = error
    if resource_map.left:
        raise last


def _refuse_what_is_not_allowed():
    """Before there is a stack: moto would leave the shell of one behind."""
    created = stacks.CloudFormationBackend.create_change_set

    def create(backend, template, parameters, **told):
        parsed = templates.parse(template)
        try:
            deployment = resolution.Deployment(parsed, parameters)
            reasons = list(deployment.refused())
        except ValueError as error:
            reasons = [str(error)]
        if reasons:
            raise ValidationError(message="; ".join(reasons))
        ids = created(backend, template=template, parameters=parameters, **told)
        _fail_without_changes(backend.change_sets[ids[0]], deployment.parameters)
        return ids

    stacks.CloudFormationBackend.create_change_set = create
    CloudFormationResponse._validate_different_update = lambda *told: None


def _fail_without_changes(change_set, told):
    """As CloudFormation does; moto would refuse to make one, or make one that changes nothing."""
    stack = change_set.stack
    had = {name: as_text(value) for name, value in stack.stack_parameters.items()}
    same = change_set.template == stack.template and change_set.tags == stack.tags
    if change_set.change_set_type == "UPDATE" and same and had == told:
        change_set.status, change_set.execution_status = "FAILED", "UNAVAILABLE"
        change_set.status_reason = "The submitted information didn't contain changes."


def _give_outputs_of_children():
    def attribute(stack, name):
        return {output["OutputKey"]: output["OutputValue"] for output in stack.outputs or []}[name.split(".", 1)[1]]

    def update(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        properties = cloudformation_json["Properties"]
        template = stacks.get_stack_from_s3_url(properties["TemplateURL"], account_id, "aws")
        original_resource.update(template, parameters=properties.get("Parameters", {}))
        return original_resource

    def exports(output_map):
        return [
            parsing.Export(output_map._stack_id, parsing.clean_json(output["Export"]["Name"], output_map._resource_map), value)
            for name, output in (output_map._output_json_map or {}).items()
            if "Export" in output and (value := getattr(output_map[name], "value", None)) is not None
        ]

    def parameters(stack):
        return [{"ParameterKey": key, "ParameterValue": as_text(value)} for key, value in stack.stack_parameters.items()]

    parsing.OutputMap.exports = property(exports)
    stacks.Stack.parameter_list = property(parameters)
    removed = stacks.CloudFormationBackend.delete_stack

    def delete(backend, name):
        """Moto forgets a stack that it could not remove, such as a zone's before that of its records. And it does not
        know the exports of a stack that a change set has made, which it is to take back."""
        there = dict(backend.stacks)
        for stack in there.values():
            for export in stack.exports if name in (stack.stack_id, stack.name) else ():
                backend.exports.setdefault(export.name, export)
        try:
            removed(backend, name)
        except Exception:
            backend.stacks.update({key: stack for key, stack in there.items() if name in (key, stack.name)})
            raise

    stacks.CloudFormationBackend.delete_stack = delete
    stacks.Stack.get_cfn_attribute = attribute
    stacks.Stack.update_from_cloudformation_json = classmethod(update)


def _answer_what_moto_does_not():
    DBInstance.default_engine_versions["aurora-postgresql"] = "17.9"
    for model in parsing.get_model_list():
        known = vars(model).get("get_cfn_attribute")
        if known and model is not stacks.Stack:
            model.get_cfn_attribute = functools.partialmethod(_answer, known)
        model.has_cfn_attr = classmethod(lambda cls, asked: True)


def _answer(resource, known, asked):
    try:
        return known(resource, asked)
    except Exception:  # each model refuses in its own way
        return _attribute(resource.physical_resource_id, asked)


def _give_ids():
    LambdaVersion.get_cfn_attribute = lambda version, asked: version.version
    CloudFormationModel.get_cfn_attribute = lambda model, asked: _attribute(model.physical_resource_id, asked)
    for resource_type, name in _NAMES.items():
        model = parsing.get_model_map()[resource_type]
        model.physical_resource_id = property(operator.attrgetter(name))
    name = parsing.generate_resource_name
    parsing.generate_resource_name = lambda kind, *told: name(kind, *told)[-64 if kind == "AWS::IAM::Role" else 0 :]
    zone_id = zones.create_route53_zone_id
    zones.create_route53_zone_id = lambda **told: "Z" + zone_id(**told)[:20]


def _change_what_moto_makes_anew():
    """Names are generated, so no change of ours gives one a new name."""
    changed = FakeBucket.update_from_cloudformation_json

    def change_bucket(original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        properties = {**cloudformation_json["Properties"], "BucketName": original_resource.name}
        told = {**cloudformation_json, "Properties": properties}
        return changed(original_resource, original_resource.name, told, account_id, region_name)

    FakeBucket.update_from_cloudformation_json = change_bucket
    Cluster.update_from_cloudformation_json = lambda original_resource, *told, **more: original_resource


def _remove_what_moto_forgets():
    """With the calls that CloudFormation makes; each fails as the service's own does while something is in use."""

    def ec2():
        return ec2_backends[templates.ACCOUNT][templates.REGION]

    def delete_route_table(table):
        for association in list(table._associations):
            ec2().disassociate_route_table(association)
        ec2().delete_route_table(table.id)

    def delete_route(route):
        # A table takes its routes with it.
        if route.route_table.id in ec2().route_tables:
            ec2().delete_route(route.route_table.id, route.destination_cidr_block)

    def delete_endpoint(endpoint):
        # Moto would look for routes in tables that may be gone.
        ec2().vpc_end_points.pop(endpoint.id)
        for interface in endpoint.network_interface_ids or []:
            ec2().enis.pop(interface, None)

    def delete_cluster(cluster):
        # Moto would list it for ever as inactive.
        ecs().clusters.pop(cluster.name)

    def delete_api(api):
        apigateway_backends[templates.ACCOUNT][templates.REGION].delete_rest_api(api.id)

    def delete_policy(policy):
        iam_backends[templates.ACCOUNT]["aws"].delete_policy(policy.arn)

    def delete_zone(zone):
        zones.route53_backends[templates.ACCOUNT]["aws"].delete_hosted_zone(zone.id)

    def ecs():
        return ecs_backends[templates.ACCOUNT][templates.REGION]

    def elbv2():
        return elbv2_backends[templates.ACCOUNT][templates.REGION]

    def redshift():
        return redshift_backends[templates.ACCOUNT][templates.REGION]

    removals = {
        "AWS::ApiGateway::RestApi": delete_api,
        "AWS::EC2::EIP": lambda address: ec2().release_address(allocation_id=address.allocation_id),
        "AWS::EC2::FlowLog": lambda log: ec2().delete_flow_logs([log.id]),
        "AWS::EC2::InternetGateway": lambda gateway: ec2().delete_internet_gateway(gateway.id),
        "AWS::EC2::NatGateway": lambda gateway: ec2().delete_nat_gateway(gateway.id),
        "AWS::EC2::Route": delete_route,
        "AWS::EC2::RouteTable": delete_route_table,
        "AWS::EC2::VPCEndpoint": delete_endpoint,
        "AWS::EC2::VPCGatewayAttachment": lambda it: ec2().detach_internet_gateway(it.gateway_id, it.vpc_id),
        "AWS::ECS::Cluster": delete_cluster,
        "AWS::ECS::TaskDefinition": lambda task: ecs().deregister_task_definition(task.arn),
        "AWS::ElasticLoadBalancingV2::ListenerRule": lambda rule: elbv2().delete_rule(rule.arn),
        "AWS::ElasticLoadBalancingV2::TargetGroup": lambda group: elbv2().delete_target_group(group.arn),
        "AWS::IAM::ManagedPolicy": delete_policy,
        "AWS::Redshift::Cluster": lambda cluster: redshift().clusters.pop(cluster.cluster_identifier),
        "AWS::Redshift::ClusterParameterGroup": lambda group: redshift().parameter_groups.pop(group.name),
        "AWS::Redshift::ClusterSubnetGroup": lambda group: redshift().subnet_groups.pop(group.cluster_subnet_group_name),
        "AWS::Route53::HostedZone": delete_zone,
    }
    for resource_type, remove in removals.items():
        model = parsing.get_model_map()[resource_type]
        model.delete = functools.partialmethod(_delete, remove)


def _delete(resource, remove, account_id, region_name):
    try:
        remove(resource)
    except AttributeError as error:
        # Moto would go on as if nothing had been asked.
        raise RuntimeError(f"{resource} cannot be removed") from error
