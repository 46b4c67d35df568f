"""What is in the emulated account, asked as a user would ask for it."""

import functools

import boto3

# How the resources of a type are listed, and by what a stack calls them.
_LISTS = {
    "AWS::ApiGateway::RestApi": ("apigateway", "get_rest_apis", "items", "id"),
    "AWS::AutoScaling::AutoScalingGroup": (
        "autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups", "AutoScalingGroupName"),
    "AWS::CloudWatch::Dashboard": ("cloudwatch", "list_dashboards", "DashboardEntries", "DashboardName"),
    "AWS::DynamoDB::Table": ("dynamodb", "list_tables", "TableNames", None),
    "AWS::EC2::EIP": ("ec2", "describe_addresses", "Addresses", "PublicIp"),
    "AWS::EC2::FlowLog": ("ec2", "describe_flow_logs", "FlowLogs", "FlowLogId"),
    "AWS::EC2::InternetGateway": ("ec2", "describe_internet_gateways", "InternetGateways", "InternetGatewayId"),
    "AWS::EC2::LaunchTemplate": ("ec2", "describe_launch_templates", "LaunchTemplates", "LaunchTemplateId"),
    "AWS::EC2::NatGateway": ("ec2", "describe_nat_gateways", "NatGateways", "NatGatewayId"),
    "AWS::EC2::RouteTable": ("ec2", "describe_route_tables", "RouteTables", "RouteTableId"),
    "AWS::EC2::SecurityGroup": ("ec2", "describe_security_groups", "SecurityGroups", "GroupId"),
    "AWS::EC2::Subnet": ("ec2", "describe_subnets", "Subnets", "SubnetId"),
    "AWS::EC2::VPC": ("ec2", "describe_vpcs", "Vpcs", "VpcId"),
    "AWS::EC2::VPCEndpoint": ("ec2", "describe_vpc_endpoints", "VpcEndpoints", "VpcEndpointId"),
    "AWS::ECR::Repository": ("ecr", "describe_repositories", "repositories", "repositoryName"),
    "AWS::ECS::Cluster": ("ecs", "list_clusters", "clusterArns", None),
    "AWS::ECS::TaskDefinition": ("ecs", "list_task_definitions", "taskDefinitionArns", None),
    "AWS::EFS::AccessPoint": ("efs", "describe_access_points", "AccessPoints", "AccessPointId"),
    "AWS::EFS::FileSystem": ("efs", "describe_file_systems", "FileSystems", "FileSystemId"),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": ("elbv2", "describe_load_balancers", "LoadBalancers", "LoadBalancerArn"),
    "AWS::ElasticLoadBalancingV2::TargetGroup": ("elbv2", "describe_target_groups", "TargetGroups", "TargetGroupArn"),
    "AWS::Events::EventBus": ("events", "list_event_buses", "EventBuses", "Name"),
    "AWS::Events::Rule": ("events", "list_rules", "Rules", "Name"),
    "AWS::IAM::InstanceProfile": ("iam", "list_instance_profiles", "InstanceProfiles", "InstanceProfileName"),
    "AWS::IAM::ManagedPolicy": ("iam", "list_policies", "Policies", "Arn"),
    "AWS::IAM::Role": ("iam", "list_roles", "Roles", "RoleName"),
    "AWS::KMS::Alias": ("kms", "list_aliases", "Aliases", "AliasName"),
    "AWS::KMS::Key": ("kms", "list_keys", "Keys", "KeyId"),
    "AWS::Lambda::Function": ("lambda", "list_functions", "Functions", "FunctionName"),
    "AWS::Logs::LogGroup": ("logs", "describe_log_groups", "logGroups", "logGroupName"),
    "AWS::RDS::DBInstance": ("rds", "describe_db_instances", "DBInstances", "DBInstanceIdentifier"),
    "AWS::RDS::DBParameterGroup": ("rds", "describe_db_parameter_groups", "DBParameterGroups", "DBParameterGroupName"),
    "AWS::RDS::DBSubnetGroup": ("rds", "describe_db_subnet_groups", "DBSubnetGroups", "DBSubnetGroupName"),
    "AWS::Redshift::Cluster": ("redshift", "describe_clusters", "Clusters", "ClusterIdentifier"),
    "AWS::Redshift::ClusterParameterGroup": (
        "redshift", "describe_cluster_parameter_groups", "ParameterGroups", "ParameterGroupName"),
    "AWS::Redshift::ClusterSubnetGroup": (
        "redshift", "describe_cluster_subnet_groups", "ClusterSubnetGroups", "ClusterSubnetGroupName"),
    "AWS::Route53::HostedZone": ("route53", "list_hosted_zones", "HostedZones", "Id"),
    "AWS::S3::Bucket": ("s3", "list_buckets", "Buckets", "Name"),
    "AWS::SNS::Topic": ("sns", "list_topics", "Topics", "TopicArn"),
    "AWS::SQS::Queue": ("sqs", "list_queues", "QueueUrls", None),
}
_FILTERS = {
    "list_policies": {"Scope": "Local"},
    "list_task_definitions": {"status": "ACTIVE"},
}
_GONE = {"deleted"}


# Making one takes longer than all that it is asked.
client_of = functools.cache(boto3.client)


def listed():
    """Identifiers of what there is, by type; of the types that can be listed without more."""
    found = {resource_type: set(_identifiers(*how)) for resource_type, how in _LISTS.items()}
    aliases = client_of("kms").list_aliases()["Aliases"]
    found["AWS::KMS::Key"] -= {each.get("TargetKeyId") for each in aliases if each["AliasName"].startswith("alias/aws/")}
    for bus in found["AWS::Events::EventBus"]:
        rules = client_of("events").list_rules(EventBusName=bus)["Rules"]
        found["AWS::Events::Rule"].update(rule["Name"] for rule in rules)
    # The service's own, which come with the first database.
    found["AWS::RDS::DBParameterGroup"] = {each for each in found["AWS::RDS::DBParameterGroup"] if "default." not in each}
    return found


def _identifiers(service, operation, result, key):
    client = client_of(service)
    told = _FILTERS.get(operation, {})
    if client.can_paginate(operation):
        pages = client.get_paginator(operation).paginate(**told)
    else:
        pages = [getattr(client, operation)(**told)]
    for page in pages:
        for one in page.get(result, []):
            if key is None:
                yield one
            elif str(one.get("State")) not in _GONE:
                yield one[key]


def contains(identifiers, physical_id):
    """Whether one of them is what a stack calls by that id, which may be a name where the list has ARNs."""
    return any(each == physical_id or each.endswith("/" + physical_id) for each in identifiers)
