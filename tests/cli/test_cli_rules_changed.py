"""``refresh`` and ``diff`` after rules have changed: only what other rules read, and each change told as ours."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_story import Command

from reportedly.cli import comparing
from reportedly.ingest import relink
from reportedly.ledger import Story, all_analyses, analysis_rows, enter_rows, obtained
from reportedly.records import Analysis, Certainty, Stance

SINCE = "2031-05-08T10:00+02:00"
REFRESHED = "2031-05-09T09:00:00+02:00"


def read_anew(story: Story, newer: dict[str, Analysis]) -> None:
    """What a refresh does with pages that newer rules read otherwise."""
    with story.writing() as ledger:
        for article_id, analysis in newer.items():
            capture = obtained(ledger, article_id).capture
            enter_rows(ledger, analysis_rows(analysis), capture, None, past_until=REFRESHED)
    relink(story, always=True, moment=REFRESHED)


def denying(analysis: Analysis) -> Analysis:
    turned = tuple(
        replace(each, stance=Stance.DENIES) if each.source.name == "Mara Voss" else each
        for each in analysis.statements
    )
    return replace(analysis, statements=turned, rules=(*analysis.rules, "statements/99"))


@pytest.fixture
def gazette(story: Story) -> Analysis:
    with story.reading() as ledger:
        return next(
            each
            for each in all_analyses(ledger)
            if any(statement.source.name == "Mara Voss" for statement in each.statements)
        )


def test_what_newer_rules_changed_is_named_as_theirs_and_not_as_news(
    reportedly: Command, story: Story, gazette: Analysis
) -> None:
    before = reportedly("-s", story.folder, "diff", "--since", SINCE)
    assert "because of" not in before.out
    read_anew(story, {gazette.article.article_id: denying(gazette)})
    after = reportedly("-s", story.folder, "diff", "--since", SINCE)
    assert after.code == 0
    assert "because of rules changed: statements/99" in after.out
    assert "new article" not in after.out
    assert "newer rules: statements/99" in after.err
    assert "0 new articles" in after.err
    later = reportedly("-s", story.folder, "diff", "--since", "2031-05-10T10:00+02:00")
    assert "because of" not in later.out
    assert "the same rules" in later.err


def test_news_and_newer_rules_are_told_apart(reportedly: Command, story: Story, gazette: Analysis) -> None:
    read_anew(story, {gazette.article.article_id: denying(gazette)})
    all_news = reportedly("-s", story.folder, "diff", "--since", "2031-05-08T08:00+02:00")
    assert "because of new article" in all_news.out
    assert "because of rules changed" not in all_news.out, "nothing was there then that could read otherwise"


def test_a_page_read_anew_that_says_the_same_changes_nothing(
    reportedly: Command, story: Story, gazette: Analysis
) -> None:
    same = tuple(replace(each, probability=0.5, certainty=Certainty.CERTAIN) for each in gazette.statements)
    read_anew(story, {gazette.article.article_id: replace(gazette, statements=same)})
    assert "because of" not in reportedly("-s", story.folder, "diff", "--since", SINCE).out


def test_lexicons_are_named_where_no_rule_set_has_another_name(story: Story, gazette: Analysis) -> None:
    turned = replace(denying(gazette), rules=gazette.rules)
    read_anew(story, {gazette.article.article_id: turned})
    with story.reading() as ledger:
        compared = comparing.compare_with(ledger, story, SINCE)
    assert {cause for change in compared.changes for cause in change.causes} == {"rules changed: lexicons"}


def test_refresh_says_how_many_articles_were_current(reportedly: Command, tmp_path: Path) -> None:
    assert reportedly("init", "s").code == 0
    (tmp_path / "page.txt").write_text(
        "Harbour Gazette\n\nPolice said on Monday that nine people were hurt at the old quay.\n",
        encoding="utf-8",
    )
    assert reportedly("-s", "s", "add", "page.txt").code == 0
    done = reportedly("-s", "s", "refresh")
    assert done.code == 0
    assert "0 of 1 articles read otherwise now; 1 were current (--all reads them too)" in done.err
    assert reportedly("-s", "s", "refresh", "--all").err.startswith("0 of 1 articles read otherwise now\n")
