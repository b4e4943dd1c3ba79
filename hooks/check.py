"""Stops the build before the site folder is touched if the content has problems."""

from datetime import date
from logging import ERROR, INFO
from pathlib import Path

from guide import bank as guide_bank
from guide.problem import counted
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("guide")


def on_config(config):
    """Check everything below docs/ and keep the bank where the other hooks find it."""
    docs, typeset = Path(config.docs_dir).resolve(), config.extra["typeset"]
    editorial = config.extra["editorial"]
    kept, latest = config.extra["cache"].shelf("checks"), config.extra["latest"]
    bank, problems = guide_bank.load(docs, typeset, editorial, date.today(), kept, latest)
    for problem in problems:
        log.log(INFO if problem.is_warning else ERROR, "%s", problem.text())
    if bank is None:
        raise Abort(f"{counted(len(problems), 'problem')} in the content; nothing was built")
    config.extra["bank"] = bank
    return config
