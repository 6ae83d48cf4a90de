"""Corrections from the command line: review, why, export and import of edits, remove, purge."""

import json
import re
from pathlib import Path

import pytest
from small_story import Command, Done

from reportedly.ledger import Story, edits, questions, statements
from reportedly.records.codec import record_id


def keys(story: Story, source: str) -> list[str]:
    with story.reading() as ledger:
        return [row.statement.key for row in statements(ledger, source=source)]


def stance(story: Story, key: str) -> str:
    with story.reading() as ledger:
        return statements(ledger, keys=[key])[0].statement.stance.value


def last_edit(story: Story) -> str:
    with story.reading() as ledger:
        return record_id(edits(ledger)[-1])


@pytest.fixture
def review(reportedly: Command, story: Story) -> Command:
    return lambda *what: reportedly("-s", story.folder, "review", *what)


def test_the_list_gives_what_to_look_at_and_what_would_settle_it(review: Command) -> None:
    done = review()
    assert done.code == 0
    assert re.search(r"reportedly review (accept|fix) [0-9a-f]{4}", done.out)
    assert re.search(r"review accept (\w+) \| reject \1 \| fix \1 \S+", " ".join(done.out.split()))
    rows = [json.loads(line) for line in review("--json").out.splitlines()]
    for row in rows:
        may = {"statement": 3, "figure": 3, "article": 2, "edit": 1}[row["kind"]]
        assert len(row["settled_by"].split(" | ")) == may, "reject takes no article, an edit is taken back"
    weights = [row["weight"] for row in rows]
    assert weights == sorted(weights, reverse=True)
    assert "undated" in done.out
    assert "\x1b" not in done.out


def test_what_a_person_has_accepted_is_not_listed_again(review: Command) -> None:
    row = next(r for r in map(json.loads, review("--json").out.splitlines()) if r["kind"] == "statement")
    assert review("accept", row["id"]).code == 0
    assert row["id"] not in [json.loads(line)["id"] for line in review("--json").out.splitlines()]


def test_a_fix_sticks_tells_what_it_changed_and_can_be_taken_back(review: Command, story: Story) -> None:
    key = keys(story, "Mara Voss")[0]
    done = review("fix", key[:12], "stance=denies", "--reason", "misread", "--who", "night desk")
    assert done.code == 0
    assert "asserts → denies" in done.out
    assert stance(story, key) == "denies"
    listed = review("--edits").out
    assert "night desk" in listed
    assert "misread" in listed
    undone = review("--undo", last_edit(story)[:10])
    assert undone.code == 0
    assert stance(story, key) == "asserts"
    assert "[taken back]" in review("--edits").out
    assert review("--undo", last_edit(story)[:10]).code == 0, "an undo can be undone"
    assert stance(story, key) == "denies"


def test_of_two_fixes_within_a_second_the_later_counts(review: Command, story: Story) -> None:
    key = keys(story, "Mara Voss")[0]
    for value in ("warns", "denies", "predicts", "urges"):
        review("fix", key, f"stance={value}")
    assert stance(story, key) == "urges"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["fix", "KEY", "stance=shouts"], "does-not-rule-out"),
        (["fix", "KEY", "mood=glad"], "source_type"),
        (["fix", "KEY", "stance"], "FIELD=VALUE"),
        (["fix", "KEY", "stance=denies", "stance=warns"], "given twice"),
        (["fix", "KEY"], "at least one FIELD=VALUE"),
        (["fix", "KEY", "content=words that nobody wrote"], "does not stand on the page"),
        (["fix", "", "stance=denies"], "is not an id"),
        (["accept"], "needs an id"),
        (["reject", "ARTICLE"], "reportedly remove"),
        (["reject", "QUESTION"], "name its statements"),
        (["add", "KEY", "content=x", "source=y"], "name the article"),
        (["add", "ARTICLE", "content=14 people"], "needs source"),
        (["add", "ARTICLE", "content=14 people", "source=x", "stance=shouts"], "does-not-rule-out"),
        (["add", "ARTICLE", "content=14 people", "source=x", "low=3"], "cannot be typed for a new statement"),
        (["merge", "KEY"], "two of a kind"),
        (["merge", "KEY", "QUESTION"], "not for merge"),
        (["merge", "Mara Vos", "police"], "Mara Voss"),
        (["split", "QUESTION", "KEY", "Nobody"], "is not an id"),
        (["same-origin", "KEY", "QUESTION"], "two statements"),
        (["frobnicate", "KEY"], "not-same-origin"),
        (["fix", "ARTICLE:999", "kind=nav"], "no line with words"),
        (["fix", "ARTICLE", "published=yesterday"], "2031-04-02T18:05"),
        (["--undo", "KEY"], "names no edit"),
        (["accept", "KEY", "--who", " "], "--who"),
        (["accept", "KEY", "--edits"], "ask for one of them"),
    ],
)
def test_what_is_typed_wrong_is_told_in_one_line_with_what_would_do(
    review: Command, story: Story, typed: list[str], said: str
) -> None:
    key = keys(story, "Mara Voss")[0]
    with story.reading() as ledger:
        article = statements(ledger, keys=[key])[0].article.article_id
        question = questions(ledger)[0].question_id
    names = {"KEY": key, "ARTICLE": article, "QUESTION": question}
    done = review(*(re.sub("KEY|ARTICLE|QUESTION", lambda m: names[m[0]], word) for word in typed))
    assert done.code in (1, 2)
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    with story.reading() as ledger:
        assert edits(ledger) == (), "nothing is entered that makes no sense"


