"""Drives every action of the Redshift Data API with boto3 and the AWS CLI.

The endpoint is AWS_ENDPOINT_URL. Each check prints a line; the first that fails ends the program
with status 1.
"""

import concurrent.futures
import json
import os
import shutil
import subprocess
import time
import urllib.error
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


def refused_raw(code, action, body):
    try:
        raw(action, body)
    except urllib.error.HTTPError as error:
        answer = json.load(error)
        assert answer["__type"] == code and error.headers["x-amzn-ErrorType"] == code, answer
        return answer["Message"]
    raise AssertionError("not refused with " + code)


def control(method, what, body):
    url = os.environ["AWS_ENDPOINT_URL"] + "/_storehouse/redshift-data/" + what
    request = urllib.request.Request(url, json.dumps(body).encode(), method=method)
    urllib.request.urlopen(request, timeout=10).close()


def at_once(count, call):
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        return [future.result() for future in [pool.submit(call) for _ in range(count)]]


def attempt(action, body):
    try:
        return raw(action, body)
    except urllib.error.HTTPError as error:
        return json.load(error)


def rows(sql, **more):
    return client.get_statement_result(Id=done(sql, **more)["Id"])["Records"]


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


TYPES = [
    # column, value, field, typeName, precision, scale, signed, case-sensitive
    ("int2", "1", {"longValue": 1}, "int2", 5, 0, True, False),
    ("int4", "2", {"longValue": 2}, "int4", 10, 0, True, False),
    ("int8", "9007199254740993", {"longValue": 9007199254740993}, "int8", 19, 0, True, False),
    ("float4", "1.5", {"doubleValue": 1.5}, "float4", 8, 8, True, False),
    ("float8", "2.5", {"doubleValue": 2.5}, "float8", 17, 17, True, False),
    ("numeric(12,3)", "1.5", {"stringValue": "1.500"}, "numeric", 12, 3, True, False),
    ("numeric", "7", {"stringValue": "7"}, "numeric", 18, 0, True, False),
    ("bool", "true", {"booleanValue": True}, "bool", 1, 0, False, False),
    ("varchar(9)", "''", {"stringValue": ""}, "varchar", 9, 0, False, True),
    ("char(4)", "'ab'", {"stringValue": "ab  "}, "bpchar", 4, 0, False, True),
    ("date", "'2022-02-22'", {"stringValue": "2022-02-22"}, "date", 13, 0, False, False),
    ("time", "'10:11:12'", {"stringValue": "10:11:12"}, "time", 15, 6, False, False),
    ("timetz", "'10:11:12+00'", {"stringValue": "10:11:12+00"}, "timetz", 21, 6, False, False),
    ("timestamp", "'2022-02-22'", {"stringValue": "2022-02-22 00:00:00.0"}, "timestamp", 29, 6, False, False),
    ("timestamptz", "'2022-02-22 02:00:00.120+02'", {"stringValue": "2022-02-22 00:00:00.12"},
     "timestamptz", 35, 6, False, False),
    ("super", "json_parse('{\"a\": [1, \"b c\"]}')", {"stringValue": '{"a":[1,"b c"]}'}, "super",
     2147483647, 0, False, True),
    ("varbyte", "to_varbyte('abc', 'utf8')", {"stringValue": "616263"}, "varbyte", 2147483647, 0, False, True),
]


def every_type_and_its_null():
    table = f"{SCHEMA}.types"
    columns = ", ".join(f"c{i} {each[0]}" for i, each in enumerate(TYPES))
    done(f"CREATE TABLE {table} (id int NOT NULL, {columns})")
    done(f"INSERT INTO {table} VALUES (1, {', '.join(each[1] for each in TYPES)})")
    done(f"INSERT INTO {table} (id) VALUES (2)")
    select = f"SELECT t.*, id AS label, id AS label, count(*) OVER () FROM {table} t ORDER BY id"
    result = client.get_statement_result(Id=done(select)["Id"])
    full, empty = result["Records"]
    assert full[1:-3] == [each[2] for each in TYPES], full
    assert empty[1:-3] == [{"isNull": True}] * len(TYPES), empty
    first, *typed, label, again, number = result["ColumnMetadata"]
    names = ("typeName", "precision", "scale", "isSigned", "isCaseSensitive")
    for column, expected in zip(typed, TYPES):
        assert [column[name] for name in names] == list(expected[3:]), (column, expected)
        assert (column["schemaName"], column["tableName"], column["nullable"]) == (SCHEMA, "types", 1), column
    assert first["nullable"] == 0 and number["nullable"] == 2, (first, number)
    assert (label["label"], label["name"]) == (again["label"], again["name"]) == ("label", "id")
    assert (number["schemaName"], number["tableName"]) == ("", ""), number
    described = client.describe_table(Schema=SCHEMA, Table="types", **TARGET)["ColumnList"]
    for column, expected in zip(described[1:], TYPES):
        assert [column[name] for name in names] == list(expected[3:]), (column, expected)
    csv = done(f"SELECT c8, c1, c9, true FROM {table} ORDER BY id", ResultFormat="CSV")
    records = client.get_statement_result_v2(Id=csv["Id"])["Records"]
    assert "".join(each["CSVRecords"] for each in records) == '"",2,ab  ,true\n,,,true\n', records


