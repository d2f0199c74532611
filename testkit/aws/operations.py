"""Says which service and operation a signed request is for, by the service models of botocore.

Also what IAM calls the operation, and how the service words a refusal on the wire.
"""
import datetime
import functools
import re
from urllib.parse import parse_qs

from moto.core.parse import PROTOCOL_PARSERS
from moto.core.serialize import get_serializer_class
from moto.core.utils import get_service_model
from werkzeug.datastructures import Headers, MultiDict

SCOPE = re.compile(r"Credential=([^/,\s]+)/(\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request")

# Names in the signature that are not botocore's.
SIGNED = {
    "access-analyzer": "accessanalyzer",
    "elasticfilesystem": "efs",
    "elasticloadbalancing": "elbv2",
    "monitoring": "cloudwatch",
    "tagging": "resourcegroupstaggingapi",
}

# Service prefixes in IAM that are not botocore's names.
PREFIXES = {
    "accessanalyzer": "access-analyzer",
    "efs": "elasticfilesystem",
    "elb": "elasticloadbalancing",
    "elbv2": "elasticloadbalancing",
    "resourcegroupstaggingapi": "tag",
}

# Operations whose permission has another name (service authorization reference).
ACTIONS = {
    "access-analyzer:ListFindingsV2": "access-analyzer:ListFindings",
    "s3:GetBucketEncryption": "s3:GetEncryptionConfiguration",
    "s3:GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
    "s3:GetObjectLockConfiguration": "s3:GetBucketObjectLockConfiguration",
    "s3:GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
    "s3:HeadBucket": "s3:ListBucket",
    "s3:ListBuckets": "s3:ListAllMyBuckets",
    "s3:ListObjectsV2": "s3:ListBucket",
    "s3control:GetPublicAccessBlock": "s3:GetAccountPublicAccessBlock",
}

READS = re.compile(r"(BatchGet|Describe|Get|Head|List|Lookup)")


class Request:
    """A request as it came: what it asks of which service, where, and with whose key."""

    def __init__(self, environ, body):
        self.environ = environ
        self.body = body
        self.method = environ["REQUEST_METHOD"]
        self.path = environ.get("RAW_URI", environ.get("PATH_INFO", "/")).split("?")[0]
        self.query = environ.get("QUERY_STRING", "")
        scope = SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
        self.key, _, self.region, signed = scope.groups() if scope else ("", "", "us-east-1", "")
        self.service = SIGNED.get(signed, signed)
        self.form = {}
        if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
            self.form = {k: v[0] for k, v in parse_qs(body.decode(), keep_blank_values=True).items()}
        if self.service == "elbv2" and self.form.get("Version") == "2012-06-01":
            self.service = "elb"
        if self.service == "s3" and self.path.startswith("/v20180820/"):
            self.service = "s3control"
        self.uri_parameters = {}
        self.operation = self._operation() if self.service else ""

    @property
    def action(self):
        name = PREFIXES.get(self.service, self.service) + ":" + self.operation
        return ACTIONS.get(name, name)

    @property
    def is_read(self):
        return READS.match(self.operation) is not None

    @property
    def identity(self):
        """The same for two requests that ask the same."""
        return (self.service, self.region, self.key, self.operation, self.path, self.query, self.body)

    def model(self):
        return get_service_model(self.service).operation_model(self.operation)

    @property
    def protocol(self):
        return str(get_service_model(self.service).protocol)

    def parameters(self):
        """What is asked, in the names of the service model."""
        headers = Headers(
            (name[5:].replace("_", "-"), value)
            for name, value in self.environ.items()
            if name.startswith("HTTP_")
        )
        values = MultiDict(self.form or parse_qs(self.query, keep_blank_values=True))
        asked = {
            "method": self.method,
            "values": values,
            "headers": headers,
            "body": self.body,
            "url_path": self.path,
            "url_params": self.uri_parameters,
        }
        return PROTOCOL_PARSERS[self.protocol](self.model()).parse(asked)

    def _operation(self):
        if "Action" in self.form:
            return self.form["Action"]
        target = self.environ.get("HTTP_X_AMZ_TARGET")
        if target:
            return target.split(".")[-1]
        query = set(parse_qs(self.query, keep_blank_values=True))
        for method, path, keys, name in paths(self.service):
            found = path.fullmatch(self.path) if method == self.method and keys <= query else None
            if found:
                self.uri_parameters = found.groupdict()
                return name
        return ""


@functools.lru_cache(maxsize=None)
def paths(service):
    """Method, path, query keys that must be there and name of each operation, the narrowest first."""
    try:
        model = get_service_model(service)
    except Exception:  # a service that botocore does not know
        return []
    found = []
    for name in model.operation_names:
        http = model.operation_model(name).http
        path, _, query = http["requestUri"].partition("?")
        keys = {key.partition("=")[0] for key in query.split("&") if key}
        pattern = "".join(
            part if not part.startswith("{")
            else "(?P<%s>%s)" % (part.strip("{}+"), ".+" if part.endswith("+}") else "[^/]+")
            for part in re.split(r"(\{[^}]*\})", path)
        )
        found.append((http["method"], re.compile(pattern.rstrip("/") + "/?"), keys, name))
    return sorted(found, key=lambda each: (-len(each[2]), each[1].groups, -len(each[1].pattern)))


class Failure(Exception):
    """An error that a service answers."""

    def __init__(self, code, message, status=None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


def denied(request, account):
    message = "User: arn:aws:iam::%s:user/reader is not authorized to perform: %s" % (account, request.action)
    if request.service == "ec2":
        return Failure("UnauthorizedOperation", "You are not authorized to perform this operation. " + message, 403)
    if request.protocol in ("query", "rest-xml"):
        return Failure("AccessDenied", message, 403)
    return Failure("AccessDeniedException", message, 400 if request.protocol == "json" else 403)


def throttled(request):
    if request.service == "ec2":
        return Failure("RequestLimitExceeded", "Request limit exceeded.", 503)
    if request.service == "s3":
        return Failure("SlowDown", "Please reduce your request rate.", 503)
    if request.protocol == "query":
        return Failure("Throttling", "Rate exceeded", 400)
    return Failure("ThrottlingException", "Rate exceeded", 400 if request.protocol == "json" else 429)


def timed(value, shape):
    """The value with times where the service model has times and the value has texts, which is all that JSON has."""
    if isinstance(value, dict) and shape is not None and shape.type_name == "structure":
        return {name: timed(each, shape.members.get(name)) for name, each in value.items()}
    if isinstance(value, dict) and shape is not None and shape.type_name == "map":
        return {name: timed(each, shape.value) for name, each in value.items()}
    if isinstance(value, list) and shape is not None and shape.type_name == "list":
        return [timed(each, shape.member) for each in value]
    if isinstance(value, str) and shape is not None and shape.type_name == "timestamp":
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return value


def written(request, answer):
    """An answer, or a failure, as the service writes it: status, headers and body."""
    model = request.model()
    response = get_serializer_class(request.service, request.protocol)(model).serialize(timed(answer, model.output_shape))
    status, headers, body = response["status_code"], dict(response["headers"]), response["body"]
    if isinstance(answer, Failure):
        status = answer.status or status
    headers.setdefault("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000")
    return status, headers, body if isinstance(body, bytes) else body.encode()
