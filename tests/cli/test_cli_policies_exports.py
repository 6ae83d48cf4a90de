"""The commands that hand a story on: claims, sources, origins, policies, export, check, diff, cite, watch."""

import csv
import io
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from small_story import Command, Done, coverage, fill

from reportedly.brief.exports import COLUMNS
from reportedly.brief.policies import POLICIES
from reportedly.cli.adding import Summary
from reportedly.cli.watching import Look, look_at, settled
from reportedly.ledger import Story, claims

LISTINGS = (
    ("claims",),
    ("sources",),
    ("policies",),
    ("check",),
    ("diff", "--since", "2031-05-01"),
)


def table(done: Done) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.out)))


@pytest.mark.parametrize("command", LISTINGS, ids=lambda command: command[0])
def test_every_listing_is_text_csv_and_json_lines_and_keeps_its_limit(
    reportedly: Command, story: Story, command: tuple[str, ...]
) -> None:
    text = reportedly("-s", story.folder, *command)
    assert text.code in (0, 4), text.err
    as_csv = table(reportedly("-s", story.folder, *command, "--csv"))
    as_json = [
        json.loads(line) for line in reportedly("-s", story.folder, *command, "--json").out.splitlines()
    ]
    assert len(as_csv) == len(as_json)
    assert reportedly("-s", story.folder, *command, "--csv", "--json").code == 2
    limited = reportedly("-s", story.folder, *command, "--limit", "1")
    assert len(limited.out) <= len(text.out)


@pytest.mark.parametrize(
    "command", [*LISTINGS, ("export", "md"), ("export", "html"), ("export", "wikitext"), ("cite",)]
)
def test_nothing_hostile_reaches_the_terminal(
    reportedly: Command, story: Story, command: tuple[str, ...]
) -> None:
    out = reportedly("-s", story.folder, *command).out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_claims_tell_status_origins_and_what_an_update_left_behind(reportedly: Command, story: Story) -> None:
    done = reportedly("-s", story.folder, "claims", "killed")
    assert re.search(r"killed: 17", done.out)
    assert "earlier: killed: at" in " ".join(done.out.split())
    only = table(reportedly("-s", story.folder, "claims", "--status", "disputed", "--csv"))
    assert only
    assert {row["status"] for row in only} == {"disputed"}


def test_sources_leave_out_what_outlets_say_themselves_unless_asked(
    reportedly: Command, story: Story
) -> None:
    names = {row["source"] for row in table(reportedly("-s", story.folder, "sources", "--csv"))}
    assert {"police", "Don Falk", "Sarn Crossings"} <= names
    assert not any("itself" in name for name in names)
    more = {row["source"] for row in table(reportedly("-s", story.folder, "sources", "--own-voice", "--csv"))}
    assert more > names


def test_policies_give_each_rules_number_with_who_gives_it(reportedly: Command, story: Story) -> None:
    rows = table(reportedly("-s", story.folder, "policies", "killed", "--csv"))
    by_policy = {row["policy"]: row for row in rows}
    assert by_policy.keys() == POLICIES.keys()
    assert by_policy["most-conservative"]["best"] == "9"
    assert "police at least 9" in by_policy["most-conservative"]["who"]
    assert by_policy["latest-official"]["best"] == ""
    assert all(row["rule"] and row["source"] for row in rows)


def test_one_policy_can_be_asked_for_by_name_and_a_wrong_one_is_refused(
    reportedly: Command, story: Story
) -> None:
    rows = table(reportedly("-s", story.folder, "policies", "--policy", "acled", "--csv"))
    assert {row["policy"] for row in rows} == {"acled"}
    wrong = reportedly("-s", story.folder, "policies", "--policy", "average")
    assert wrong.code == 2
    assert "most-origins" in wrong.err


@pytest.mark.parametrize("command", ["policies", "claims"])
def test_a_question_that_is_none_is_told_where_to_find_one(
    reportedly: Command, story: Story, command: str
) -> None:
    done = reportedly("-s", story.folder, command, "nothing like it")
    assert done.code == 1
    assert "reportedly questions" in done.err


def claims_with(story: Story, figure: str) -> set[str]:
    with story.reading() as ledger:
        return {each.claim_id for each in claims(ledger) if figure in each.figures}


