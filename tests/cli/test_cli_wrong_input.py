"""Wrong input: one clear line each (what, where, what to do), the designed exit code, and the rest goes on."""

import io
import json
import sqlite3
import sys
import unicodedata
from pathlib import Path

import pytest
from small_story import Command, Done

GOOD = (
    "Two die as ferry lists off Marrow Point\n\n"
    "Two people were killed when a ferry listed off Marrow Point on Monday, the coastguard said.\n\n"
    "“We have two dead and everyone else ashore,” said Ingrid Solem, the duty officer.\n"
)
GERMAN = (
    "Zwei Tote bei Unglück auf der Fähre\n\n"
    "Bei einem Unglück auf einer Fähre sind am Montag zwei Menschen ums Leben gekommen, wie die Polizei "
    "mitteilte. Die Behörden haben eine Untersuchung eingeleitet, und der Hafen bleibt bis auf weiteres "
    "gesperrt. Nach Angaben der Feuerwehr wurden alle übrigen Fahrgäste in Sicherheit gebracht.\n"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with one good page; the bad one of each test lies before it in the order of names."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "z-good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def added(reportedly: Command, pages: Path) -> Done:
    assert reportedly("init", "s").code == 0
    return reportedly("-s", "s", "add", pages)


def one_rejected(done: Done, name: str) -> str:
    """The one line about the bad page; the good one is entered all the same."""
    assert done.code == 3, done.err
    assert "Two die as ferry" in done.out
    [line] = [line for line in done.err.splitlines() if line.startswith("rejected: ")]
    assert name in line
    assert line.count(";") >= 1, "what to do must stand behind what is wrong"
    assert "1 entered, 1 rejected (reportedly log); the story holds 1 article and " in done.err
    return line


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"  \n\n ", "", id="only white space"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "image", id="an image"),
        pytest.param(bytes(range(256)) * 40, "", id="binary"),
        pytest.param(GERMAN.encode(), "'de'", id="not English"),
        pytest.param(b"<html><body><script>x()</script></body></html>", "no text", id="nothing but script"),
    ],
)
def test_a_page_that_cannot_be_read_is_rejected_with_its_reason_and_the_rest_goes_on(
    reportedly: Command, pages: Path, data: bytes, said: str
) -> None:
    (pages / "bad.txt").write_bytes(data)
    assert said in one_rejected(added(reportedly, pages), "bad.txt")


def test_a_page_of_more_than_20_mb_is_rejected_by_its_size(reportedly: Command, pages: Path) -> None:
    with (pages / "bad.txt").open("wb") as file:
        file.truncate(20_000_001)
    assert "20 MB" in one_rejected(added(reportedly, pages), "bad.txt")


def test_an_unreadable_page_is_rejected_by_its_permissions(reportedly: Command, pages: Path) -> None:
    # A link to nothing stands for what cannot be opened: permissions do not stop the superuser.
    (pages / "bad.txt").symlink_to(pages / "gone.txt")
    done = added(reportedly, pages / "z-good.txt")
    assert done.code == 0
    done = reportedly("-s", "s", "add", pages / "bad.txt")
    assert done.code == 3
    assert "bad.txt" in done.err


def test_a_folder_without_articles_is_one_line(reportedly: Command, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = added(reportedly, tmp_path / "nothing")
    assert done.code == 3
    assert "holds no articles; pass a folder with saved pages" in done.err


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("gone.txt", "does not exist"),
        ("*.nope", "matches nothing"),
        ("https://example.org/a", "is an address"),
    ],
)
def test_what_names_no_file_is_rejected(reportedly: Command, pages: Path, argument: str, said: str) -> None:
    reportedly("init", "s")
    done = reportedly("-s", "s", "add", argument, pages)
    assert done.code == 3
    assert f"rejected: {argument}: {said}" in done.err
    assert "1 entered" in done.err


