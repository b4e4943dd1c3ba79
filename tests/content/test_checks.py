"""The computed keys: each question's check is run, and ends in time."""

import signal
import time
from pathlib import Path

import numpy  # noqa: F401  (imported here so that no check pays for it)
import pandas  # noqa: F401
import pytest
import scipy.stats  # noqa: F401
import sklearn.calibration
import sklearn.feature_selection
import sklearn.linear_model
import sklearn.metrics
import sklearn.model_selection
import sklearn.pipeline  # noqa: F401
from guide import bank
from threadpoolctl import threadpool_limits

from tests.build import ROOT

LIMIT = 2.0  # seconds of processor time
documents = [d for d in bank.read(ROOT / "docs").documents if d.kind == "question"]
questions = [bank.question(document) for document in documents]
checked = [question for question in questions if question.check]


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """Threads that wait for each other spin, and on a busy machine that counts as work."""
    with threadpool_limits(1):
        yield


@pytest.fixture(autouse=True)
def alarm():
    """Break off a check that never ends."""

    def stop(*_):
        raise TimeoutError("the check ran for over 20 seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("question", checked, ids=lambda question: question.id)
def test_check_holds_and_ends_in_time(question):
    options = [option.text for option in question.options]
    key = [option.text for option in question.options if option.right]
    code = compile(question.check, Path(question.path).name, "exec")
    start = time.process_time()
    exec(code, {"__name__": "check", "options": options, "key": key})
    assert time.process_time() - start < LIMIT


@pytest.mark.parametrize(
    "question", [q for q in checked if q.options], ids=lambda question: question.id
)
def test_check_refuses_another_key(question):
    options = [option.text for option in question.options]
    right = [option.text for option in question.options if option.right]
    wrong = [text for text in options if text not in right]
    another = wrong[:1] if question.kind == "single" else right[1:]
    code = compile(question.check, Path(question.path).name, "exec")
    with pytest.raises((AssertionError, IndexError, KeyError, ValueError)):
        exec(code, {"__name__": "check", "options": options, "key": another})
