"""Every ``console`` block of the README and docs is typed as it stands and prints what it shows."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _examples() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh_examples", ROOT / "docs" / "refresh_examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXAMPLES = _examples()


@pytest.mark.parametrize("page", EXAMPLES.pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_examples_of_a_page_print_what_it_shows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert EXAMPLES.refreshed(text) == text, "run: python docs/refresh_examples.py"


def test_the_readme_has_examples() -> None:
    assert ROOT / "README.md" in EXAMPLES.pages()
