"""The built site goes in; the worker that keeps a copy of it, and the copy's size, come out.

The worker's text holds a list of every file with its hash, so it changes whenever the site does,
which is how a browser learns of a new version. See docs/contribute/offline.md.
"""

import base64
import gzip
import hashlib
import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from .. import web_manifest
from . import site_files

HERE = Path(__file__).parent
WORKER, PAGE, SIZE = "service-worker.js", "offline.html", web_manifest.COPY
# Asked from the server each time, or only ever sent by it.
NOT_KEPT = (WORKER, SIZE, "404.html", "CNAME", "robots.txt")


def hash_of(content: bytes) -> str:
    """The SHA-256 in base64, as the worker works it out."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def is_kept(place: str) -> bool:
    """Whether a file of the site belongs to the copy."""
    return place not in NOT_KEPT and not any(part[0] == "." for part in place.split("/"))


def build_id(hashes: Mapping[str, str]) -> str:
    """Sixteen hex digits that name a build: the hash of its list."""
    return hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()[:16]


def script(hashes: Mapping[str, str]) -> str:
    """The worker for a site with these files: place to hash."""
    listed = json.dumps(hashes, separators=(",", ":"), sort_keys=True)
    template = (HERE / WORKER).read_text(encoding="utf-8")
    return f"const BUILD = {json.dumps(build_id(hashes))};\nconst FILES = {listed};\n{template}"


def run(options: Namespace) -> int:
    """Write the worker, the page for what is not kept, and the sizes into the site."""
    site = options.site
    try:
        found = dict(site_files.of(site))
    except site_files.NoSite as error:
        print(f"worker: {error}")
        return 1
    (site / PAGE).write_bytes((HERE / PAGE).read_bytes())
    found[PAGE] = site / PAGE
    kept = {place: path.read_bytes() for place, path in found.items() if is_kept(place)}
    hashes = {place: hash_of(content) for place, content in kept.items()}
    size = {
        "build": build_id(hashes),
        "files": len(kept),
        "bytes": sum(map(len, kept.values())),
        "sent": sum(len(gzip.compress(content, 6, mtime=0)) for content in kept.values()),
    }
    (site / WORKER).write_text(script(hashes), encoding="utf-8")
    (site / SIZE).write_text(json.dumps(size) + "\n", encoding="utf-8")
    told = f"{size['files']} files, {size['bytes']:,} bytes, {size['sent']:,} as servers send them"
    print(f"worker: build {size['build']}: {told}")
    return 0
