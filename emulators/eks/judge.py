"""Judges an EKS emulator by botocore: a client whose every answer is compared with the service model.

Botocore's parser passes over what it does not know, so the raw answers are compared here: unknown members, wrong types,
words that are no enum's, missing members, and errors that the operation does not have or with another HTTP status.
"""
import json
import re

import boto3
from botocore.config import Config

# Errors of every AWS service, which the model does not list.
COMMON = {
    "AccessDeniedException": 403,
    "IncompleteSignatureException": 403,
    "InvalidSignatureException": 403,
    "MissingAuthenticationTokenException": 403,
    "SerializationException": 400,
    "ThrottlingException": 429,
}


class Judge:
    def __init__(self, endpoint, region="us-east-1", account="111122223333", attempts=1):
        self.client = boto3.client(
            "eks",
            endpoint_url=endpoint,
            region_name=region,
            aws_access_key_id=account,
            aws_secret_access_key="secret",
            config=Config(retries={"total_max_attempts": attempts, "mode": "standard"}),
        )
        self.called = set()
        self.faults = []
        self.answers = 0
        self.client.meta.events.register("response-received.eks", self.received)

    def received(self, response_dict, context, event_name, **_):
        name = event_name.rsplit(".", 1)[-1]
        operation = self.client.meta.service_model.operation_model(name)
        self.called.add(name)
        self.answers += 1
        status = response_dict["status_code"]
        body = json.loads(response_dict["body"])
        if "x-amzn-requestid" not in response_dict["headers"]:
            self.fault(name, "no request id")
        if status < 300:
            self.compare(name, operation.output_shape, body)
            return
        code = response_dict["headers"].get("x-amzn-errortype", "")
        errors = {shape.name: shape for shape in operation.error_shapes}
        if code in errors:
            expected = errors[code].metadata["error"]["httpStatusCode"]
            self.compare(name + " " + code, errors[code], body)
        elif code in COMMON:
            expected = COMMON[code]
        else:
            self.fault(name, "answers %s, which the operation does not have: %s" % (code, body))
            return
        if status != expected:
            self.fault(name, "answers %s with %d, expected %d" % (code, status, expected))

    def fault(self, path, message):
        self.faults.append(path + ": " + message)

    def compare(self, path, shape, value):
        getattr(self, shape.type_name)(path, shape, value)

    def structure(self, path, shape, value):
        if not isinstance(value, dict):
            return self.fault(path, "not an object: %r" % value)
        for name in shape.required_members:
            if name not in value:
                self.fault(path, "lacks " + name)
        for name, inner in value.items():
            if name in shape.members:
                self.compare(path + "." + name, shape.members[name], inner)
            else:
                self.fault(path, "has a member the model does not know: " + name)

    def list(self, path, shape, value):
        if not isinstance(value, list):
            return self.fault(path, "not a list: %r" % value)
        self.limits(path, shape, len(value))
        for inner in value:
            self.compare(path + "[]", shape.member, inner)

    def map(self, path, shape, value):
        if not isinstance(value, dict):
            return self.fault(path, "not an object: %r" % value)
        for key, inner in value.items():
            self.compare(path + " key", shape.key, key)
            self.compare(path + "." + key, shape.value, inner)

    def string(self, path, shape, value):
        if not isinstance(value, str):
            return self.fault(path, "not a string: %r" % value)
        self.limits(path, shape, len(value))
        if shape.enum and value not in shape.enum:
            self.fault(path, "%s is none of %s" % (value, shape.enum))
        if "pattern" in shape.metadata and not re.match(shape.metadata["pattern"], value):
            self.fault(path, "%s does not match %s" % (value, shape.metadata["pattern"]))

    def integer(self, path, shape, value):
        if not isinstance(value, int) or isinstance(value, bool):
            return self.fault(path, "not a whole number: %r" % value)
        self.limits(path, shape, value)

    def boolean(self, path, shape, value):
        if not isinstance(value, bool):
            self.fault(path, "neither true nor false: %r" % value)

    def timestamp(self, path, shape, value):
        # REST-JSON bodies carry seconds since 1970 unless the model says otherwise
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not 1.5e9 < value < 4e9:
            self.fault(path, "no time: %r" % value)

    def limits(self, path, shape, count):
        if count < shape.metadata.get("min", count) or count > shape.metadata.get("max", count):
            self.fault(path, "%d is not within %s" % (count, shape.metadata))
