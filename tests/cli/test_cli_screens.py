"""What an editor sees: where it stands, lists and cards, on a small story."""

import csv
import io
import json
import re
import unicodedata

import pytest
from small_story import Command, coverage, fill

from reportedly.brief.layout import columns_of
from reportedly.ledger import Story

LISTINGS = ("where", "questions", "figures", "statements")


def ids(text: str) -> list[str]:
    return re.findall(r"^([0-9a-f]{4,})  ", text, re.MULTILINE)


def test_where_gives_each_figure_with_who_says_it_when_and_from_how_many_origins(
    reportedly: Command, story: Story
) -> None:
    done = reportedly("-s", story.folder, "where")
    assert done.code == 0
    assert done.err == ""
    screen = done.out
    assert re.search(r"^killed +17 +[0-9a-f]{4}$", screen, re.MULTILINE)
    assert "Tom Greel (interior ministry) 17 (7 May 08:30)" in screen
    assert "earlier: police at least 9 (6 May 09:35, 2 articles)" in screen
    assert "Mara Voss 14 (6 May 16:40)" in screen
    assert "Ann Lee about 40 (6 May 09:35)" in screen
    assert "17 stands in 2 articles but comes from 1–2 origins: reportedly show " in screen


def test_where_says_who_disputes_an_answer_in_words(reportedly: Command, story: Story) -> None:
    screen = reportedly("-s", story.folder, "where").out
    block = screen[screen.index("“An overloaded lorry brought the bridge down”") :]
    assert re.match(r".*\n    disputed\n    said by Don Falk \(Castrel\)", block)
    assert "denied by Sarn Crossings (6 May 12:20)" in block


def test_harm_comes_first_and_what_only_tells_a_figure_again_is_left_out(
    reportedly: Command, story: Story
) -> None:
    screen = reportedly("-s", story.folder, "where").out
    assert screen.index("killed ") < screen.index("injured ") < screen.index("overloaded lorry")
    assert "“At least nine people were killed" not in screen


def test_the_heading_counts_what_the_screen_rests_on(reportedly: Command, story: Story) -> None:
    first = reportedly("-s", story.folder, "where").out.splitlines()[:4]
    assert first[0].startswith("story: 6 articles, 5 outlets,")
    assert "! 1 of 6 articles states no publication date" in "\n".join(first)


def test_a_story_without_any_date_says_that_the_order_is_unknown(reportedly: Command, tmp_path) -> None:
    undated = Story.create(tmp_path / "undated")
    fill(undated, [coverage()[-1]])
    screen = reportedly("-s", undated.folder, "where").out
    assert "1 of 1 article states no publication date; order unknown" in screen
    assert "17 (undated)" in screen


def test_as_of_shows_what_could_be_known_then_and_counts_the_undated(
    reportedly: Command, story: Story
) -> None:
    screen = reportedly("-s", story.folder, "where", "--as-of", "2031-05-06T13:00+02:00").out
    assert re.search(r"^killed +at least 9 ", screen, re.MULTILINE)
    assert "14" not in screen.replace("2031-05-06T13:00+02:00", "")
    assert "1 undated article left out" in screen
    assert "as of 2031-05-06T13:00+02:00" in screen


def test_as_of_a_moment_before_the_first_page_is_not_an_empty_story(
    reportedly: Command, story: Story
) -> None:
    screen = reportedly("-s", story.folder, "where", "--as-of", "2001-01-01").out
    assert "Nothing entered is known to have been out by 2001-01-01." in screen
    assert "Nothing is entered yet" not in screen


def test_a_limit_tells_how_many_questions_are_not_shown(reportedly: Command, story: Story) -> None:
    assert (
        "more questions: reportedly questions" in reportedly("-s", story.folder, "where", "--limit", "1").out
    )


def test_an_empty_story_says_what_to_do_next(reportedly: Command) -> None:
    reportedly("init", "empty")
    done = reportedly("-s", "empty", "where")
    assert done.code == 0
    assert "Nothing is entered yet. Next: reportedly add PAGES" in done.out


@pytest.mark.parametrize("command", [*LISTINGS, "log", "search bridge"])
def test_no_line_is_wider_than_the_terminal_and_nothing_from_a_page_commands_it(
    reportedly: Command, story: Story, command: str
) -> None:
    out = reportedly("-s", story.folder, *command.split()).out
    assert out
    for line in out.splitlines():
        assert columns_of(line) <= 80, line
        assert not {unicodedata.category(character) for character in line} & {"Cc", "Cf", "Cs"}


def test_markup_in_a_page_stays_words(reportedly: Command, story: Story) -> None:
    out = reportedly("-s", story.folder, "statements").out
    assert "␛[31malert" in out
    assert "⟦U+202E⟧gnp.exe" in out
    assert "[/b]" in out