def test_script_laden_html_is_read_for_its_text_alone(reportedly: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{line}</p>" for line in GOOD.splitlines()[2:] if line)
    page.write_text(
        f"<html><head><script>alert('x')</script></head><body onload=evil()><h1>Ferry lists</h1>"
        f"<script>document.write('<p>Ninety people were killed, Eve said.</p>')</script>"
        f"{paragraphs}<svg onload=alert(1)></svg></body></html>",
        encoding="utf-8",
    )
    assert added(reportedly, page).code == 0
    assert "Ninety" not in reportedly("-s", "s", "statements").out
    assert "coastguard" in reportedly("-s", "s", "statements").out


def test_nul_and_surrogates_become_replacement_characters_that_the_log_counts(
    reportedly: Command, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(GOOD.replace("Monday", "Mon\0day").encode())
    assert added(reportedly, page).code == 0
    assert "replaced by U+FFFD" in reportedly("-s", "s", "log").out


def test_terminal_escapes_and_markup_in_page_text_stay_words(reportedly: Command, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD.replace("ferry", "\x1b]0;owned\x07ferry [/b] \u202e"), encoding="utf-8")
    done = added(reportedly, page)
    assert done.code == 0
    for command in ("statements", "where", "figures", "log", "search [/b]"):
        out = reportedly("-s", "s", *command.split()).out
        for line in (done.out + out).splitlines():
            assert not {unicodedata.category(character) for character in line} & {"Cc", "Cf", "Cs"}
    assert "[/b]" in reportedly("-s", "s", "search", "ferry").out


def test_a_name_of_a_file_cannot_command_the_terminal_either(reportedly: Command, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.txt").write_bytes(b"")
    done = added(reportedly, tmp_path / "a\x1b[31m\n.txt")
    assert "\x1b" not in done.err
    assert len([line for line in done.err.splitlines() if "rejected: " in line]) == 1


@pytest.mark.parametrize("command", ["where", "add", "statements", "show ab", "verify", "log", "search x"])
def test_a_folder_that_is_no_story_is_told_with_what_to_do(reportedly: Command, command: str) -> None:
    done = reportedly(*command.split())
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "is a story; make one with `reportedly init`, or name it with -s DIR" in done.err
    named = reportedly("-s", ".", *command.split())
    assert named.code == 1
    assert "is not a story (it has no story.db); make one with `reportedly init`" in named.err


def test_a_ledger_from_a_newer_version_is_refused_and_not_touched(
    reportedly: Command, tmp_path: Path
) -> None:
    reportedly("init", "s")
    connection = sqlite3.connect(tmp_path / "s" / "story.db")
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = (tmp_path / "s" / "story.db").read_bytes()
    done = reportedly("-s", "s", "where")
    assert done.code == 1
    assert "was written by a newer Reportedly" in done.err
    assert "update Reportedly; nothing was touched" in done.err
    assert (tmp_path / "s" / "story.db").read_bytes() == before


def test_a_damaged_ledger_is_told_with_what_to_do(reportedly: Command, tmp_path: Path) -> None:
    reportedly("init", "s")
    (tmp_path / "s" / "story.db").write_bytes(b"not a database")
    done = reportedly("-s", "s", "where")
    assert done.code == 1
    assert "story.db: is not a ledger's file; restore" in done.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--published", "yesterday"], "'yesterday': is not a date; write it as 2031-04-02 or"),
        (["--published", "2031-13-01"], "'2031-13-01': is not a date; write it as 2031-04-02 or"),
        (["--tz", "Mars/Olympus"], "'Mars/Olympus': is not a time zone; write a name such as Europe/Lisbon"),
        (["--url", "not a url"], "'not a url': is not the address of a page; write it as https://"),
        (["--url", "ftp://example.org/a"], "is not the address of a page"),
        (["--outlet", ""], "--outlet: is empty; give a value, or leave the option out"),
        (["--outlet", "  "], "--outlet: is empty"),
        (["--tz", ""], "--tz: is empty"),
    ],
)
def test_a_declared_value_that_is_none_is_wrong_use_before_anything_is_read(
    reportedly: Command, pages: Path, options: list[str], said: str
) -> None:
    reportedly("init", "s")
    done = reportedly("-s", "s", "add", *options, pages)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["where", "--as-of", "soon"], ["statements", "--since", "2031-99"]])
