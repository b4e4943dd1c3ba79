"""Every bad contribution is refused for its own reason, and every good one accepted."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests import bad_inputs

CASES = bad_inputs.cases()


def complaint_of(case, folder):
    docs, text = bad_inputs.write(case, folder)
    return bad_inputs.complaint(case, text, bad_inputs.check(docs))


@pytest.fixture(scope="session")
def complaints(request, tmp_path_factory):
    """By the case's id, what is wrong with the outcome: each a process of its own, some at once."""
    chosen = [item.callspec.params["case"] for item in request.session.items if _has_case(item)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield {
            case["id"]: pool.submit(complaint_of, case, tmp_path_factory.mktemp("case"))
            for case in chosen
        }


def _has_case(item) -> bool:
    return getattr(item, "originalname", "") == "test_case"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case, complaints):
    complaint = complaints[case["id"]].result()
    assert complaint == "", f"{case['id']} ({case['expected'].get('level')}): {complaint}"


def test_every_case_has_an_id_of_its_own():
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))
