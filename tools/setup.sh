#!/bin/sh
# Makes .venv and node_modules from the locked lists, and does nothing where they are up to date.
# usage: tools/setup.sh [dev|downloads|links]      downloads: also what the files to take along are
# made with; links: what asks addresses; dev: what the tests need, downloads included
set -eu
cd "$(dirname "$0")/.."

lists="requirements.txt"
[ -z "${1:-}" ] || lists="$lists requirements-$1.txt"
[ "${1:-}" != dev ] || lists="$lists requirements-downloads.txt"
stamp=".venv/.setup${1:+-$1}"
state=$(cat $lists requirements-node.txt package-lock.json tools/setup.sh | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

# The newest Python from 3.11 to 3.14 that can make an environment with pip in it; else uv.
works='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))'
if ! .venv/bin/python -c '' 2>/dev/null; then
    rm -rf .venv
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        if "$name" -c "$works" 2>/dev/null; then
            echo "setup: making .venv with $("$name" --version)"
            "$name" -m venv .venv && break
            rm -rf .venv
        fi
    done
    if [ ! -d .venv ] && command -v uv >/dev/null; then
        echo "setup: making .venv with uv"
        uv venv --quiet --seed --python '>=3.11,<3.15' .venv
    fi
    if [ ! -d .venv ]; then
        echo "setup: please install Python 3.11 or newer with venv (Debian and Ubuntu: apt install python3-venv), or uv" >&2
        exit 1
    fi
fi

echo "setup: installing the pinned packages of $lists"
set --
for list in $lists; do set -- "$@" -r "$list"; done
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes "$@"

# JavaScript packages come by npm; where Node.js is missing or old, PyPI has it.
major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/' || true)
if [ "${major:-0}" -lt 20 ] || ! npm --version >/dev/null 2>&1; then
    echo "setup: installing Node.js into .venv"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.txt
fi
echo "setup: installing the pinned packages of package-lock.json"
PATH="$PWD/.venv/bin:$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

echo "$state" >"$stamp"
echo "setup: done"
