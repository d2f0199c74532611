"""Parts that both worlds have: certificates, attributes of load balancers, audit logs, images."""
import datetime
import json

from account import ACCOUNT, NOW, ago, milliseconds
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def audit_stream(account, group, minutes):
    """A stream of audit logs whose last event came so many minutes ago."""
    stream = "kube-apiserver-audit-0123456789abcdef0123456789abcdef"
    account.logs.create_log_stream(logGroupName=group, logStreamName=stream)
    last = milliseconds(minutes=minutes)
    account.logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=[{"timestamp": last, "message": "{}"}])
    changes = {"lastIngestionTime": last, "lastEventTimestamp": last, "firstEventTimestamp": last}
    where = {"logStreamName": stream, "arn": "arn:aws:logs:eu-west-1:%s:log-group:%s:log-stream:%s" % (ACCOUNT, group, stream)}
    account.amend("logs", "DescribeLogStreams", where, changes)


def certificate(account, days):
    """A certificate that ends in so many days, negative for one that has ended since it was imported."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "shop.example")])
    end = NOW + datetime.timedelta(days=max(days, 30))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(end - datetime.timedelta(days=398))
        .not_valid_after(end)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    arn = account.acm.import_certificate(Certificate=pem, PrivateKey=secret)["CertificateArn"]
    ended = {"Status": "EXPIRED" if days < 0 else "ISSUED", "NotAfter": ago(days=-days)}
    account.amend("acm", "DescribeCertificate", {"CertificateArn": arn}, ended)
    return arn


def attributes(account, arn, **values):
    """What a load balancer says of itself; moto lacks some of the attributes."""
    account.answer(
        "elbv2",
        "DescribeLoadBalancerAttributes",
        {"Attributes": [{"Key": key, "Value": value} for key, value in values.items()]},
        when={"LoadBalancerArn": arn},
    )


def findings(account, name, *found):
    return {
        "registryId": ACCOUNT,
        "repositoryName": name,
        "imageId": {"imageDigest": account.id("image-digest", name.replace("/", "-"))},
        "imageScanStatus": {"status": "COMPLETE"},
        "imageScanFindings": {
            "imageScanCompletedAt": ago(days=2),
            "findingSeverityCounts": {finding["severity"]: 1 for finding in found},
            "findings": list(found),
        },
    }


def push(account, name, tag, days):
    """Puts an image of one empty layer; its digest is that of its manifest."""
    layer = {"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": 32, "digest": "sha256:" + "a3" * 32}
    manifest = {
        "schemaVersion": 2,
        "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
        "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 7023, "digest": "sha256:" + name.encode().hex().ljust(64, "0")[:64]},
        "layers": [layer],
    }
    image = account.ecr.put_image(repositoryName=name, imageManifest=json.dumps(manifest), imageTag=tag)["image"]
    digest = image["imageId"]["imageDigest"]
    account.name("image-digest", name.replace("/", "-"), digest)
    account.amend("ecr", "DescribeImages", {"repositoryName": name, "imageDigest": digest}, {"imagePushedAt": ago(days=days)})
    return digest
