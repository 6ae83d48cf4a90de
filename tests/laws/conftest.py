"""The bundled story, analyzed once for all laws: every page apart, not yet linked."""

from collections.abc import Mapping

import pytest

from benchmarks.quality.bridge import read_story
from reportedly.records import Analysis


@pytest.fixture(scope="session")
def bridge() -> Mapping[str, Analysis]:
    analyses, _ = read_story()
    return analyses
