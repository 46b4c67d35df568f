"""Drives every action of the Redshift Data API with boto3 and the AWS CLI.

The endpoint is AWS_ENDPOINT_URL. Each check prints a line; the first that fails ends the program
with status 1.
"""

import json
import os
import shutil
import subprocess
import time
import urllib.request
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

client = boto3.client("redshift-data", config=Config(retries={"max_attempts": 1}))
TARGET = {"WorkgroupName": "storehouse", "Database": "dev"}
SCHEMA = "conformance_" + uuid.uuid4().hex[:8]


def raw(action, body):
    """What the installed botocore does not know yet."""
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"],
        json.dumps(body).encode(),
        {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "RedshiftData." + action,
        },
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def run(sql, **more):
    target = {} if "SessionId" in more else TARGET
    return end(client.execute_statement(Sql=sql, **target, **more)["Id"])


def end(statement_id):
    return raw("DescribeStatement", {"Id": statement_id, "WaitTimeSeconds": 30})


def done(sql, **more):
    described = run(sql, **more)
    assert described["Status"] == "FINISHED", described
    return described


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error.response
        return error.response
    raise AssertionError("not refused with " + code)


def execute_describe_result():
    described = done("SELECT 1 AS one, 'a' AS a, NULL AS nothing, 1.50::numeric(5,2) AS n, true AS b")
    assert described["HasResultSet"] and described["ResultRows"] == 1
    result = client.get_statement_result(Id=described["Id"])
    assert result["Records"] == [
        [{"longValue": 1}, {"stringValue": "a"}, {"isNull": True}, {"stringValue": "1.50"}, {"booleanValue": True}]
    ], result
    assert [column["typeName"] for column in result["ColumnMetadata"]] == [
        "int4", "varchar", "varchar", "numeric", "bool"
    ], result["ColumnMetadata"]


def errors_of_statements_and_of_the_api():
    failed = run("SELECT * FROM nowhere")
    assert failed["Status"] == "FAILED" and failed["Error"].startswith("ERROR: relation"), failed
    unknown = str(uuid.uuid4())
    error = refused("ResourceNotFoundException", client.describe_statement, Id=unknown)
    assert error["Error"]["Message"] == "Query does not exist.", error
    refused("ResourceNotFoundException", client.get_statement_result, Id=failed["Id"])
    refused("ValidationException", client.execute_statement, Sql="SELECT 1", WorkgroupName="storehouse")
    refused("ValidationException", client.execute_statement, Sql="", **TARGET)


def parameters_and_tokens():
    described = done("SELECT :a::int + 1", Parameters=[{"name": "a", "value": "41"}])
    assert client.get_statement_result(Id=described["Id"])["Records"] == [[{"longValue": 42}]]
    token = uuid.uuid4().hex
    ids = {client.execute_statement(Sql="SELECT 1", ClientToken=token, **TARGET)["Id"] for _ in range(3)}
    assert len(ids) == 1


def batch():
    done(f"CREATE TABLE {SCHEMA}.numbers (n int)")
    insert = f"INSERT INTO {SCHEMA}.numbers VALUES (1)"
    answer = client.batch_execute_statement(Sqls=[insert, "SELECT nothing"], **TARGET)
    described = end(answer["Id"])
    assert described["Status"] == "FAILED" and len(described["SubStatements"]) == 2, described
    answer = client.batch_execute_statement(Sqls=[insert, f"SELECT * FROM {SCHEMA}.numbers"], **TARGET)
    assert end(answer["Id"])["Status"] == "FINISHED"
    assert client.get_statement_result(Id=answer["Id"] + ":2")["TotalNumRows"] == 1


def pages_of_json_and_csv():
    sql = "SELECT i, 'row ' || i FROM generate_series(1, 30000) i"
    described = done(sql)
    pages = client.get_paginator("get_statement_result").paginate(Id=described["Id"])
    rows = [record[0]["longValue"] for page in pages for record in page["Records"]]
    assert rows == list(range(1, 30001))
    described = done(sql, ResultFormat="CSV")
    pages = client.get_paginator("get_statement_result_v2").paginate(Id=described["Id"])
    text = "".join(record["CSVRecords"] for page in pages for record in page["Records"])
    assert text.count("\n") == 30000 and text.startswith("1,row 1\n"), text[:40]


def cancellation():
    running = client.execute_statement(Sql="SELECT pg_sleep(60)", **TARGET)["Id"]
    assert client.cancel_statement(Id=running)["Status"] is True
    assert end(running)["Status"] == "ABORTED"
    error = refused("ValidationException", client.cancel_statement, Id=running)
    assert "already in ABORTED state" in error["Error"]["Message"], error


def sessions():
    answer = client.execute_statement(
        Sql="CREATE TEMP TABLE mine AS SELECT 7 AS seven", SessionKeepAliveSeconds=60, **TARGET
    )
    session = answer["SessionId"]
    end(answer["Id"])
    done("SELECT seven FROM mine", SessionId=session)
    listed = raw("ListSessions", {"SessionId": session})["Sessions"]
    assert [each["Status"] for each in listed] == ["AVAILABLE"], listed


def lists():
    name = uuid.uuid4().hex
    done("SELECT 1", StatementName=name)
    assert len(client.list_statements(StatementName=name)["Statements"]) == 1
    assert "dev" in client.list_databases(**TARGET)["Databases"]
    assert client.list_schemas(SchemaPattern=SCHEMA, **TARGET)["Schemas"] == [SCHEMA]
    tables = client.list_tables(SchemaPattern=SCHEMA, TablePattern="num%", **TARGET)["Tables"]
    assert tables == [{"name": "numbers", "schema": SCHEMA, "type": "TABLE"}], tables
    columns = client.describe_table(Schema=SCHEMA, Table="numbers", **TARGET)["ColumnList"]
    assert [column["name"] for column in columns] == ["n"], columns


def waiting():
    begun = time.monotonic()
    answer = raw("ExecuteStatement", {"Sql": "SELECT pg_sleep(30)", "WaitTimeSeconds": 1, **TARGET})
    assert answer["Status"] in ("PICKED", "STARTED"), answer
    assert time.monotonic() - begun >= 1
    client.cancel_statement(Id=answer["Id"])


def command_line():
    if shutil.which("aws") is None:
        return
    command = ["aws", "redshift-data", "execute-statement", "--workgroup-name", "storehouse",
               "--database", "dev", "--sql", "SELECT 5 AS five", "--output", "json"]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    end(answer["Id"])
    command = ["aws", "redshift-data", "get-statement-result", "--id", answer["Id"], "--output", "json"]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    assert result["Records"] == [[{"longValue": 5}]], result


done(f"CREATE SCHEMA {SCHEMA}")
for check in (
    execute_describe_result,
    errors_of_statements_and_of_the_api,
    parameters_and_tokens,
    batch,
    pages_of_json_and_csv,
    cancellation,
    sessions,
    lists,
    waiting,
    command_line,
):
    started = time.monotonic()
    check()
    print(f"{check.__name__}: {time.monotonic() - started:.2f} s", flush=True)
