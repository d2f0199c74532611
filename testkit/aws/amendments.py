"""Answers that moto does not have, and changes to those that it has.

An answer stands for an operation, for all requests or for those that ask for certain parameters. An amendment sets
members in every object of an operation's answer that has certain members; it goes through the service model both ways,
so what is sent is what the service would send.
"""
from botocore.parsers import create_parser
from operations import Failure, written


def contains(value, wanted):
    """Whether a value has at least what is wanted: members of objects, elements of lists; "*" is any value."""
    if wanted == "*":
        return True
    if isinstance(wanted, dict):
        return isinstance(value, dict) and all(name in value and contains(value[name], each) for name, each in wanted.items())
    if isinstance(wanted, list):
        return isinstance(value, list) and all(any(contains(has, each) for has in value) for each in wanted)
    return value == wanted


def merge(value, changes):
    """Sets members, deep in objects; None removes one."""
    for name, change in changes.items():
        if change is None:
            value.pop(name, None)
        elif isinstance(change, dict) and isinstance(value.get(name), dict):
            merge(value[name], change)
        else:
            value[name] = change


class Answers:
    """What was told to be answered, the latest first."""

    def __init__(self, defaults, amendments):
        self.told = {}
        self.changes = {}
        self.defaults = defaults
        for service, operation, where, changes in amendments:
            self.amend(service, operation, changes, where)

    def tell(self, service, operation, answer=None, when=None, error=None, region=None):
        entry = {"answer": answer or {}, "when": when or {}, "error": error, "region": region}
        self.told.setdefault((service, operation), []).insert(0, entry)

    def amend(self, service, operation, set, where=None, region=None):
        entry = {"where": where or {}, "set": set, "region": region}
        self.changes.setdefault((service, operation), []).append(entry)

    def find(self, request):
        """The answer to a request, a failure, or None where moto is to answer."""
        key = (request.service, request.operation)
        entries = self.told.get(key, [])
        parameters = request.parameters() if any(each["when"] for each in entries) else {}
        for each in entries:
            if each["region"] in (None, request.region) and contains(parameters, each["when"]):
                return Failure(**each["error"]) if each["error"] else each["answer"]
        return self.defaults.get(key)

    def amended(self, request, status, headers, body):
        """moto's own answer with the changes to it."""
        changes = [
            each
            for each in self.changes.get((request.service, request.operation), [])
            if each["region"] in (None, request.region)
        ]
        if not changes or status != 200:
            return status, headers, body
        response = {"body": body, "headers": dict(headers), "status_code": status}
        answer = create_parser(request.protocol).parse(response, request.model().output_shape)
        answer.pop("ResponseMetadata", None)
        for change in changes:
            apply(answer, change["where"], change["set"])
        return written(request, answer)


def apply(value, where, changes):
    if isinstance(value, list):
        for each in value:
            apply(each, where, changes)
    elif isinstance(value, dict):
        for each in list(value.values()):
            apply(each, where, changes)
        if contains(value, where):
            merge(value, changes)
