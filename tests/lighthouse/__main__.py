"""Scores by Lighthouse: the site is built, and a table comes out (`python -m tests.lighthouse`).

Each page is judged three times with the profile of a phone, by the Chromium of the tests, on a
server of this machine that gzips; the table has the median of each score and, below it, what any
run found wrong. Needs `npm ci` in this folder (`make lighthouse` does both) and a quiet machine:
what else runs there costs points of performance.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from hooks.guide.formulas import node
from tests import chromium
from tests.build import build_all
from tests.gzip_server import Served
from tests.weigh import PUBLISHED

PROGRAM = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
PAGES = {
    "home": "",
    "chapter, ten questions": "tools/sql/",
    "chapter, many formulas": "machine-learning/calculus-and-optimization/",
    "practice": "practice/",
}
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FIGURES = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
}
RUNS = 3


def judge(address: str, report: Path) -> dict:
    """Lighthouse's report on the page at `address`; raises CalledProcessError."""
    command = [node(), str(PROGRAM), address, "--quiet", "--output=json"]
    command += [f"--output-path={report}", f"--only-categories={','.join(WANTED)}"]
    command += [f"--chrome-flags=--headless=new {' '.join(chromium.ARGUMENTS)}"]
    subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium.find() or ""})
    return json.loads(report.read_text(encoding="utf-8"))


def faults(report: dict) -> set[str]:
    """What lowered a score, apart from the times."""
    found = set()
    for name in WANTED:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            is_time = reference.get("group") == "metrics"
            is_judged = audit["scoreDisplayMode"] in ("binary", "numeric", "error")
            if reference["weight"] and is_judged and not is_time and (audit["score"] or 0) < 1:
                found.add(f"{name}: {audit['title']}")
    return found


def main() -> int:
    """Print the table; 1 where a score is lower than wanted."""
    print(f"{'page':<24}" + "".join(f"{name:>16}" for name in WANTED), flush=True)
    is_good = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Served(folder / "site") as served:
            built = build_all(folder / "site", **PUBLISHED | {"SITE_URL": served.address})
            assert built.status == 0, built.output
            for kind, place in PAGES.items():
                report = folder / "report.json"
                reports = [judge(served.address + place, report) for _ in range(RUNS)]
                medians = {
                    name: round(
                        100 * statistics.median(r["categories"][name]["score"] for r in reports)
                    )
                    for name in WANTED
                }
                is_good = is_good and all(medians[name] >= WANTED[name] for name in WANTED)
                print(f"{kind:<24}" + "".join(f"{score:>16}" for score in medians.values()))
                for id_, short in FIGURES.items():
                    values = [r["audits"][id_]["displayValue"] for r in reports]
                    print(f"    {short} {', '.join(values)}")
                for fault in sorted(set().union(*map(faults, reports))):
                    print(f"    {fault}")
                sys.stdout.flush()
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
