"""The site built for a folder goes in, a zip that opens without a server comes out.

What the search fetches from a server becomes a script, since a browser reads no other file of a
folder.
"""

from argparse import Namespace
from pathlib import Path

from .. import bank as guide_bank
from .. import search_index
from . import edition, packed, site_files

NAME = "data-science-interview-guide-site.zip"
INDEX, INDEX_SCRIPT = search_index.DOCUMENTS, "search/search_index.js"
NEEDED = "assets/from_folder.js"  # what pages of such a site load first
ONLY_ON_A_SERVER = (INDEX, search_index.FILE, "404.html", "sitemap.xml")
README = """\
Data Science Interview Guide
Edition of {edition}

Unpack everything into one folder, then open index.html in a browser. Chapters, search, questions
and practice work without a network; only links to other sites need one.

Your answers stay in the browser and belong to the place of this folder: where you move it, or
open it with another browser, practice begins anew. The page of progress saves them to a file and
brings them back, from the site on the web too.

Text, questions and figures: CC BY 4.0. Code: MIT.
"""


def contents(site: Path, made: edition.Edition) -> dict[str, bytes]:
    """The files of the zip by place. Raises site_files.NoSite."""
    files = {place: path.read_bytes() for place, path in site_files.of(site)}
    if NEEDED.encode() not in files["index.html"] or INDEX not in files:
        raise site_files.NoSite(f"{site} was not built for a folder; run `make offline`")
    files[INDEX_SCRIPT] = b"var __index = " + files[INDEX].strip() + b";\n"
    files["README.txt"] = README.format(edition=made.name).encode()
    return {place: files[place] for place in sorted(files) if place not in ONLY_ON_A_SERVER}


def run(options: Namespace) -> int:
    """Write the zip below `options.to`."""
    bank = guide_bank.parse(guide_bank.read(options.root / "docs"))
    made = edition.of(options.root, str(max(q.reviewed for q in bank.questions.values())))
    try:
        files = contents(options.site, made)
    except site_files.NoSite as error:
        print(f"offline: {error}")
        return 1
    options.to.mkdir(parents=True, exist_ok=True)
    target = options.to / NAME
    target.write_bytes(packed.zipped(files, made.time))
    packed_size, size = target.stat().st_size, sum(map(len, files.values()))
    print(f"offline: {target}, {len(files)} files, {packed_size:,} bytes ({size:,} unpacked)")
    return 0
