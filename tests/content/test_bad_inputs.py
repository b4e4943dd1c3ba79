"""Every bad contribution is refused for its own reason, and every good one accepted."""

import pytest

from tests import bad_inputs

CASES = bad_inputs.cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case, tmp_path):
    docs, text = bad_inputs.write(case, tmp_path)
    complaint = bad_inputs.complaint(case, text, bad_inputs.check(docs))
    assert complaint == "", f"{case['id']} ({case['expected'].get('level')}): {complaint}"
