"""A page dated after it was captured: a warning when it is added, a line of ``doctor``, never an error."""

from pathlib import Path

import pytest
from small_story import Command

from reportedly.cli import adding
from reportedly.ledger.postdated import is_postdated

NOW = "2031-05-08T09:00:00+02:00"


@pytest.mark.parametrize(
    ("published", "postdated"),
    [
        pytest.param("2031-05-08T08:59:59+02:00", False, id="a second before"),
        pytest.param("2031-05-08T09:00:01+02:00", True, id="a second after"),
        pytest.param("2031-05-08T07:30:00+00:00", True, id="after, in another zone"),
        pytest.param("2031-05-08", False, id="the same day"),
        pytest.param("2031-05-09", True, id="tomorrow, while it is morning in the east too"),
        pytest.param("2031-05-08T20:00:00", False, id="a clock of an unknown zone"),
        pytest.param("2031-05-09T20:00:00", True, id="tomorrow evening in any zone"),
        pytest.param("2031-05", False, id="the month"),
        pytest.param("2032", True, id="next year"),
        pytest.param("XXXX-06-25", False, id="without a year"),
        pytest.param(None, False, id="undated"),
    ],
)
def test_a_date_is_after_the_capture_only_where_it_had_begun_nowhere(
    published: str | None, postdated: bool
) -> None:
    assert is_postdated(published, NOW) is postdated
    assert not is_postdated("2031-05-09", "2031-05-08T12:00:00+02:00"), "it is tomorrow in the east"


def test_a_date_declared_for_the_future_is_warned_of_and_listed_by_the_doctor(
    reportedly: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "now", lambda: NOW)
    page = tmp_path / "page.txt"
    page.write_text(
        "Harbour Gazette\n\nPolice said on Monday that nine people were hurt.\n", encoding="utf-8"
    )
    assert reportedly("init", "s").code == 0
    done = reportedly("-s", "s", "add", page, "--published", "2041-05-08")
    assert done.code == 0
    (warning,) = [line for line in done.err.splitlines() if line.startswith("warning:")]
    assert "declared as of 8 May 2041, but was captured before that, 8 May 2031 09:00" in warning
    examined = reportedly("-s", "s", "doctor")
    assert examined.code == 1
    (found,) = [line for line in examined.out.splitlines() if "captured before" in line]
    assert found.startswith("problem  article ")
    fix = found.split("reportedly ")[1].replace("TIME", "2031-05-07").split()
    assert reportedly("-s", "s", *fix).code == 0
    assert "captured before" not in reportedly("-s", "s", "doctor").out


def test_a_date_before_the_capture_is_no_matter(
    reportedly: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "now", lambda: NOW)
    page = tmp_path / "page.txt"
    page.write_text("Harbour Gazette\n\nPolice said that nine people were hurt.\n", encoding="utf-8")
    reportedly("init", "s")
    assert "warning" not in reportedly("-s", "s", "add", page, "--published", "2031-05-08").err