def test_origins_show_each_chain_and_what_ties_or_parts_them(reportedly: Command, story: Story) -> None:
    claim = next(
        row["claim"]
        for row in table(reportedly("-s", story.folder, "claims", "--csv"))
        if row["answer"] == "17"
    )
    card = reportedly("-s", story.folder, "origins", claim).out
    assert "Channel Five → Tom Greel" in card
    assert "1–2 origins" in card
    rows = table(reportedly("-s", story.folder, "origins", claim, "--csv"))
    assert {row["claim"] for row in rows} == {claim}
    assert reportedly("-s", story.folder, "origins", rows[0]["statement"]).code == 0
    assert reportedly("-s", story.folder, "origins", rows[0]["article"]).code == 2
    for figure in table(reportedly("-s", story.folder, "figures", "--csv")):
        of_figure = reportedly("-s", story.folder, "origins", figure["figure"], "--csv")
        assert {row["claim"] for row in table(of_figure)} <= claims_with(story, figure["figure"])


def test_the_event_table_is_written_whole_with_own_columns(
    reportedly: Command, story: Story, tmp_path: Path
) -> None:
    (story.folder / "tables" / "parties.csv").write_text(
        "alias,name,trust\npolice,police,B2\n", encoding="utf-8"
    )
    (story.folder / "tables" / "outlets.csv").write_text(
        "outlet,=owner\nChannel Five,a trust\n", encoding="utf-8"
    )
    done = reportedly("-s", story.folder, "export", "events", "--out", tmp_path / "events.csv")
    assert done.code == 0, done.err
    assert done.out == ""
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[: len(COLUMNS)] == list(COLUMNS)
    assert list(rows[0])[len(COLUMNS) :] == ["party.trust", "outlet.=owner"]
    first = next(row for row in rows if row["outlet"] == "Channel Five")
    assert first["outlet.=owner"] == "a trust"
    assert {row["party.trust"] for row in rows if row["source"] == "police"} == {"B2"}


def test_a_table_that_is_no_csv_is_refused_by_name(reportedly: Command, story: Story) -> None:
    (story.folder / "tables" / "outlets.csv").write_bytes(b"outlet,owner\n\xff\xfe,x\n")
    done = reportedly("-s", story.folder, "export", "events")
    assert done.code == 2
    assert "outlets.csv" in done.err


def test_an_export_as_of_a_moment_holds_only_what_was_out_by_then(reportedly: Command, story: Story) -> None:
    rows = table(reportedly("-s", story.folder, "export", "csv", "--as-of", "2031-05-06T13:00+02:00"))
    assert {row["outlet"] for row in rows} == {"Channel Five", "The Courier"}


@pytest.mark.parametrize(("format", "policy"), [("xlsx", "range"), ("md", "average")])
def test_a_format_or_policy_that_is_none_is_refused_with_those_there_are(
    reportedly: Command, story: Story, format: str, policy: str
) -> None:
    done = reportedly("-s", story.folder, "export", format, "--policy", policy)
    assert done.code == 2
    assert "name one of" in done.err


def test_an_event_has_a_card_and_a_record(reportedly: Command, story: Story) -> None:
    for row in table(reportedly("-s", story.folder, "export", "events")):
        card = reportedly("-s", story.folder, "show", row["event_id"])
        assert "a proposal, confirmed by nobody" in card.out
        assert (
            json.loads(reportedly("-s", story.folder, "show", row["event_id"], "--json").out)["kind"]
            == "event"
        )


def test_check_ends_with_4_when_it_finds_something_and_0_when_not(
    reportedly: Command, story: Story, tmp_path: Path
) -> None:
    rows = table(reportedly("-s", story.folder, "check", "--csv"))
    assert reportedly("-s", story.folder, "check").code == (4 if rows else 0)
    calm = fill(Story.create(tmp_path / "calm"), coverage()[4:5])
    done = reportedly("-s", calm.folder, "check")
    assert (done.code, done.out) == (0, "")
    assert "no proof" in done.err