def test_a_time_that_is_none_is_wrong_use(reportedly: Command, arguments: list[str]) -> None:
    reportedly("init", "s")
    done = reportedly("-s", "s", *arguments)
    assert done.code == 2
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("named", ["gone", "pages"])
def test_the_doctor_misses_a_story_that_was_named_but_needs_none(
    reportedly: Command, pages: Path, named: str
) -> None:
    done = reportedly("-s", named, "doctor")
    assert done.code == 1
    assert f"problem  story {named}: is not a " in done.out
    unnamed = reportedly("doctor")
    assert (unnamed.code, "no story here" in unnamed.out) == (0, True)


@pytest.mark.parametrize("arguments", [["nonsense"], ["where", "--nonsense"], ["where", "--limit", "0"]])
def test_wrong_use_of_the_command_line_ends_with_2(reportedly: Command, arguments: list[str]) -> None:
    done = reportedly(*arguments)
    assert done.code == 2
    assert "Usage: reportedly" in done.err


def test_making_a_story_twice_is_wrong_use(reportedly: Command) -> None:
    assert reportedly("init").code == 0
    done = reportedly("init")
    assert done.code == 2
    assert "is a story already; add pages to it with `reportedly add`" in done.err


def test_a_page_can_come_from_standard_input_and_adding_it_again_changes_nothing(
    reportedly: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    reportedly("init", "s")

    def pipe() -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))

    pipe()
    done = reportedly("-s", "s", "add", "-", "--outlet", "Marrow Post", "--published", "2031-04-02")
    assert done.code == 0
    assert "Marrow Post, 2 Apr 2031 (declared): Two die as ferry" in done.out
    before = reportedly("-s", "s", "verify").out
    pipe()
    assert "unchanged: -" in reportedly("-s", "s", "add", "-").out
    assert reportedly("-s", "s", "verify").out == before


def test_what_was_rejected_stands_in_the_log_with_its_remedy(reportedly: Command, pages: Path) -> None:
    (pages / "bad.txt").write_bytes(b"")
    added(reportedly, pages)
    log = reportedly("-s", "s", "log").out
    assert "1 done, 1 rejected" in log
    assert "bad.txt:" in "".join(log.split())
    assert "! 1 input rejected: reportedly log" in reportedly("-s", "s", "where").out
    (pages / "bad.txt").write_text(GOOD.replace("Two", "Three"), encoding="utf-8")
    assert reportedly("-s", "s", "add", pages).code == 0
    assert "(added since)" in reportedly("-s", "s", "log").out
    assert "rejected" not in reportedly("-s", "s", "where").out


def test_analyze_prints_records_without_a_story_and_rejects_what_it_cannot_read(
    reportedly: Command, pages: Path
) -> None:
    (pages / "bad.txt").write_bytes(b"")
    done = reportedly("analyze", pages)
    assert done.code == 3
    assert "rejected: " in done.err
    types = [json.loads(line)["type"] for line in done.out.splitlines()]
    assert types[:3] == ["Rejected", "PageText", "Article"]
    assert {"Statement", "Figure", "Attribution"} <= set(types)
    assert reportedly("analyze", pages).out == done.out, "the same pages give the same lines"


def test_a_page_that_was_edited_is_entered_as_an_edit_and_every_screen_head_says_so(
    reportedly: Command, pages: Path
) -> None:
    was = added(reportedly, pages).out[:6]
    assert "edited" not in reportedly("-s", "s", "where").out
    (pages / "z-good.txt").write_text(GOOD.replace("Two people", "Three people"), encoding="utf-8")
    assert f", an edit of {was}: " in reportedly("-s", "s", "add", pages).out
    screen = " ".join(reportedly("-s", "s", "where").out.split())
    assert "! 1 page was edited after being entered; what each version says is counted" in screen