def test_an_id_that_fits_several_things_is_told_with_the_candidates(review: Command, story: Story) -> None:
    done = max((review("accept", digit) for digit in "0123456789abcdef"), key=lambda each: len(each.err))
    assert "fits more than one thing" in done.err
    assert re.search(r"thing: \w+ [0-9a-f]{5}, ", done.err)


def test_edges_move_to_the_words_typed_and_numbers_to_the_bounds_typed(review: Command, story: Story) -> None:
    key = keys(story, "Mara Voss")[0]
    assert review("fix", key, "content=14 people … by the fall of the bridge").code == 0
    with story.reading() as ledger:
        row = statements(ledger, keys=[key])[0]
    assert row.words == ("14 people", "by the fall of the bridge")
    figure = row.statement.figures[0]
    assert review("fix", figure, "low=20", "high=30").code == 0, "the high bound goes first"
    crossed = review("fix", figure, "low=40")
    assert crossed.code == 2
    assert "low bound above the high" in crossed.err


def test_a_statement_is_added_by_its_words(review: Command, story: Story) -> None:
    with story.reading() as ledger:
        article = statements(ledger, source="Mara Voss")[0].article.article_id
    done = review("add", article, "content=lorry brought the bridge down", "source=a clerk", "stance=warns")
    assert done.code == 0, done.err
    with story.reading() as ledger:
        (row,) = statements(ledger, source="a clerk")
    assert row.words == ("lorry brought the bridge down",)
    assert row.statement.stance.value == "warns"


def test_parties_are_merged_and_split_by_name(review: Command, story: Story) -> None:
    assert review("merge", "Ann Lee", "Mara Voss").code == 0
    assert len(keys(story, "Mara Voss")) == 2
    assert review("split", "Ann Lee", "Mara Voss").code == 0
    assert len(keys(story, "Mara Voss")) == 1


def test_why_names_rules_words_and_corrections(reportedly: Command, review: Command, story: Story) -> None:
    a, b = keys(story, "Don Falk")
    review("fix", a, "certainty=possible", "--reason", "he hedged", "--who", "desk")
    one = reportedly("-s", story.folder, "why", a[:12])
    assert one.code == 0
    for words in ("“said”", "he hedged", "certain → possible", "found by"):
        assert words in one.out
    two = reportedly("-s", story.folder, "why", a[:12], b[:12])
    assert two.code == 0
    assert "independent" in two.out
    assert "nobody has ruled on these two" in two.out
    review("not-same-origin", a, b)
    assert "ruled by a person" in reportedly("-s", story.folder, "why", a[:12], b[:12]).out
    assert json.loads(reportedly("-s", story.folder, "why", a[:12], "--json").out)["id"] == a
    with story.reading() as ledger:
        question = questions(ledger)[0]
    assert "status/1" in reportedly("-s", story.folder, "why", question.claims[0][:12]).out
    assert reportedly("-s", story.folder, "why", a, a).code == 2
    article = statements_article(story, a)
    assert "why explains statements" in reportedly("-s", story.folder, "why", article).err


def statements_article(story: Story, key: str) -> str:
    with story.reading() as ledger:
        return statements(ledger, keys=[key])[0].article.article_id


def export(reportedly: Command, story: Story, file: Path) -> Done:
    return reportedly("-s", story.folder, "export", "edits", file)


def test_corrections_travel_as_a_file_and_conflicts_are_shown(
    reportedly: Command, review: Command, story: Story, tmp_path: Path
) -> None:
    key, file = keys(story, "Mara Voss")[0], tmp_path / "edits.jsonl"
    review("fix", key, "stance=denies", "--who", "day desk")
    review("accept", keys(story, "police")[0])
    assert export(reportedly, story, file).code == 0
    assert len(file.read_text().splitlines()) == 2
    review("--undo", last_edit(story))
    review("fix", key, "stance=warns", "--who", "night desk")
    mine = tmp_path / "mine.jsonl"
    export(reportedly, story, mine)
    again = reportedly("-s", story.folder, "import", "edits", file)
    assert again.code == 0
    assert "2 were here already" in again.err

    other = tmp_path / "other"
    reportedly("init", other)
    taken = reportedly("-s", other, "import", "edits", mine)
    assert taken.code == 0
    assert "find no place in this story" in taken.err, "corrections of pages not here wait"
    conflict = mine.read_text().replace("night desk", "third desk").replace('"warns"', '"urges"')
    mine.write_text(conflict)
    shown = reportedly("-s", story.folder, "import", "edits", mine)
    assert "third desk" in shown.out
    assert "night desk" in shown.out
    assert "the later one counts" in shown.out


