"""Every bad contribution is refused for its own reason, and every good one accepted."""

import pytest

from tests import bad_inputs

CASES = bad_inputs.cases()


@pytest.fixture(scope="session")
def outcomes(request, tmp_path_factory):
    """By the case's id, what is wrong with it and its outcome; only of the cases that are asked."""
    chosen = [item.callspec.params["case"] for item in request.session.items if _has_case(item)]
    return bad_inputs.of_all(chosen, lambda: tmp_path_factory.mktemp("case"))


def _has_case(item) -> bool:
    return getattr(item, "originalname", "") == "test_case"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case, outcomes):
    complaint, _ = outcomes[case["id"]].result()
    assert complaint == "", f"{case['id']} ({case['expected'].get('level')}): {complaint}"


def test_every_case_has_an_id_of_its_own():
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))
