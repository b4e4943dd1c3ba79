"""Runs every test: those of the browser beside all others, then those that measure time, alone.

A browser waits more than it works, so two runs share two cores well. Each run's output is printed
whole when it has ended.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BROWSER = "tests/browser"
TIMED = tuple(f"{BROWSER}/test_{name}.py" for name in ("practice_speed", "blocking", "shift"))
ROUNDS = (
    ((BROWSER, *(f"--ignore={name}" for name in TIMED)), ("tests", f"--ignore={BROWSER}")),
    (TIMED,),
)


def run(arguments: tuple[tuple[str, ...], ...]) -> list[int]:
    """Start pytest once for each of `arguments`, at the same time; returns their exit codes."""
    with tempfile.TemporaryDirectory() as folder:
        started = []
        for number, names in enumerate(arguments):
            output = Path(folder, f"{number}.txt")
            base = f"--basetemp={Path(folder, f'files-{number}')}"
            command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", base, *names]
            with output.open("wb") as target:
                running = subprocess.Popen(command, cwd=ROOT, stdout=target, stderr=target)
            started.append((running, output))
        codes = []
        for running, output in started:
            codes.append(running.wait())
            print(output.read_text(encoding="utf-8", errors="replace"), flush=True)
    return codes


def main() -> int:
    """Returns 0 where every test passed, else 1."""
    begin = time.monotonic()
    codes = [code for arguments in ROUNDS for code in run(arguments)]
    print(f"test: {time.monotonic() - begin:.0f} s")
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
