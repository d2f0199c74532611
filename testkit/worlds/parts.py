"""Parts that both worlds have: certificates, attributes of load balancers, audit logs, images."""
import datetime
import hashlib
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


def push_for_platforms(account, name, tag, days, *architectures):
    """Puts the index of an image of several platforms, as BuildKit makes it; returns the digests of its images.

    The index itself is never scanned.
    """
    oci = "application/vnd.oci.image."
    entries = []
    for architecture in architectures:
        digest = sha256(name + architecture)
        built = {"vnd.docker.reference.digest": digest, "vnd.docker.reference.type": "attestation-manifest"}
        entries += [
            {"mediaType": oci + "manifest.v1+json", "digest": digest, "size": 1672, "platform": {"architecture": architecture, "os": "linux"}},
            {
                "mediaType": oci + "manifest.v1+json",
                "digest": sha256(digest),
                "size": 566,
                "annotations": built,
                "platform": {"architecture": "unknown", "os": "unknown"},
            },
        ]
    index = json.dumps({"schemaVersion": 2, "mediaType": oci + "index.v1+json", "manifests": entries})
    account.ecr.put_image(
        repositoryName=name, imageManifest=index, imageManifestMediaType=oci + "index.v1+json", imageTag=tag, imageDigest=sha256(index)
    )
    account.name("image-digest", name.replace("/", "-"), sha256(index))
    account.amend("ecr", "DescribeImages", {"repositoryName": name, "imageDigest": sha256(index)}, {"imagePushedAt": ago(days=days)})
    never = {"code": "ScanNotFoundException", "message": "Image scan does not exist."}
    account.answer("ecr", "DescribeImageScanFindings", error=never, when={"repositoryName": name})
    return {architecture: sha256(name + architecture) for architecture in architectures}


def scanned(account, name, digest, told):
    """What a scan of one image of an index said."""
    told = dict(told, imageId={"imageDigest": digest})
    account.answer("ecr", "DescribeImageScanFindings", told, when={"repositoryName": name, "imageId": {"imageDigest": digest}})


def sha256(text):
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


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
