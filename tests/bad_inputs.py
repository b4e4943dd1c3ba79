"""Bad (and some good) contributions: makes each case a content folder and runs the check on it.

The cases are the project's own files, or the one named in BAD_INPUTS, which has the same form.
`python -m tests.bad_inputs` prints how many of each kind behave as expected.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests import small
from tests.build import ROOT

OWN_CASES = ("bad_inputs.yml", "more_bad_inputs.yml", "good_inputs.yml")
FIELDS_OF = {
    "question": small.FIELDS,
    "chapter": small.CHAPTER.split("---\n")[1],
}
BLOCK, FIELDS = "@@FRONT_MATTER@@", "@@FRONT_MATTER_FIELDS@@"
LONGEST = 60  # seconds, after which a check is broken off
# Several threads start checks at once; with vfork some sandboxes then lose a command's words.
subprocess._USE_VFORK = False
QUESTION_FOLDER, CHAPTER_FOLDER = "questions/metrics", "machine-learning"
VALID_QUESTION = small.QUESTION.replace("Recall\n> Recall looks", "Specificity\n> Recall looks")
VALID_QUESTION = VALID_QUESTION.replace("Which of these falls", "What is hurt").replace(
    "**Why.** Precision is", "Precision is"
)


def cases() -> list[dict]:
    """The cases of the files in force."""
    named = os.environ.get("BAD_INPUTS")
    paths = [Path(named)] if named else [ROOT / "tests" / name for name in OWN_CASES]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [case for path in paths for case in yaml.load(path.read_text(encoding="utf-8"), loader)]


@dataclass(frozen=True)
class Outcome:
    """What the check said of a case; `seconds` and `megabytes` of the process."""

    status: int
    output: str
    seconds: float
    megabytes: float


def write(case: dict, root: Path) -> tuple[Path, str]:
    """Make the case's content below `root`; returns its docs/ and the text of its own file."""
    docs = small.write(root)
    (docs / "assets").mkdir(exist_ok=True)
    if case["kind"] == "recipe":
        _run_recipe(case["input"], root, docs)
        return docs, ""
    text = text_of(case)
    folder = QUESTION_FOLDER if case["kind"] == "question" else CHAPTER_FOLDER
    (docs / folder / "case-under-test.md").write_text(text, encoding="utf-8", newline="")
    return docs, text


def text_of(case: dict) -> str:
    """The text of the case's own file, its tokens filled in."""
    fields = FIELDS_OF[case["kind"]]
    own = re.split(r"---\r?\n", case["input"])[1] if FIELDS in case["input"] else ""
    set_here = re.findall(r"^(\w+):", own, re.MULTILINE)
    kept, skip = [], False
    for line in fields.splitlines():
        key = re.match(r"(\w+):", line)
        skip = key[1] in set_here if key else skip
        if not skip:
            kept.append(line)
    text = case["input"].replace(BLOCK, f"---\n{fields}---")
    return text.replace(FIELDS, "\n".join(kept))


def _run_recipe(code: str, root: Path, docs: Path) -> None:
    """Run the recipe where q/ and c/ are, then lay what it made into docs/."""
    work = root / "recipe"
    (work / "q").mkdir(parents=True)
    (work / "c").mkdir()
    program = "\n".join(
        [
            f"VALID_QUESTION = {VALID_QUESTION!r}",
            f"VALID_CHAPTER = {small.CHAPTER.replace('<!-- question: false-alarms -->', '')!r}",
            code,
        ]
    )
    subprocess.run([sys.executable, "-c", program], cwd=work, check=True, timeout=60)
    for folder, target in (("q", QUESTION_FOLDER), ("c", CHAPTER_FOLDER)):
        for entry in list((work / folder).iterdir()):  # moved: no copy can be made of a pipe
            entry.rename(docs / target / entry.name)


def check(docs: Path) -> Outcome:
    """Run the command line on `docs` as an author would, editorial rules left out."""
    command = [sys.executable, "-m", "hooks.guide", "check", "--without-editorial"]
    start = time.monotonic()
    process = subprocess.Popen(
        [*command, "--docs", str(docs)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="backslashreplace",
    )
    too_long = threading.Timer(LONGEST, process.kill)
    too_long.start()
    output = process.stdout.read()
    too_long.cancel()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    return Outcome(process.returncode, output, seconds, usage.ru_maxrss / 1024)


def complaint(case: dict, text: str, outcome: Outcome) -> str:
    """Why the outcome is not what the case expects, or ''."""
    expected, output = case["expected"], outcome.output
    if "Traceback" in output or outcome.status not in (0, 1):
        return f"the check broke: {output[-400:]}"
    if outcome.seconds > 10 or outcome.megabytes > 1000:
        return f"it took {outcome.seconds:.1f} s and {outcome.megabytes:.0f} MB"
    if any(line.startswith(("::", "##")) for line in output.splitlines()):
        return "a line of the output is a workflow command"
    verdict = expected["verdict"]
    if verdict == "accept":
        return output if outcome.status else ""
    if outcome.status == 0:
        return "" if verdict == "accept-or-reject" else "it was accepted"
    return _misplaced(expected, text, output)


def _misplaced(expected: dict, text: str, output: str) -> str:
    """Whether no message stands at the right line and names the fault."""
    found = re.findall(r"^(\S[^\n]*?):(\d+): (.*?)$", output, re.MULTILINE)
    at, words = expected.get("at", "file"), expected.get("says", [])
    lines = {
        number
        for number, line in enumerate(re.split(r"\r\n?|\n", text), 1)
        if at != "file" and at in line
    }
    for _, number, message in found:
        at_line = at == "file" or not text or int(number) in lines
        if at_line and (not words or any(word.lower() in message.lower() for word in words)):
            return ""
    return f"no message at lines {sorted(lines)} names {words}:\n{output}"


def of_all(chosen: list[dict], folder_of: Callable[[], Path]) -> dict[str, Future]:
    """By the case's id, what is wrong with its outcome, to come: some are tried at once."""

    def judged(case: dict) -> tuple[str, Outcome]:
        docs, text = write(case, folder_of())
        outcome = check(docs)
        return complaint(case, text, outcome), outcome

    pool = ThreadPoolExecutor(os.cpu_count())
    found = {case["id"]: pool.submit(judged, case) for case in chosen}
    pool.shutdown(wait=False)
    return found


def main() -> None:
    """Print the table: kind and verdict, cases, as expected, longest run."""
    found = of_all(cases(), lambda: Path(tempfile.mkdtemp(prefix="bad-input-")))
    rows: dict[tuple[str, str], list[tuple[str, Outcome]]] = {}
    for case in cases():
        row = (case["kind"], case["expected"]["verdict"])
        rows.setdefault(row, []).append(found[case["id"]].result())
    print(f"{'kind':9} {'verdict':17} {'cases':>5} {'as expected':>12} {'longest':>8}")
    for (kind, verdict), results in sorted(rows.items()):
        good = sum(not wrong for wrong, _ in results)
        longest = max(outcome.seconds for _, outcome in results)
        print(f"{kind:9} {verdict:17} {len(results):5} {good:12} {longest:6.1f} s")


if __name__ == "__main__":
    main()
