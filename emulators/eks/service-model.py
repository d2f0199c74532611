#!/usr/bin/env python3
"""Prints what the EKS emulator must know of the service model that botocore carries (api version 2017-11-01):
operations with their methods, addresses and errors, and the shapes they use with their constraints. No prose.

  service-model.py > src/main/resources/dev/seawall/emulators/eks/service-model.txt
  service-model.py OPERATION... > src/main/resources/dev/seawall/emulators/eks/newer-operations.txt
                     these alone, by a botocore that is newer than the one which requirements.txt pins
"""
import sys

from botocore.loaders import Loader

LEFT_OUT = {"RegisterCluster", "DeregisterCluster"}


def name_of(operation):
    return operation["name"]


def included(operation):
    name = name_of(operation)
    return name not in LEFT_OUT and "EksAnywhere" not in name


def limits(shape):
    text = ""
    if "min" in shape or "max" in shape:
        text += " %s..%s" % (shape.get("min", ""), shape.get("max", ""))
    if "pattern" in shape:
        text += " /%s/" % shape["pattern"]
    return text


def member(name, reference, required):
    text = name + ("*" if name in required else "") + ":" + reference["shape"]
    if reference.get("location") == "uri":
        text += "@uri=" + reference["locationName"]
    elif reference.get("location") == "querystring":
        text += "@query=" + reference["locationName"]
    elif "location" in reference or reference.get("locationName", name) != name:
        raise SystemExit("no word for %s" % reference)
    return text


def line(name, shape):
    kind = shape["type"]
    if kind == "structure":
        members = [member(n, r, shape.get("required", [])) for n, r in shape["members"].items()]
        status = " %d" % shape["error"]["httpStatusCode"] if "error" in shape else ""
        return " ".join([("error " if status else "structure ") + name + status] + members)
    if kind == "list":
        return "list %s %s%s" % (name, shape["member"]["shape"], limits(shape))
    if kind == "map":
        return "map %s %s %s%s" % (name, shape["key"]["shape"], shape["value"]["shape"], limits(shape))
    if "enum" in shape:
        return "enum %s %s" % (name, " ".join(shape["enum"]))
    return "%s %s%s" % (kind, name, limits(shape))


def references(shape):
    if shape["type"] == "structure":
        return [r["shape"] for r in shape["members"].values()]
    return [shape[part]["shape"] for part in ("member", "key", "value") if part in shape]


def main():
    model = Loader().load_service_model("eks", "service-2", "2017-11-01")
    operations = sorted(filter(included, model["operations"].values()), key=name_of)
    if len(sys.argv) > 1:
        operations = [operation for operation in operations if name_of(operation) in sys.argv[1:]]
    wanted = []
    for operation in operations:
        errors = [e["shape"] for e in operation["errors"]]
        shapes = [operation["input"]["shape"], operation["output"]["shape"]]
        http = operation["http"]
        print("operation", name_of(operation), http["method"], http["requestUri"], *shapes, *errors)
        wanted += shapes + errors
    # Any operation may answer these.
    wanted += ["AccessDeniedException", "ThrottlingException"]
    seen = set()
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            wanted += references(model["shapes"][name])
    for name in sorted(seen):
        print(line(name, model["shapes"][name]))


main()