def test_diff_names_a_new_article_as_the_cause(reportedly: Command, story: Story) -> None:
    done = reportedly("-s", story.folder, "diff", "--since", "2031-05-08T08:00+02:00")
    assert "killed: new: 17" in done.out
    assert "because of new article: " in done.out
    assert "6 new articles" in done.err
    after = reportedly("-s", story.folder, "diff", "--since", "2031-05-08T10:00+02:00")
    assert after.out == ""
    assert "0 new articles" in after.err


def test_diff_refuses_a_time_that_is_none(reportedly: Command, story: Story) -> None:
    assert reportedly("-s", story.folder, "diff", "--since", "yesterday").code == 2


def test_cite_gives_the_digest_that_verify_prints_and_the_place_of_the_words(
    reportedly: Command, story: Story
) -> None:
    whole = reportedly("-s", story.folder, "cite").out
    digest = re.search(r"ledger digest ([0-9a-f]{64})", whole)
    assert digest
    assert "link/" in whole
    statement = table(reportedly("-s", story.folder, "export", "csv"))[0]
    cited = json.loads(reportedly("-s", story.folder, "cite", statement["statement"], "--json").out)
    assert cited["digest"] == digest[1]
    (only,) = cited["statements"]
    assert (str(only["start"]), only["sentence"]) == (statement["start"], statement["sentence"])
    for command in ("cite", "origins"):
        refused = reportedly("-s", story.folder, command, statement["article"])
        assert refused.code == 2
        assert "another kind of thing: article; " in refused.err


def test_a_file_has_settled_when_two_looks_find_it_alike_and_it_is_not_empty() -> None:
    page, part = Path("a.html"), Path("b.html")
    first, grown = Look(10, 1), Look(20, 2)
    assert settled({}, {page: first}, {}) == ()
    assert settled({page: first}, {page: grown}, {}) == ()
    assert settled({page: grown}, {page: grown}, {}) == (page,)
    assert settled({page: grown}, {page: grown}, {page: grown}) == ()
    assert settled({part: Look(0, 1)}, {part: Look(0, 1)}, {}) == ()


def test_what_a_browser_has_not_finished_is_no_page(tmp_path: Path) -> None:
    for name in ("page.html", "page.html.part", "other.crdownload", ".hidden"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [path.name for path in look_at(tmp_path)] == ["page.html"]


def test_watch_once_ends_by_itself_and_says_so_when_nothing_settled(
    reportedly: Command, story: Story, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    done = reportedly("-s", story.folder, "watch", tmp_path / "inbox", "--once", "--every", "0.01")
    assert done.code == 0
    assert "nothing new has settled" in done.err
    assert reportedly("-s", story.folder, "watch", tmp_path / "nowhere", "--once").code == 2


def test_ctrl_c_ends_watching_cleanly(
    reportedly: Command, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupt)
    (tmp_path / "inbox").mkdir()
    done = reportedly("-s", story.folder, "watch", tmp_path / "inbox")
    assert done.code == 0
    assert "no longer watching" in done.err


def test_a_real_interrupt_ends_watching_cleanly(story: Story, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    command = [sys.executable, "-m", "reportedly", "-s", str(story.folder), "watch", str(tmp_path / "inbox")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stderr is not None
        assert "Ctrl-C ends" in watching.stderr.readline()
        watching.send_signal(signal.SIGINT)
        said = watching.stderr.read()
        assert watching.wait(timeout=20) == 0, said
    assert "no longer watching" in said
    assert "Traceback" not in said


def test_watch_enters_what_has_settled_and_hands_on_that_something_was_rejected(
    reportedly: Command, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered: list[str] = []

    def add(story: Story, inputs: list[str], **declared: str | None) -> Summary:
        entered.extend(Path(each).name for each in inputs)
        return Summary(entered=1, unchanged=0, rejected=1, said="1 entered, 1 rejected")

    monkeypatch.setattr("reportedly.cli.commands.watch.add_pages", add)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("a.html", "b.txt", "c.html.part"):
        (inbox / name).write_text("saved", encoding="utf-8")
    done = reportedly("-s", story.folder, "watch", inbox, "--once", "--every", "0.01")
    assert entered == ["a.html", "b.txt"]
    assert (done.code, done.err) == (3, "1 entered, 1 rejected\n")