def test_a_file_of_nonsense_is_refused_line_by_line(
    reportedly: Command, review: Command, story: Story, tmp_path: Path
) -> None:
    file = tmp_path / "edits.jsonl"
    review("fix", keys(story, "Mara Voss")[0], "stance=denies")
    export(reportedly, story, file)
    good = file.read_text()
    bad = [
        "no JSON at all",
        good.replace("denies", "shouts"),
        good.replace('"set"', '"explode"'),
        re.sub(r'"when":"[^"]*"', '"when":"yesterday"', good),
        good.replace('"undoes":null', '"undoes":"' + "0" * 64 + '"').replace('"set"', '"undo"'),
    ]
    file.write_text("\n".join(line.strip() for line in bad))
    done = reportedly("-s", story.folder, "import", "edits", file)
    assert done.code == 3
    assert [f"line {n}:" in done.err for n in range(1, 6)] == [True] * 5
    assert "0 corrections taken over" in done.err
    assert reportedly("-s", story.folder, "import", "edits", tmp_path / "absent").code == 2
    assert reportedly("-s", story.folder, "import", "pages", file).code == 2


@pytest.mark.parametrize(
    "text",
    ["file,outlet\n" + "a.txt,Channel Five\n" * 200, '{"corrections": []}\n', "\x0b" * 9 + "words\n"],
    ids=["a table", "other JSON", "words"],
)
def test_a_file_that_holds_no_corrections_is_refused_in_one_line_and_nothing_is_imported(
    reportedly: Command, story: Story, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "edits.csv"
    file.write_text(text)
    done = reportedly("-s", story.folder, "import", "edits", file)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "is no file of corrections, and nothing was imported; name a file that" in done.err


def words_in(folder: Path, word: str) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def test_a_page_removed_is_as_if_it_had_never_been_there_and_its_corrections_wait(
    reportedly: Command, review: Command, story: Story
) -> None:
    key = keys(story, "Mara Voss")[0]
    article = statements_article(story, key)
    review("fix", key, "stance=denies")
    done = reportedly("-s", story.folder, "remove", article[:12])
    assert done.code == 0
    assert "1 corrections find no place now" in done.err
    assert keys(story, "Mara Voss") == []
    assert "finds no place any more" in review().out
    assert reportedly("-s", story.folder, "remove", article[:12]).code == 1


def test_a_page_purged_is_gone_from_every_file_of_the_story(
    reportedly: Command, review: Command, story: Story
) -> None:
    key = keys(story, "Mara Voss")[0]
    article = statements_article(story, key)
    review("fix", key, "stance=denies", "--reason", "seen by quillermane")
    assert words_in(story.folder, "Voss")
    assert words_in(story.folder, "quillermane")
    done = reportedly("-s", story.folder, "purge", article[:12], "--yes")
    assert done.code == 0, done.err
    assert "gone for good" in done.out
    assert "not reached" in done.err
    assert words_in(story.folder, "Voss") == []
    assert words_in(story.folder, "quillermane") == []
    assert words_in(story.folder, article) == []
    assert reportedly("-s", story.folder, "purge", article[:12], "--yes").code == 1
    assert "holds nothing that was deleted" in reportedly("-s", story.folder, "purge").out


def test_while_somebody_reads_a_purge_says_that_it_must_be_run_again(
    reportedly: Command, story: Story
) -> None:
    article = statements_article(story, keys(story, "Mara Voss")[0])
    with story.reading() as ledger:
        assert statements(ledger)
        done = reportedly("-s", story.folder, "purge", article, "--yes")
    assert done.code == 1
    assert "run `reportedly purge` again" in done.err
    assert reportedly("-s", story.folder, "purge").code == 0
    assert words_in(story.folder, "Voss") == []


def test_screens_as_of_a_moment_show_corrections_too(
    reportedly: Command, review: Command, story: Story
) -> None:
    key = keys(story, "Mara Voss")[0]
    with story.reading() as ledger:
        figure = statements(ledger, keys=[key])[0].statement.figures[0]
    review("fix", figure, "low=777", "high=777")
    for screen in (["where"], ["export", "md"], ["brief"]):
        done = reportedly("-s", story.folder, *screen, "--as-of", "2031-05-07T23:00+02:00")
        assert done.code == 0, done.err
        assert "777" in done.out, screen


def test_a_question_in_words_and_one_in_numbers_are_not_merged_and_it_says_what_to_do(
    review: Command, story: Story
) -> None:
    with story.reading() as ledger:
        asked = questions(ledger)
    number = next(each for each in asked if each.facet.value == "number")
    words = next(each for each in asked if each.facet.value != "number")
    for pair in ((number, words), (words, number)):
        done = review("merge", *(each.question_id[:12] for each in pair))
        assert done.code == 2
        assert f"question {words.question_id[:4]}" in done.err
        assert "is answered in words" in done.err
        assert 'review add ARTICLE figure="exact words" low=N' in done.err
