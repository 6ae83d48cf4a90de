"""Ingest: one outcome an input; nothing lost, nothing read twice, nothing depends on the workers."""

import io
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from made_up import digest_of, make_analysis, make_edit
from small_rooms import ROOMS, WHEN

from reportedly.errors import ReportedlyError, StoryInUse, WrongUse
from reportedly.ingest import Entered, Outcome, Refused, Rooms, Unchanged, ingest, relink
from reportedly.ledger import (
    Story,
    add_edit,
    articles,
    is_linked,
    ledger_digest,
    pending,
    read_log,
    statements,
    verify,
)
from reportedly.read import DeclaredFields
from reportedly.records import IntakeState, Stance

PAGES = {
    "a.txt": "Solem: 14 killed\n",
    "b.txt": "Governor: 17 killed\nPolice: 14 killed\n",
    "c.txt": "A page with nobody in it\n",
    "same-as-a.txt": "Solem: 14 killed\n",
    "empty.txt": "",
    "reject.txt": "REJECT this one\n",
    "surrogate.txt": "SURROGATE in a record\n",
    "z.txt": "Mayor: 3 missing\n",
}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story.create(tmp_path / "story")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "pages", PAGES)


def write(folder: Path, pages: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def add(
    story: Story,
    *inputs: Path | str,
    declared: DeclaredFields | None = None,
    jobs: int = 1,
    at: str = WHEN,
    rooms: Rooms = ROOMS,
    stdin: bytes = b"",
) -> list[Outcome]:
    return list(
        ingest(
            story,
            [str(each) for each in inputs],
            declared=declared,
            obtained_at=at,
            jobs=jobs,
            rooms=rooms,
            stdin=io.BytesIO(stdin),
        )
    )


def named(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    return [
        (type(each).__name__, Path(each.rejected.subject if isinstance(each, Refused) else each.address).name)
        for each in outcomes
    ]


def digest(story: Story) -> str:
    relink(story, rooms=ROOMS)
    with story.reading() as ledger:
        assert is_linked(ledger)
        assert pending(ledger) == ()
        return ledger_digest(ledger)


def test_one_bad_input_never_stops_the_batch_and_each_has_its_outcome_in_order(
    story: Story, folder: Path
) -> None:
    outcomes = add(story, folder, "no-such-file.txt")
    assert named(outcomes) == [
        ("Refused", "no-such-file.txt"),
        ("Entered", "a.txt"),
        ("Entered", "b.txt"),
        ("Entered", "c.txt"),
        ("Refused", "empty.txt"),
        ("Refused", "reject.txt"),
        ("Unchanged", "same-as-a.txt"),
        ("Refused", "surrogate.txt"),
        ("Entered", "z.txt"),
    ]
    assert [(each.statements, each.figures) for each in outcomes if isinstance(each, Entered)] == [
        (1, 1), (2, 2), (0, 0), (1, 1),
    ]  # fmt: skip
    with story.reading() as ledger:
        log = read_log(ledger)
    assert {(row.rejected.stage, Path(row.rejected.subject).name) for row in log.rejected} == {
        ("read", "no-such-file.txt"), ("read", "empty.txt"), ("clean", "reject.txt"), ("enter", "surrogate.txt"),
    }  # fmt: skip
    assert all(row.rejected.remedy for row in log.rejected)
    assert sum(intake.changed for intake in log.intake) == 4
    assert verify(story).problems == ()


def test_a_page_that_was_refused_is_kept_and_read_again_when_it_is_added_again(
    story: Story, folder: Path
) -> None:
    add(story, folder / "reject.txt")
    assert digest_of(PAGES["reject.txt"]) in story.captures.all()
    better = replace(ROOMS, analyze=lambda capture, data, declared: make_analysis(data.decode()))
    assert named(add(story, folder / "reject.txt", rooms=better)) == [("Entered", "reject.txt")]


def test_the_same_bytes_again_change_nothing(story: Story, folder: Path) -> None:
    add(story, folder)
    before = digest(story)
    again = add(story, folder, at="2040-01-01T00:00:00Z")
    assert {name for name, _ in named(again)} == {"Unchanged", "Refused"}
    with story.reading() as ledger:
        assert is_linked(ledger)
    assert digest(story) == before


def test_the_same_bytes_from_another_address_are_one_article(story: Story, folder: Path) -> None:
    outcomes = add(story, folder / "a.txt", folder / "same-as-a.txt", "-", stdin=PAGES["a.txt"].encode())
    assert [type(each) for each in outcomes] == [Entered, Unchanged, Unchanged]
    with story.reading() as ledger:
        assert len(articles(ledger)) == 1


def test_the_same_address_with_new_bytes_is_a_new_version_and_both_are_kept(
    story: Story, folder: Path
) -> None:
    page = folder / "a.txt"
    first = digest_of(PAGES["a.txt"])
    add(story, page, folder / "b.txt")
    page.write_text("Solem: 15 killed\n", encoding="utf-8")
    (newer,) = add(story, page)
    assert isinstance(newer, Entered)
    with story.reading() as ledger:
        earlier = {row.article.article_id: row.earlier for row in articles(ledger)}
    assert earlier[newer.article_id] == (first,)
    assert (earlier[first], len(earlier)) == ((), 3)
    assert {first, newer.article_id} <= set(story.captures.all())
    page.write_text(PAGES["a.txt"], encoding="utf-8")
    assert named(add(story, page)) == [("Unchanged", "a.txt")]
    with story.reading() as ledger:
        assert {row.article.article_id: row.earlier for row in articles(ledger)} == earlier


def test_two_saved_copies_of_one_declared_url_are_versions_of_one_page(story: Story, folder: Path) -> None:
    url = DeclaredFields(url="https://harbour.example/bridge")
    (folder / "b.txt").write_text("Solem: 14 killed\nGovernor: 17 hurt\n", encoding="utf-8")
    outcomes = add(story, folder / "a.txt", folder / "b.txt", declared=url)
    first, second = (each for each in outcomes if isinstance(each, Entered))
    with story.reading() as ledger:
        assert {row.article.article_id: row.earlier for row in articles(ledger)} == {
            first.article_id: (), second.article_id: (first.article_id,),
        }  # fmt: skip


def test_a_url_declared_for_two_pages_that_share_no_text_makes_neither_an_edit_of_the_other(
    story: Story, folder: Path
) -> None:
    url = DeclaredFields(url="https://harbour.example/bridge")
    add(story, folder / "a.txt", folder / "c.txt", declared=url)
    with story.reading() as ledger:
        assert [row.earlier for row in articles(ledger)] == [(), ()]


def test_two_pages_of_one_name_in_two_folders_are_no_versions(
    story: Story, folder: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "other", {"a.txt": "Police: 2 injured\n"})
    add(story, folder / "a.txt", other / "a.txt")
    with story.reading() as ledger:
        assert [row.earlier for row in articles(ledger)] == [(), ()]


def test_what_is_declared_by_flag_wins_over_the_manifest_field_by_field(story: Story, folder: Path) -> None:
    (folder / "sources.csv").write_text(
        "file,outlet,published\na.txt,Harbour Post,2031-04-01\n", encoding="utf-8"
    )
    add(story, folder / "a.txt", declared=DeclaredFields(published="2031-04-02"))
    with story.reading() as ledger:
        (row,) = articles(ledger)
    assert (row.article.outlet.value, row.article.published.value) == ("Harbour Post", "2031-04-02")


def test_declaring_more_of_the_same_bytes_reads_them_anew_and_keeps_what_was_declared(
    story: Story, folder: Path
) -> None:
    add(story, folder / "a.txt", declared=DeclaredFields(outlet="Harbour Post"))
    assert named(add(story, folder / "a.txt")) == [("Unchanged", "a.txt")]
    assert named(add(story, folder / "a.txt", declared=DeclaredFields(published="2031-04-02"))) == [
        ("Entered", "a.txt")
    ]
    with story.reading() as ledger:
        (row,) = articles(ledger)
    assert (row.article.outlet.value, row.article.published.value) == ("Harbour Post", "2031-04-02")


def test_a_manifest_that_is_wrong_is_named_in_the_refusal(story: Story, folder: Path) -> None:
    (folder / "sources.csv").write_text("file,published\na.txt,tomorrow\n", encoding="utf-8")
    (refused,) = add(story, folder / "a.txt")
    assert isinstance(refused, Refused)
    assert "sources.csv:2 published is 'tomorrow'" in refused.rejected.problem


@pytest.mark.parametrize(
    "declared", [DeclaredFields(published="yesterday"), DeclaredFields(timezone="Mars/Base")]
)
def test_a_wrong_flag_is_wrong_for_all_and_nothing_is_begun(
    story: Story, folder: Path, declared: DeclaredFields
) -> None:
    with pytest.raises(WrongUse):
        add(story, folder, declared=declared)
    with story.reading() as ledger:
        assert read_log(ledger).intake == ()


def test_a_file_whose_name_is_no_text_is_entered(story: Story, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / os.fsdecode(b"p\xe4ge.txt")).write_bytes(b"Solem: 14 killed\n")
    (folder / os.fsdecode(b"\xff.txt")).write_bytes(b"")
    outcomes = add(story, folder)
    assert [type(each) for each in outcomes] == [Entered, Refused]
    with story.reading() as ledger:
        assert articles(ledger)[0].address.endswith(r"p\udce4ge.txt")
        assert r"\udcff.txt" in read_log(ledger).rejected[0].rejected.subject


def test_one_two_and_seven_workers_make_the_same_ledger_and_the_same_outcomes(
    tmp_path: Path, folder: Path
) -> None:
    made = []
    for jobs in (1, 2, 7):
        story = Story.create(tmp_path / f"jobs-{jobs}")
        outcomes = named(add(story, folder, jobs=jobs))
        made.append((digest(story), outcomes))
    assert made[0] == made[1] == made[2]


def test_a_batch_and_one_at_a_time_in_any_order_make_the_same_ledger(tmp_path: Path, folder: Path) -> None:
    batch, single = Story.create(tmp_path / "batch"), Story.create(tmp_path / "single")
    add(batch, folder)
    for name in sorted(PAGES, reverse=True):
        add(single, folder / name)
        relink(single, rooms=ROOMS)
    assert digest(batch) == digest(single)


def test_a_page_that_ends_its_worker_ends_only_itself(story: Story, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "crash", {"a.txt": "Solem: 1 killed\n", "b.txt": "CRASH\n", "c.txt": "Solem: 2 killed\n"}
    )
    assert named(add(story, folder, jobs=2)) == [
        ("Entered", "a.txt"),
        ("Refused", "b.txt"),
        ("Entered", "c.txt"),
    ]


def test_an_error_that_is_nobodys_page_stops_the_batch_and_leaves_the_rest_pending(
    story: Story, folder: Path
) -> None:
    def untrusted(*_: object) -> None:
        raise ReportedlyError("the model", "is not the pinned one", "install it again")

    with pytest.raises(ReportedlyError, match="pinned"):
        add(story, folder / "a.txt", folder / "b.txt", rooms=replace(ROOMS, analyze=untrusted))
    with story.reading() as ledger:
        assert len(pending(ledger)) == 2
    outcomes = add(story)
    assert named(outcomes) == [("Entered", "a.txt"), ("Entered", "b.txt")]
    assert all(each.resumed for each in outcomes)


def test_standard_input_left_pending_is_finished_from_its_kept_bytes(story: Story) -> None:
    with pytest.raises(KeyboardInterrupt):
        add(story, "-", stdin=b"Solem: 14 killed\n", rooms=replace(ROOMS, analyze=interrupted))
    assert named(add(story)) == [("Entered", "-")]


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("what", ["changed", "gone"])
def test_a_pending_file_that_is_no_longer_the_one_asked_for_is_refused(
    story: Story, folder: Path, what: str
) -> None:
    with pytest.raises(KeyboardInterrupt):
        add(story, folder / "a.txt", folder / "b.txt", rooms=replace(ROOMS, analyze=interrupted))
    if what == "changed":
        (folder / "b.txt").write_text("Somebody: 1 else\n", encoding="utf-8")
    else:
        (folder / "b.txt").unlink()
    assert named(add(story)) == [("Entered", "a.txt"), ("Refused", "b.txt")]


def test_a_second_batch_is_told_that_somebody_writes(
    story: Story, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.ledger.lock.time.sleep", lambda seconds: None)
    running = ingest(story, [str(folder)], obtained_at=WHEN, rooms=ROOMS)
    next(running)
    with pytest.raises(StoryInUse):
        add(story, folder)
    running.close()
    add(story, folder)


def test_linking_again_happens_when_articles_edits_or_tables_change_and_not_otherwise(
    story: Story, folder: Path
) -> None:
    calls = []
    rooms = replace(ROOMS, link=lambda *given: (calls.append(1), ROOMS.link(*given))[1])
    add(story, folder / "a.txt")
    counts = relink(story, rooms=rooms)
    assert (counts.articles, counts.questions, counts.claims, counts.orphans) == (1, 1, 1, 0)
    relink(story, rooms=rooms)
    assert len(calls) == 1
    (story.folder / "tables" / "parties.csv").write_text(
        "alias,name,note\nthe mayor,Solem,\n", encoding="utf-8"
    )
    relink(story, rooms=rooms)
    relink(story, rooms=rooms)
    assert len(calls) == 2
    with story.writing() as ledger:
        add_edit(ledger, make_edit(capture=digest_of(PAGES["a.txt"])))
    relink(story, rooms=rooms)
    assert len(calls) == 3
    relink(story, rooms=rooms, always=True)
    assert len(calls) == 4


def test_a_persons_edit_shows_after_linking_and_survives_reading_the_page_anew(
    story: Story, folder: Path
) -> None:
    add(story, folder / "a.txt")
    with story.writing() as ledger:
        add_edit(ledger, make_edit(capture=digest_of(PAGES["a.txt"]), new="denies"))
    relink(story, rooms=ROOMS)
    add(story, folder / "a.txt", declared=DeclaredFields(outlet="Harbour Post"))
    relink(story, rooms=ROOMS)
    with story.reading() as ledger:
        assert [row.statement.stance for row in statements(ledger)] == [Stance.DENIES]
        assert [(row.corrected, row.article.outlet.value) for row in articles(ledger)] == [
            (True, "Harbour Post")
        ]


@pytest.mark.parametrize(("after", "jobs"), [(0, 1), (1, 1), (7, 1), (3, 2)])
def test_a_run_killed_at_any_moment_loses_nothing_and_the_next_one_finishes(
    tmp_path: Path, after: int, jobs: int
) -> None:
    pages = {f"{number:02}.txt": f"Solem: {number} killed\nSLOW\n" for number in range(12)}
    folder = write(tmp_path / "pages", {**pages, "99.txt": "REJECT\n"})
    whole, killed = Story.create(tmp_path / "whole"), Story.create(tmp_path / "killed")
    add(whole, folder)

    child = subprocess.Popen(
        [
            sys.executable,
            str(Path(__file__).with_name("small_rooms.py")),
            str(killed.folder),
            str(folder),
            str(jobs),
        ],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout
    for _ in range(after):
        child.stdout.readline()
    if not after:
        deadline = 200  # until the first row is written down: the earliest moment with something to lose
        while deadline and not asked(killed):
            time.sleep(0.02)
            deadline -= 1
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    with killed.reading() as ledger:
        entered = {row.article.article_id for row in articles(ledger)}
        left = len(pending(ledger))
    assert len(entered) >= after
    outcomes = add(killed)
    assert len(outcomes) == left
    assert all(each.resumed for each in outcomes)
    add(killed, folder)  # what the killed run had not even written down
    assert digest(killed) == digest(whole)
    assert verify(killed).problems == ()
    with killed.reading() as ledger:
        assert {intake.state for intake in read_log(ledger).intake} == {
            IntakeState.DONE,
            IntakeState.REJECTED,
        }


def test_a_page_that_ends_the_process_reading_it_ends_one_run_and_is_rejected_by_the_next(
    story: Story, tmp_path: Path
) -> None:
    folder = write(
        tmp_path / "pages", {"a.txt": "Solem: 1 killed\n", "b.txt": "CRASH\n", "c.txt": "Solem: 3 killed\n"}
    )
    child = subprocess.run(
        [
            sys.executable,
            str(Path(__file__).with_name("small_rooms.py")),
            str(story.folder),
            str(folder),
            "1",
        ],
        stdout=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (child.returncode, child.stdout) == (9, b"Entered\n")
    crashed, after = add(story)
    assert isinstance(crashed, Refused)
    assert crashed.rejected.stage == "analyze"
    assert "ended without a word" in crashed.rejected.problem
    assert (named([after]), after.resumed) == ([("Entered", "c.txt")], True)
    assert add(story) == []


def test_a_disk_that_fills_up_stops_the_run_with_a_remedy_and_the_next_one_finishes(
    story: Story, tmp_path: Path
) -> None:
    folder = write(tmp_path / "pages", {f"{number}.txt": f"Solem: {number} killed\n" for number in range(9)})
    size = story.database.stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # What a full disk is to whoever writes: no file may grow any further.
    resource.setrlimit(resource.RLIMIT_FSIZE, (size - size // 3, hard))
    try:
        with pytest.raises(ReportedlyError, match="disk"):
            add_until_full(story, folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    add(story, folder)
    whole = Story.create(tmp_path / "whole")
    add(whole, folder)
    assert digest(story) == digest(whole)
    assert verify(story).problems == ()


def add_until_full(story: Story, folder: Path) -> None:
    for _ in range(50):
        add(story, folder)
        relink(story, rooms=ROOMS, always=True)


def asked(story: Story) -> bool:
    with story.reading() as ledger:
        return bool(pending(ledger))