@pytest.mark.parametrize("command", LISTINGS)
def test_every_listing_is_json_lines_with_whole_ids_for_scripts(
    reportedly: Command, story: Story, command: str
) -> None:
    done = reportedly("-s", story.folder, command, "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert rows
    first = next(iter(rows[0].values()))
    assert re.fullmatch(r"[0-9a-f]{64}", first)
    assert done.out.isascii()


@pytest.mark.parametrize("command", LISTINGS)
def test_every_listing_is_csv_that_no_spreadsheet_runs(
    reportedly: Command, story: Story, command: str
) -> None:
    out = reportedly("-s", story.folder, command, "--csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_two_formats_at_once_are_wrong_use(reportedly: Command, story: Story) -> None:
    done = reportedly("-s", story.folder, "statements", "--csv", "--json")
    assert done.code == 2
    assert done.err == "reportedly: --csv and --json: are two formats; give one of them\n"


def test_figures_are_found_by_the_words_of_their_question(reportedly: Command, story: Story) -> None:
    killed = reportedly("-s", story.folder, "figures", "killed").out
    assert killed.count("killed") == 5
    assert "about 40" not in killed
    assert len(ids(reportedly("-s", story.folder, "figures").out)) == 6


def test_statements_can_be_filtered(reportedly: Command, story: Story) -> None:
    def kept(*options: str) -> list[str]:
        return ids(reportedly("-s", story.folder, "statements", *options).out)

    assert len(kept()) == 10
    assert len(kept("--source", "don falk")) == 2
    assert len(kept("--outlet", "channel five")) == 3
    assert len(kept("--stance", "denies")) == 1
    assert len(kept("--tier", "outlet")) == 1
    assert len(kept("--limit", "2")) == 2


def test_search_finds_words_and_takes_query_language_as_words(reportedly: Command, story: Story) -> None:
    assert len(ids(reportedly("-s", story.folder, "search", "lorry").out)) == 3
    assert "on the pages, in no statement:" in reportedly("-s", story.folder, "search", "Sport").out
    for words in ("AND OR", '"', "NEAR(a b)", "-", "*"):
        assert reportedly("-s", story.folder, "search", "--", words).code == 0
    nothing = reportedly("-s", story.folder, "search", "")
    assert (nothing.code, nothing.err) == (
        2,
        "reportedly: '': holds no word to look for; name one, such as bridge\n",
    )


def test_everything_a_list_names_can_be_shown(reportedly: Command, story: Story) -> None:
    named = {
        *ids(reportedly("-s", story.folder, "questions").out),
        *ids(reportedly("-s", story.folder, "statements").out),
        *ids(reportedly("-s", story.folder, "figures").out),
        *re.findall(r"show ([0-9a-f]{4,})$", reportedly("-s", story.folder, "where").out, re.MULTILINE),
    }
    assert len(named) > 15
    shown = set(named)
    for identifier in sorted(named):
        done = reportedly("-s", story.folder, "show", identifier)
        assert done.code == 0, done.err
        assert all(columns_of(line) <= 80 for line in done.out.splitlines())
        shown |= set(ids(re.sub(r"^\S* +", "", done.out, flags=re.MULTILINE)))
        assert json.loads(reportedly("-s", story.folder, "show", identifier, "--json").out)["id"].startswith(
            identifier
        )
    for identifier in sorted(shown - named):  # what the cards name: articles, origins, relations, copies
        assert reportedly("-s", story.folder, "show", identifier).code == 0


def test_a_statement_is_shown_with_its_words_chain_reading_and_place(
    reportedly: Command, story: Story
) -> None:
    [identifier] = ids(reportedly("-s", story.folder, "statements", "--stance", "denies").out)
    card = reportedly("-s", story.folder, "show", identifier).out
    assert "[An overloaded lorry brought the bridge down], {Sarn Crossings}" in card
    assert "‹said›" in card
    assert "The Courier → Sarn Crossings" in card
    assert "indirect, denies, certainty certain, says it is not so" in card
    assert "line 4, characters [" in card
    assert "captures/" in card


def test_an_article_is_shown_with_how_its_outlet_and_date_are_known(
    reportedly: Command, story: Story
) -> None:
    row = json.loads(reportedly("-s", story.folder, "statements", "--limit", "1", "--json").out)
    card = reportedly("-s", story.folder, "show", row["article"][:12]).out
    assert "Channel Five (declared by you: test)" in card
    assert "modified     unknown (none)" in card
    text = reportedly("-s", story.folder, "show", row["article"], "--text").out
    assert "2 body" in text
    assert "About 40 people were hurt, Ann Lee said." in text


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        pytest.param("ffffffffff", "names no thing in this story; copy an id from a listing", id="unknown"),
        pytest.param("bridge", "is not an id (ids are hexadecimal)", id="not an id"),
        pytest.param("", "is not an id", id="nothing"),
    ],
)
def test_an_id_that_names_nothing_is_told_in_one_line(
    reportedly: Command, story: Story, wanted: str, said: str
) -> None:
    done = reportedly("-s", story.folder, "show", wanted)
    assert done.code == 1
    assert said in done.err
    assert done.err.count("\n") == 1


def test_an_ambiguous_id_lists_what_it_could_mean(reportedly: Command, story: Story) -> None:
    errors = [reportedly("-s", story.folder, "show", digit).err for digit in "0123456789abcdef"]
    ambiguous = [error for error in errors if "fits more than one thing" in error]
    assert ambiguous
    assert all("give more digits" in error and error.count("\n") == 1 for error in ambiguous)


def test_the_log_counts_lines_by_kind_and_shows_each_with_its_reason(
    reportedly: Command, story: Story
) -> None:
    log = reportedly("-s", story.folder, "log").out
    assert "3 body, 1 nav, 1 title" in log
    row = json.loads(reportedly("-s", story.folder, "search", "overloaded", "--limit", "1", "--json").out)
    lines = reportedly("-s", story.folder, "log", "--lines", row["article"]).out
    assert re.search(r"^ +5 nav +Home News Sport +\(test\)$", lines, re.MULTILINE)


def test_verify_prints_the_ledger_digest_and_finds_missing_bytes(reportedly: Command, story: Story) -> None:
    done = reportedly("-s", story.folder, "verify")
    assert re.match(r"ledger digest [0-9a-f]{64}\n6 articles, 6 captures\n", done.out)
    assert done.code == 1  # this small story was entered without its bytes
    assert "is missing" in done.err
