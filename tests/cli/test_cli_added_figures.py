"""``review add`` of a figure: by the words that say a number, seen wherever figures are."""

import json
from pathlib import Path

import pytest
from small_story import Command, Done

from reportedly.ledger import Story, edits, figures, statements
from reportedly.records import Figure
from reportedly.records.codec import record_id

WORDS = "a further busload"


@pytest.fixture
def ferry(reportedly: Command, tmp_path: Path) -> Story:
    """A page that says one number in figures and one in a word that no rule takes for a number."""
    page = tmp_path / "ferry.txt"
    page.write_text(
        "Ferry fire\n\nBy Nora Quill, Harbour Gazette, 4 May 2031\n\n"
        "Police chief Ann Lee said on Monday that 14 people were killed when the ferry caught fire. "
        f"She said {WORDS} were still in hospital.\n\n"
        "The last passengers went ashore at the quay at noon.\n",
        encoding="utf-8",
    )
    assert reportedly("init", tmp_path / "ferry").code == 0
    assert reportedly("-s", tmp_path / "ferry", "add", page).code == 0
    return Story.open(tmp_path / "ferry")


@pytest.fixture
def add(reportedly: Command, ferry: Story) -> Command:
    with ferry.reading() as ledger:
        article = statements(ledger)[0].article.article_id
    return lambda *typed: reportedly("-s", ferry.folder, "review", "add", article[:12], *typed)


def only_added(story: Story) -> Figure:
    with story.reading() as ledger:
        (row,) = [row for row in figures(ledger) if row.figure.found_by == "person/1"]
    return row.figure


def hospital(add: Command) -> Done:
    return add(
        f"figure={WORDS}", "number=busload", "low=30", "high=60", "comparator=approx",
        "counted=passengers", "counted_class=injured",
    )  # fmt: skip


def test_a_figure_is_added_by_its_words_and_is_seen_wherever_figures_are(
    reportedly: Command, add: Command, ferry: Story
) -> None:
    done = hospital(add)
    assert done.code == 0, done.err
    assert f"“{WORDS}”: unit count, low 30, high 60" in done.out
    figure = only_added(ferry)
    assert (figure.counted_class, figure.counted, figure.head) == ("injured", "passengers", "passengers")
    assert "about 30–60  injured" in reportedly("-s", ferry.folder, "figures").out
    assert "about 30–60" in reportedly("-s", ferry.folder, "where").out
    events = reportedly("-s", ferry.folder, "export", "events", "--all").out
    assert WORDS in events
    shown = reportedly("-s", ferry.folder, "show", figure.key[:12])
    assert shown.code == 0
    assert "Ann Lee" in shown.out


def test_what_is_not_typed_is_as_the_rules_read_the_words(
    reportedly: Command, add: Command, ferry: Story
) -> None:
    with ferry.reading() as ledger:
        (found,) = figures(ledger)
    there = add("figure=14 people")
    assert there.code == 2
    assert f"is a figure already; correct it: review fix {found.figure.key[:4]}" in there.err
    reportedly("-s", ferry.folder, "review", "reject", found.figure.key)
    assert add("figure=14 people", "high=16").code == 0, "a new bound takes the place of both"
    figure = only_added(ferry)
    assert (figure.low, str(figure.high), figure.comparator.value) == (None, "16", "at_most")
    assert (figure.counted, figure.counted_class) == ("people", "killed")


def test_the_rules_reading_of_another_number_is_not_taken(add: Command, ferry: Story) -> None:
    assert add("figure=14 people were", "number=were", "low=1").code == 2
    assert add("figure=14 people were", "number=were", "low=1", "counted_class=other:boat").code == 0
    assert only_added(ferry).counted is None


@pytest.mark.parametrize(
    ("bounds", "comparator"),
    [
        (["low=3", "high=3"], ("3", "3", "exact")),
        (["low=3.0", "high=3"], ("3.0", "3", "exact")),
        (["low=3", "high=5"], ("3", "5", "range")),
        (["low=3"], ("3", "None", "at_least")),
        (["high=3"], ("None", "3", "at_most")),
        (["low=3", "comparator=exact"], ("3", "3", "exact")),
        (["low=3", "comparator=more_than"], ("3", "None", "more_than")),
        (["comparator=vague"], ("None", "None", "vague")),
    ],
    ids=" ".join,
)
def test_bounds_that_are_not_typed_follow_from_those_that_are(
    add: Command, ferry: Story, bounds: list[str], comparator: tuple[str, str, str]
) -> None:
    assert add(f"figure={WORDS}", *bounds, "counted_class=injured").code == 0
    figure = only_added(ferry)
    assert (str(figure.low), str(figure.high), figure.comparator.value) == comparator


