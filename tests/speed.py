"""What a build costs, in times of stock Material: counts go in, a table comes out.

`python -m tests.speed 60 600 10000` generates banks of these sizes; `python -m tests.speed real`
takes the guide's own content. Each is built by stock Material and by ours with nothing kept, three
times in turn, then by ours with everything kept, and with one question changed. Last, one is
changed under `mkdocs serve`, and then a chapter: from the file's writing to the page that shows it.
Seconds of CPU include children. Our modules are compiled before, as installed packages are.
"""

import compileall
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import large_bank, plain_site
from tests.build import ROOT, project

CACHE = ".guide-cache"
PAIRS = 3  # of builds by Material and by ours, one after the other; the middle of each is told
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["NO_MKDOCS_2_WARNING"] = "1"
HEAD = f"{'questions':>9}  {'build':<10} {'CPU s':>7} {'wall s':>7} {'MB':>6} {'times':>6}"


@dataclass(frozen=True)
class Cost:
    """What one build took."""

    cpu: float  # seconds
    wall: float  # seconds
    memory: float  # MB, of the largest process


def build(folder: Path) -> Cost:
    """Build the project in `folder` into its site/; raises RuntimeError with what it printed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "mkdocs.yml")]
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        if status:
            output.seek(0)
            raise RuntimeError(output.read().decode())
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def generated(folder: Path, count: int) -> Path:
    """The project of a generated bank in `folder`."""
    pages = large_bank.pages_for(count)
    large_bank.write(folder, count, pages)
    return project(folder, large_bank.nav(pages))


def real(folder: Path) -> Path:
    """The guide's own project, copied to `folder`."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return project(folder, config[config.index("nav:\n") :])


def measure(folder: Path) -> Iterator[tuple[str, Cost]]:
    """(name, cost) of each build of the project in `folder`."""
    with tempfile.TemporaryDirectory() as other:
        plain = plain_site.write(folder, Path(other) / "plain")
        pairs = [(build(plain), _cold(folder)) for _ in range(PAIRS)]
    for name, costs in zip(("Material", "cold"), zip(*pairs, strict=True), strict=True):
        yield name, sorted(costs, key=lambda cost: cost.cpu)[PAIRS // 2]
    yield "warm", build(folder)
    change(folder, "In short: ")
    yield "one changed", build(folder)
    for shown, seconds in zip(("a question", "a chapter"), preview(folder), strict=True):
        yield shown, Cost(0.0, seconds, 0.0)


def _cold(folder: Path) -> Cost:
    """A build with nothing kept."""
    shutil.rmtree(folder / CACHE, ignore_errors=True)
    return build(folder)


def change(folder: Path, words: str) -> str:
    """Put words into the explanation of the first choice question; the address of its page."""
    questions = sorted((folder / "docs/questions").rglob("*.md"))
    changed = next(path for path in questions if "**Why.** " in path.read_text(encoding="utf-8"))
    text = changed.read_text(encoding="utf-8").replace("**Why.** ", f"**Why.** {words}")
    changed.write_text(text, encoding="utf-8")
    return f"questions/{changed.parent.name}/"


def change_chapter(folder: Path, words: str) -> str:
    """Put words above the first section of a chapter's page; the page's address."""
    chapter = min((folder / "docs/machine-learning").glob("*.md"))
    text = chapter.read_text(encoding="utf-8").replace("\n## ", f"\n{words}\n\n## ", 1)
    chapter.write_text(text, encoding="utf-8")
    return f"machine-learning/{chapter.stem}/"


def preview(folder: Path) -> list[float]:
    """Seconds from a change until `mkdocs serve` gives the page that shows it.

    First a question is changed, then a chapter.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload"]
    command += ["--dev-addr", address, "-f", str(folder / "mkdocs.yml")]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=ENVIRONMENT, **quiet) as process:
        try:
            _wait(f"http://{address}/", "")
            took = []
            edits = ((change, "Seen at once: "), (change_chapter, "Seen soon: "))
            for edit, words in edits:
                time.sleep(1)  # the folder is watched from a moment after the first answer on
                start = time.monotonic()
                _wait(f"http://{address}/{edit(folder, words)}", words)
                took.append(time.monotonic() - start)
            return took
        finally:
            process.terminate()


def _wait(address: str, words: str) -> None:
    """Ask for a page until it has the words; raises TimeoutError after ten minutes."""
    until = time.monotonic() + 600
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError(address)


def main(sizes: list[str]) -> None:
    """Print the table."""
    compileall.compile_dir(ROOT / "hooks", quiet=1)
    print(HEAD)
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            root = real(folder) if size == "real" else generated(folder, int(size))
            count = sum(1 for _ in (root / "docs/questions").rglob("*.md"))
            plain = None
            for build_of, cost in measure(root):
                plain = plain or cost.cpu
                print(
                    f"{count:>9}  {build_of:<11}{cost.cpu:>7.1f} {cost.wall:>7.1f} "
                    f"{cost.memory:>6.0f} {cost.cpu / plain:>6.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main(sys.argv[1:])