def one_statement_at_a_time_in_a_session():
    answer = raw("ExecuteStatement", {"Sql": "SELECT 1", "SessionKeepAliveSeconds": 60, "WaitTimeSeconds": 30, **TARGET})
    session = {"SessionId": answer["SessionId"]}
    control("PUT", "faults", {"delay_ms": {"STARTED": 20000}})
    answers = at_once(4, lambda: attempt("ExecuteStatement", {"Sql": "SELECT 2", **session}))
    ids = [each["Id"] for each in answers if "Id" in each]
    assert len(ids) == 1, answers
    assert all(each["__type"] == "ValidationException" for each in answers if "Id" not in each), answers
    busy = raw("ListSessions", {"Status": "BUSY", **session})["Sessions"]
    assert [each["CurrentStatementId"] for each in busy] == ids, busy
    control("PUT", "faults", {})
    client.cancel_statement(Id=ids[0])
    listed = raw("ListSessions", session)["Sessions"]
    assert [each["Status"] for each in listed] == ["AVAILABLE"] and "CurrentStatementId" not in listed[0], listed
    refused_raw("ValidationException", "ExecuteStatement", {"Sql": "SELECT 1", **session, "Database": "other"})
    short = {"Sql": "SELECT 1", "SessionKeepAliveSeconds": 0, "ClientToken": uuid.uuid4().hex, "WaitTimeSeconds": 30}
    answer = raw("ExecuteStatement", {**short, **TARGET})
    closed = raw("ListSessions", {"SessionId": answer["SessionId"]})["Sessions"]
    assert [each["Status"] for each in closed] == ["CLOSED"], closed
    refused_raw("ResourceNotFoundException", "ExecuteStatement", {"Sql": "SELECT 1", "SessionId": answer["SessionId"]})


def one_run_for_one_token():
    done(f"CREATE TABLE {SCHEMA}.once (n int)")
    body = {"Sql": f"INSERT INTO {SCHEMA}.once VALUES (1)", "ClientToken": uuid.uuid4().hex, **TARGET}
    ids = {each["Id"] for each in at_once(8, lambda: raw("ExecuteStatement", body))}
    assert len(ids) == 1, ids
    end(ids.pop())
    assert rows(f"SELECT count(*) FROM {SCHEMA}.once") == [[{"longValue": 1}]]
    session = raw("ExecuteStatement", {"Sql": "SELECT 1", "SessionKeepAliveSeconds": 60, "WaitTimeSeconds": 30, **TARGET})
    body = {"Sql": "SELECT 1", "ClientToken": uuid.uuid4().hex, "SessionId": session["SessionId"],
            "SessionKeepAliveSeconds": 0, "WaitTimeSeconds": 30}
    assert raw("ExecuteStatement", body)["Id"] == raw("ExecuteStatement", body)["Id"]


def cancellation_before_it_runs():
    for state in ("SUBMITTED", "PICKED"):
        control("PUT", "faults", {"delay_ms": {state: 20000}})
        answer = client.execute_statement(Sql=f"CREATE TABLE {SCHEMA}.never (n int)", **TARGET)
        while client.describe_statement(Id=answer["Id"])["Status"] != state:
            time.sleep(0.01)
        cancels = at_once(2, lambda: attempt("CancelStatement", {"Id": answer["Id"]}))
        assert {"Status": True} in cancels, cancels
        control("PUT", "faults", {})
        assert end(answer["Id"])["Status"] == "ABORTED"
        message = refused_raw("ValidationException", "CancelStatement", {"Id": answer["Id"]})
        assert message == f"Could not cancel a query that is already in ABORTED state with ID: {answer['Id']}"
        refused_raw("ResourceNotFoundException", "GetStatementResult", {"Id": answer["Id"]})
    assert client.describe_table(Schema=SCHEMA, Table="never", **TARGET)["ColumnList"] == []


