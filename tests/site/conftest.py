"""The whole guide as it is published, built once for all that look at it here."""

from pathlib import Path

import pytest

from tests.build import build_all
from tests.weigh import PUBLISHED


@pytest.fixture(scope="session")
def published(tmp_path_factory) -> Path:
    """The site with the links that name its address and the repository."""
    built = build_all(tmp_path_factory.mktemp("published") / "site", **PUBLISHED)
    assert built.status == 0, built.output
    return built.site
