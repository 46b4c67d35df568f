"""Drives S3 with boto3 and the AWS CLI.

The endpoint is AWS_ENDPOINT_URL. Each check prints a line; the first that fails ends the program
with status 1.
"""

import io
import json
import os
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
import uuid
import zlib
from base64 import b64encode

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

ONCE = {"max_attempts": 1}
PART = 5 * 1024 * 1024
KEY = "uploads/größe 1+2.csv"
s3 = boto3.client("s3", config=Config(retries=ONCE))
BUCKET = "conformance-" + uuid.uuid4().hex[:8]


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error.response
        return error.response["ResponseMetadata"]["HTTPStatusCode"]
    raise AssertionError("not refused with " + code)


def http(method, url, body=None, headers=None):
    request = urllib.request.Request(url, body, headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def signed_by(key, secret, token=None):
    return boto3.client(
        "s3",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(retries=ONCE),
    )


def crc32(data):
    return b64encode(zlib.crc32(data).to_bytes(4, "big")).decode()


def cli(*arguments):
    result = subprocess.run(["aws", *arguments], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout


def objects():
    s3.create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    stored = s3.put_object(
        Bucket=BUCKET, Key=KEY, Body=b"a,b\n", ContentType="text/csv", Metadata={"job": "7"}
    )
    assert stored["ChecksumCRC32"] == crc32(b"a,b\n"), stored
    read = s3.get_object(Bucket=BUCKET, Key=KEY, ChecksumMode="ENABLED")
    assert read["Body"].read() == b"a,b\n"
    assert read["ContentType"] == "text/csv" and read["Metadata"] == {"job": "7"}, read
    assert read["ChecksumCRC32"] == stored["ChecksumCRC32"], read
    part = s3.get_object(Bucket=BUCKET, Key=KEY, Range="bytes=1-2")
    assert part["Body"].read() == b",b"
    assert s3.head_object(Bucket=BUCKET, Key=KEY)["ContentLength"] == 4
    s3.copy_object(Bucket=BUCKET, Key="copy", CopySource={"Bucket": BUCKET, "Key": KEY})
    assert s3.head_object(Bucket=BUCKET, Key="copy")["ETag"] == stored["ETag"]
    s3.delete_object(Bucket=BUCKET, Key="copy")
    refused("NoSuchKey", s3.get_object, Bucket=BUCKET, Key="copy")
    refused("NoSuchBucket", s3.get_object, Bucket="no-such-bucket", Key="copy")
    refused("NoSuchBucket", s3.list_objects_v2, Bucket="no-such-bucket")
    wrong = {"Bucket": BUCKET, "Key": "wrong", "Body": b"x", "ChecksumCRC32": "AAAAAA=="}
    refused("BadDigest", s3.put_object, **wrong)
    taken = {"Bucket": BUCKET, "Key": KEY, "Body": b"", "IfNoneMatch": "*"}
    refused("PreconditionFailed", s3.put_object, **taken)


def lists():
    for number in range(25):
        s3.put_object(Bucket=BUCKET, Key="exports/%02d" % number, Body=b"")
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=BUCKET, Prefix="exports/", PaginationConfig={"PageSize": 10}
    )
    sizes = [[found["Key"] for found in page["Contents"]] for page in pages]
    assert [len(page) for page in sizes] == [10, 10, 5], sizes
    assert sum(sizes, []) == ["exports/%02d" % number for number in range(25)]
    folders = s3.list_objects_v2(Bucket=BUCKET, Delimiter="/")["CommonPrefixes"]
    assert [folder["Prefix"] for folder in folders] == ["exports/", "uploads/"], folders


def multipart():
    refused("NoSuchUpload", s3.upload_part, Bucket=BUCKET, Key="p", UploadId="none", PartNumber=1, Body=b"")
    target = {"Bucket": BUCKET, "Key": "uploads/parts"}
    upload = {**target, "UploadId": s3.create_multipart_upload(**target)["UploadId"]}
    refused("NoSuchUpload", s3.upload_part, **{**upload, "Key": "other"}, PartNumber=1, Body=b"")
    contents = [os.urandom(PART), b"end"]
    sent = [
        s3.upload_part(**upload, PartNumber=number, Body=content)
        for number, content in enumerate(contents, 1)
    ]
    listed = s3.list_parts(**upload)["Parts"]
    assert [part["ETag"] for part in listed] == [part["ETag"] for part in sent], listed
    assert "Contents" not in s3.list_objects_v2(Bucket=BUCKET, Prefix="uploads/parts")
    parts = [{"PartNumber": number, "ETag": part["ETag"]} for number, part in enumerate(sent, 1)]
    altered = [{**parts[0], "ETag": '"0"'}, parts[1]]
    refused("InvalidPart", s3.complete_multipart_upload, **upload, MultipartUpload={"Parts": altered})
    done = s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts})
    assert done["ETag"].endswith('-2"'), done
    assert s3.get_object(**target)["Body"].read() == b"".join(contents)

    upload["UploadId"] = s3.create_multipart_upload(**target)["UploadId"]
    s3.upload_part(**upload, PartNumber=1, Body=b"x")
    s3.abort_multipart_upload(**upload)
    refused("NoSuchUpload", s3.upload_part, **upload, PartNumber=1, Body=b"x")
    refused("NoSuchUpload", s3.list_parts, **upload)
    assert "Uploads" not in s3.list_multipart_uploads(Bucket=BUCKET)

    large = os.urandom(20 * 1024 * 1024)
    s3.upload_fileobj(io.BytesIO(large), BUCKET, "uploads/large")
    assert s3.head_object(Bucket=BUCKET, Key="uploads/large", ChecksumMode="ENABLED")["ChecksumCRC32"]
    read = io.BytesIO()
    s3.download_fileobj(BUCKET, "uploads/large", read)
    assert read.getvalue() == large


