"""Three pages whose outlet nobody knows: three pages on every screen, in eighty columns."""

import csv
import io
from pathlib import Path

import pytest
from coverage_in_small import Count, report, says, tells
from small_story import Command, fill

from reportedly.brief.layout import columns_of
from reportedly.ledger import Story, articles, claims


@pytest.fixture
def nameless(tmp_path: Path) -> Story:
    """Three pages without outlet; each file is named by the first digits of its id."""
    pages = [
        report(
            None,
            says("Ann Lee", f"{number} people were killed in the ferry fire", counts=(count,)),
            tells(f"{number} people were killed in the ferry fire at the quay", counts=(count,)),
            title=f"Ferry fire, {number} dead",
        )
        for number, count in ((n, Count(f"{n} people", n, n)) for n in (9, 14, 17))
    ]
    return fill(Story.create(tmp_path / "nameless"), pages)


@pytest.mark.parametrize(
    "screen",
    [
        ("where",),
        ("statements",),
        ("figures",),
        ("sources",),
        ("log",),
        ("search", "ferry"),
        ("brief",),
        ("export", "md"),
    ],
    ids=" ".join,
)
def test_every_screen_tells_them_apart_by_their_files(
    reportedly: Command, nameless: Story, screen: tuple[str, ...]
) -> None:
    done = reportedly("-s", nameless.folder, *screen)
    assert done.code == 0, done.err
    with nameless.reading() as ledger:
        files = [f"{row.article.article_id[:6]}.txt" for row in articles(ledger)]
    assert len(files) == 3
    assert [file for file in files if file not in done.out.replace("\\", "")] == []
    if screen[0] not in ("brief", "export"):
        assert max(columns_of(line) for line in done.out.splitlines()) <= 80


def test_tables_keep_an_empty_outlet_and_the_file_in_its_own_column(
    reportedly: Command, nameless: Story
) -> None:
    done = reportedly("-s", nameless.folder, "export", "events", "--all")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert rows
    assert {row["outlet"] for row in rows} == {""}
    assert len({row["address"] for row in rows}) == 3
    with nameless.reading() as ledger:
        claim = claims(ledger)[0].claim_id
    origins = reportedly("-s", nameless.folder, "origins", claim[:12], "--csv")
    assert {row["outlet"] for row in csv.DictReader(io.StringIO(origins.out))} == {""}