def test_a_figure_is_pointed_at_by_its_place(add: Command, ferry: Story) -> None:
    with ferry.reading() as ledger:
        row = next(row for row in statements(ledger) if WORDS in " ".join(row.words))
    start = row.statement.content[0].start
    place = f"span=[{start}, {start + len(WORDS)})"
    assert add(place, "low=30", "counted_class=injured").code == 0
    assert only_added(ferry).span.start == start
    assert add(place, "figure=other words", "low=30", "counted_class=injured").code == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([f"figure={WORDS}"], "cannot read the number"),
        ([f"figure={WORDS}", "low=3"], "counted_class=killed"),
        ([f"figure={WORDS}", "low=9", "high=3", "counted_class=injured"], "low above high"),
        ([f"figure={WORDS}", "low=many", "counted_class=injured"], "a number, or null"),
        ([f"figure={WORDS}", "low=3", "counted_class=injured", "mood=glad"], "is no field of a figure"),
        ([f"figure={WORDS}", "low=3", "counted_class=injured", "stage=soon"], "planned"),
        ([f"figure={WORDS}", "number=bus stop", "low=3"], "does not stand in those words"),
        (["figure=nowhere written", "low=3"], "does not stand on the page"),
        (["figure=the", "low=3"], "times on the page"),
        (["figure=Nora Quill", "low=1", "counted_class=other:hour"], "stands in no statement"),
        (["span=3:2", "low=3"], "write span=120:132"),
        (["span=3:99999", "low=3"], "write span=120:132"),
        (["figure=", "low=3"], "needs the words"),
    ],
)
def test_a_figure_typed_wrong_is_told_in_one_line_with_what_would_do(
    add: Command, ferry: Story, typed: list[str], said: str
) -> None:
    done = add(*typed)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert said in done.err
    with ferry.reading() as ledger:
        assert edits(ledger) == ()


def test_an_added_figure_is_corrected_taken_back_and_travels(
    reportedly: Command, add: Command, ferry: Story, tmp_path: Path
) -> None:
    hospital(add)
    figure, review = only_added(ferry), ("-s", ferry.folder, "review")
    assert reportedly(*review, "fix", figure.key[:12], "high=90").code == 0
    assert str(only_added(ferry).high) == "90"
    listed = [json.loads(line) for line in reportedly(*review, "--edits", "--json").out.splitlines()]
    assert [each["words"] for each in listed] == [WORDS, WORDS]
    file = tmp_path / "edits.jsonl"
    reportedly("-s", ferry.folder, "export", "edits", file)
    with ferry.reading() as ledger:
        first = record_id(edits(ledger)[0])
    assert reportedly(*review, "--undo", first[:12]).code == 0
    with ferry.reading() as ledger:
        assert len(figures(ledger)) == 1
    other = tmp_path / "other"
    reportedly("init", other)
    reportedly("-s", other, "add", tmp_path / "ferry.txt")
    assert reportedly("-s", other, "import", "edits", file).code == 0
    assert str(only_added(Story.open(other)).high) == "90"


def test_two_figures_added_at_one_place_are_a_conflict_and_the_later_counts(
    reportedly: Command, add: Command, ferry: Story, tmp_path: Path
) -> None:
    hospital(add)
    file = tmp_path / "edits.jsonl"
    reportedly("-s", ferry.folder, "export", "edits", file)
    theirs = json.loads(file.read_text(encoding="utf-8"))
    edit = theirs["record"]
    edit |= {"who": "night desk", "when": "2041-05-06T10:00:00+02:00"}
    edit["new"] = json.dumps({**json.loads(edit["new"]), "high": "70"}, sort_keys=True)
    file.write_text(json.dumps(theirs), encoding="utf-8")
    done = reportedly("-s", ferry.folder, "import", "edits", file)
    assert "night desk" in done.out
    assert "the later one counts" in " ".join(done.out.split())
    assert str(only_added(ferry).high) == "70"