def presigned():
    def url(operation, seconds=60, **parameters):
        return s3.generate_presigned_url(operation, {"Bucket": BUCKET, **parameters}, seconds)

    assert http("GET", url("get_object", Key=KEY)) == (200, b"a,b\n")
    assert http("GET", url("get_object", Key=KEY).replace(".csv", ".cs"))[0] == 403
    assert http("PUT", url("get_object", Key=KEY), b"x")[0] == 403
    assert http("PUT", url("put_object", Key="uploads/form"), b"as curl names it")[0] == 200
    assert http("GET", url("get_object", Key="uploads/form")) == (200, b"as curl names it")
    typed = url("put_object", Key="uploads/typed", ContentType="text/csv")
    assert http("PUT", typed, b"", {"Content-Type": "text/html"})[0] == 403
    assert http("PUT", typed, b"", {"Content-Type": "text/csv"})[0] == 200
    target = {"Key": "uploads/presigned"}
    identity = s3.create_multipart_upload(Bucket=BUCKET, **target)["UploadId"]
    part = url("upload_part", **target, UploadId=identity, PartNumber=1)
    assert http("PUT", part, b"part")[0] == 200
    s3.abort_multipart_upload(Bucket=BUCKET, **target, UploadId=identity)
    assert http("PUT", part, b"part")[0] == 404


def strangers():
    anonymous = boto3.client("s3", config=Config(signature_version=UNSIGNED, retries=ONCE))
    assert refused("AccessDenied", anonymous.get_object, Bucket=BUCKET, Key=KEY) == 403
    assert refused("AccessDenied", anonymous.put_object, Bucket=BUCKET, Key="x", Body=b"") == 403
    s3.put_object(Bucket=BUCKET, Key="open", Body=b"", ACL="public-read")
    assert refused("AccessDenied", anonymous.get_object, Bucket=BUCKET, Key="open") == 403
    other = signed_by("other", "local")
    assert refused("InvalidAccessKeyId", other.get_object, Bucket=BUCKET, Key=KEY) == 403
    wrong = signed_by("local", "other")
    assert refused("SignatureDoesNotMatch", wrong.get_object, Bucket=BUCKET, Key=KEY) == 403
    session = signed_by("local", "local", "token")
    assert session.head_object(Bucket=BUCKET, Key=KEY)["ContentLength"] == 4


def command_line():
    if shutil.which("aws") is None:
        print("no AWS CLI here")
        return
    with tempfile.TemporaryDirectory() as directory:
        there, back = os.path.join(directory, "there"), os.path.join(directory, "back")
        with open(there, "wb") as file:
            file.write(os.urandom(9 * 1024 * 1024))
        cli("s3", "cp", there, "s3://" + BUCKET + "/uploads/cli")
        cli("s3", "cp", "s3://" + BUCKET + "/uploads/cli", back)
        with open(there, "rb") as first, open(back, "rb") as second:
            assert first.read() == second.read()
    assert BUCKET in cli("s3", "ls")
    listed = cli("s3api", "list-objects-v2", "--bucket", BUCKET, "--prefix", "uploads/cli")
    assert json.loads(listed)["Contents"][0]["Size"] == 9 * 1024 * 1024
    url = cli("s3", "presign", "s3://" + BUCKET + "/" + KEY).strip()
    assert http("GET", url) == (200, b"a,b\n")
    cli("s3", "rb", "--force", "s3://" + BUCKET)
    refused("404", s3.head_bucket, Bucket=BUCKET)


for check in (objects, lists, multipart, presigned, strangers, command_line):
    check()
    print("ok", check.__name__, flush=True)
