#!/usr/bin/env python3
"""Builds a world in the account that the environment points at.

  load.py fleet|hardened|hurried|wide [--kubernetes URL] [--objects FILE]

--kubernetes is the address of the API server that stands for the world's first cluster. --objects writes what belongs
into that server. Prints, as JSON, the ids of what was made and what a scan must find, if that was listed.
"""
import argparse
import importlib
import json
import os
import pathlib
import string

import yaml

from account import Account

HERE = pathlib.Path(__file__).parent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("world", choices=["fleet", "hardened", "hurried", "wide"])
    parser.add_argument("--kubernetes")
    parser.add_argument("--clusters", default="1", help="how many clusters the wide world has")
    parser.add_argument("--objects", type=pathlib.Path)
    options = parser.parse_args()
    os.environ["WIDE_CLUSTERS"] = options.clusters
    account = Account()
    nodes = importlib.import_module(options.world).build(account, options.kubernetes)
    if options.objects:
        options.objects.write_text(objects(options.world, account.ids, nodes))
    print(json.dumps({"ids": account.ids, "expected": expected(options.world, account.ids)}, indent=1, sort_keys=True))


class Template(string.Template):
    """Texts in which ${kind.name} stands for an id."""

    braceidpattern = r"[a-z0-9.\-]+"


def objects(world, ids, nodes):
    texts = [path.read_text() for path in sorted((HERE / world).glob("[0-9]*.yaml"))]
    texts.append(yaml.safe_dump_all(nodes, sort_keys=False))
    return Template("\n---\n".join(texts)).substitute(ids)


def expected(world, ids):
    listed = HERE / world / "expected.yaml"
    text = Template(listed.read_text()).substitute(ids) if listed.exists() else "[]"
    return yaml.safe_load(text)


if __name__ == "__main__":
    main()
