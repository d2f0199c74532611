#!/usr/bin/env python3
"""moto, with what it lacks.

  server.py PORT     serves AWS on 127.0.0.1; 0 takes a free port; prints the address when it listens

Point AWS_ENDPOINT_URL at it; any credentials will do. Everything is moto's answer but for the operations in
defaults.py and those that are told under /_emulator/ (JSON):

  POST   answers      [{service, operation, when, answer | error: {code, message, status}}]
  POST   amendments   [{service, operation, where, set}]
  PUT    faults       {deny, allowOnly, throttle: IAM actions; throttleEvery: calls; latencyMilliseconds}
  GET    calls        the calls of AWS since the last DELETE, each with action, region and whether it came before

Answers have the names that boto3 and the CLI print; a text such as 2026-11-20T10:00:00Z is a time.
"""
import fnmatch
import io
import json
import logging
import os
import socket
import sys
import threading
import time
import warnings

os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
os.environ.setdefault("MOTO_ACCOUNT_ID", "111122223333")

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from amendments import Answers
from defaults import AMENDMENTS, DEFAULTS, repair
from operations import Request, denied, throttled, written

CONTROL = "/_emulator/"


class Faults:
    """What goes wrong on demand."""

    def __init__(self):
        self.settings = {"deny": [], "allowOnly": None, "throttle": [], "throttleEvery": 0, "latencyMilliseconds": 0}
        self.count = 0

    def set(self, wanted):
        unknown = set(wanted) - set(self.settings)
        if unknown:
            raise ValueError("no such fault: " + ", ".join(sorted(unknown)))
        self.settings.update(wanted)
        self.count = 0

    def of(self, request):
        self.count += 1
        every = self.settings["throttleEvery"]
        if matches(self.settings["throttle"], request.action) or (every and self.count % every == 0):
            return throttled(request)
        allowed = self.settings["allowOnly"]
        refused = allowed is not None and not matches(allowed, request.action)
        if request.service != "sts" and (refused or matches(self.settings["deny"], request.action)):
            return denied(request, os.environ["MOTO_ACCOUNT_ID"])
        return None


def matches(patterns, action):
    return any(fnmatch.fnmatch(action.lower(), pattern.lower()) for pattern in patterns)


class Server:
    """The WSGI application: control, faults, told answers, and moto behind them."""

    def __init__(self):
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.answers = Answers(DEFAULTS, AMENDMENTS)
        self.faults = Faults()
        self.calls = []
        self.seen = set()
        self.kept = {}
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length) if length else b""
        path = environ.get("PATH_INFO", "/")
        if path.startswith(CONTROL):
            status, headers, answer = self.control(environ["REQUEST_METHOD"], path[len(CONTROL):], body)
        else:
            environ["wsgi.input"] = io.BytesIO(body)
            status, headers, answer = self.answer(Request(environ, body))
        headers = {name: value for name, value in headers.items() if name.lower() != "content-length"}
        headers["Content-Length"] = str(len(answer))
        start_response("%d %s" % (status, "OK" if status < 300 else "Error"), list(headers.items()))
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else answer]

    def answer(self, request):
        if self.faults.settings["latencyMilliseconds"]:
            time.sleep(self.faults.settings["latencyMilliseconds"] / 1000)
        if not request.operation:
            return self.forward(request)
        with self.lock:
            again = request.identity in self.seen
            self.seen.add(request.identity)
            self.calls.append({"action": request.action, "region": request.region, "again": again})
            failure = self.faults.of(request)
        if failure:
            return written(request, failure)
        if not request.is_read:
            self.kept.clear()
            return self.forward(request)
        known = self.kept.get(request.identity)
        if known is None:
            told = self.answers.find(request)
            known = written(request, told) if told is not None else self.answers.amended(request, *self.forward(request))
            self.kept[request.identity] = known
        return known

    def forward(self, request):
        told = {}

        def start(status, headers, *_):
            told["status"], told["headers"] = int(status.split(" ")[0]), dict(headers)

        body = b"".join(self.moto(request.environ, start))
        return told["status"], told["headers"], body

    def control(self, method, name, body):
        try:
            asked = json.loads(body) if body else None
            with self.lock:
                if name in ("answers", "amendments"):
                    self.kept.clear()
                return 200, {"Content-Type": "application/json"}, json.dumps(self.controlled(method, name, asked)).encode()
        except (KeyError, TypeError, ValueError) as wrong:
            return 400, {"Content-Type": "text/plain"}, repr(wrong).encode()

    def controlled(self, method, name, asked):
        if (method, name) == ("POST", "answers"):
            for each in asked:
                self.answers.tell(**each)
        elif (method, name) == ("POST", "amendments"):
            for each in asked:
                self.answers.amend(**each)
        elif name == "faults" and method in ("PUT", "GET"):
            self.faults.set(asked or {})
            return self.faults.settings
        elif name == "calls" and method in ("DELETE", "GET"):
            calls = list(self.calls)
            if method == "DELETE":
                self.calls.clear()
                self.seen.clear()
            return calls
        else:
            raise ValueError("no such control: %s %s" % (method, name))
        return {}


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    # of errors that every service has and no service model lists
    warnings.filterwarnings("ignore", module="moto.core.serialize")
    repair()
    listening = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    port = listening.getsockname()[1]
    os.environ["MOTO_PORT"] = str(port)
    server = make_server("127.0.0.1", port, Server(), threaded=True, fd=listening.fileno())
    print("AWS_ENDPOINT_URL=http://127.0.0.1:%d" % port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