def limits():
    def execute(**more):
        return {"Sql": "SELECT 1", **TARGET, **more}

    for wrong in (
        {"WaitTimeSeconds": 0}, {"WaitTimeSeconds": 31}, {"ClientToken": ""}, {"ClientToken": "t" * 65},
        {"StatementName": "n" * 2049}, {"SessionKeepAliveSeconds": 86401}, {"Sql": "x" * 102401}, {"Nobody": 1},
        {"Parameters": []}, {"Parameters": [{"name": "a-b", "value": "1"}]}, {"Parameters": [{"name": "a", "value": ""}]},
        {"Sql": "-- nothing"}, {"ResultFormat": "XML"},
    ):
        refused_raw("ValidationException", "ExecuteStatement", execute(**wrong))
    for right in ({"WaitTimeSeconds": 30}, {"ClientToken": "t" * 64}, {"StatementName": "n" * 2048}):
        raw("ExecuteStatement", execute(**right))
    for count in (0, 41):
        refused_raw("ValidationException", "BatchExecuteStatement", {"Sqls": ["SELECT 1"] * count, **TARGET})
    raw("BatchExecuteStatement", {"Sqls": ["SELECT 1"] * 40, **TARGET})
    for size in (-1, 101):
        refused_raw("ValidationException", "ListStatements", {"MaxResults": size})
        refused_raw("ValidationException", "ListSessions", {"MaxResults": size})
    refused_raw("ValidationException", "ListTables", {"MaxResults": 1001, **TARGET})
    refused_raw("ValidationException", "ListDatabases", {"ConnectedDatabase": "dev", **TARGET})
    refused_raw("ValidationException", "ListSchemas", {"SchemaPattern": "a\\", **TARGET})
    refused_raw("UnknownOperationException", "Nothing", {})
    refused_raw("SerializationException", "ListStatements", None)
    refused_raw("SerializationException", "ListStatements", {"MaxResults": "1"})
    refused_raw("DatabaseConnectionException", "ListTables", {"ConnectedDatabase": "nowhere", **TARGET})


def tokens_of_another_list():
    for _ in range(2):
        done("SELECT 1", StatementName="token")
    first = raw("ListStatements", {"StatementName": "token", "MaxResults": 1})
    done("SELECT 1", StatementName="token")
    second = raw("ListStatements", {"StatementName": "token", "MaxResults": 1, "NextToken": first["NextToken"]})
    assert first["Statements"][0]["Id"] != second["Statements"][0]["Id"], "an insert moved the page"
    for body in ({"StatementName": "other"}, {"StatementName": "token", "Status": "ALL"}):
        refused_raw("ValidationException", "ListStatements", {**body, "NextToken": first["NextToken"]})
    results = [done("SELECT i, repeat('x', 500) FROM generate_series(1, 5000) i")["Id"] for _ in range(2)]
    token = client.get_statement_result(Id=results[0])["NextToken"]
    for wrong in (token, "garbled", "!"):
        refused_raw("ValidationException", "GetStatementResult", {"Id": results[1], "NextToken": wrong})


def parts_of_a_batch():
    done(f"CREATE TABLE {SCHEMA}.parts (n int)")
    body = {"Sqls": [f"INSERT INTO {SCHEMA}.parts VALUES (:n)", "SELECT nothing", f"INSERT INTO {SCHEMA}.parts VALUES (:n)"],
            "Parameters": [{"name": "n", "value": "4"}], "WaitTimeSeconds": 30, **TARGET}
    for mode, states, count in (("TRANSACTION", ["FINISHED", "FAILED", "ABORTED"], 0),
                                ("AUTO_COMMIT", ["FINISHED", "FAILED", "FINISHED"], 2)):
        described = end(raw("BatchExecuteStatement", {**body, "ExecutionMode": mode})["Id"])
        assert described["Error"].startswith("Query #2 failed with ERROR: column"), described
        assert [part["Status"] for part in described["SubStatements"]] == states, described
        assert rows(f"SELECT count(*) FROM {SCHEMA}.parts") == [[{"longValue": count}]]


def places_of_parameters():
    sql = "SELECT ':a', :a, ':b'::varchar, $$:a$$ -- :a\n/* :a */ WHERE :a = :a AND :a IS NOT NULL"
    values = [field["stringValue"] for field in rows(sql, Parameters=[{"name": "a", "value": "it's"}])[0]]
    assert values == [":a", "it's", ":b", ":a"], values
    failed = run("SELECT :a::int, NVL(1, 2),\n nowhere", Parameters=[{"name": "a", "value": "1"}])
    assert failed["Error"].endswith("Position: 29"), failed
    failed = run("SELECT :a::int", Parameters=[{"name": "a", "value": "x"}])
    assert failed["Error"] == 'ERROR: invalid input syntax for type integer: "x"', failed


done(f"CREATE SCHEMA {SCHEMA}")
for check in (
    every_type_and_its_null,
    one_statement_at_a_time_in_a_session,
    one_run_for_one_token,
    cancellation_before_it_runs,
    limits,
    tokens_of_another_list,
    parts_of_a_batch,
    places_of_parameters,
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
