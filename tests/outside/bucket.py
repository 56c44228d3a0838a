"""A bucket of S3 for the tests, by moto: held in memory, every signature checked.

Prints one line when it is ready: endpoint, bucket, key id and secret, with blanks
between them. It ends when its input does.
"""

import json
import sys

import boto3
from moto import settings
from moto.server import ThreadedMotoServer

BUCKET = "bukti"
REGION = "us-east-1"
EVERYTHING = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
}

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
endpoint = f"http://{host}:{port}"


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id="anyone",
        aws_secret_access_key="anything",
    )


client("s3").create_bucket(Bucket=BUCKET)
iam = client("iam")
iam.create_user(UserName="prima")
key = iam.create_access_key(UserName="prima")["AccessKey"]
iam.put_user_policy(
    UserName="prima", PolicyName="everything", PolicyDocument=json.dumps(EVERYTHING)
)
# From here on only who signs with the user's key is let in.
settings.INITIAL_NO_AUTH_ACTION_COUNT = 0
print(endpoint, BUCKET, key["AccessKeyId"], key["SecretAccessKey"], flush=True)
sys.stdin.read()
server.stop()
