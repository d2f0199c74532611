#!/usr/bin/env bash
# Prints the Python that has moto and AWS's clients as requirements.txt pins them. Installs them on first use and when
# the file has changed, under the user's cache folder; from then on it needs no network.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
requirements=$here/requirements.txt
folder=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/seawall/aws-python-$(sha256sum < "$requirements" | cut -c 1-12)

if [ ! -f "$folder/ready" ]; then
  mkdir -p "$(dirname "$folder")"
  exec 9> "$folder.lock"
  if command -v flock > /dev/null; then flock 9; fi
  if [ ! -f "$folder/ready" ]; then
    rm -rf -- "$folder"
    python3 -m venv "$folder" >&2
    "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements" >&2
    touch "$folder/ready"
  fi
fi
echo "$folder/bin/python"
