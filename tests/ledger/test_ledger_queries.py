"""What screens ask: filters, screen order, ids, full text."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_up import WHEN, digest_of, make_analysis, make_capture, make_edit, make_linking

from reportedly.errors import NoSuchId, WrongUse
from reportedly.ledger import (
    Story,
    add_edit,
    article,
    article_dates,
    articles,
    begin_intake,
    claim,
    claims,
    claims_of_statement,
    enter,
    figure,
    figures,
    furniture,
    lines,
    origin,
    origins_of_claim,
    origins_of_statement,
    page_text,
    parties,
    parties_named,
    party,
    pending,
    question,
    questions,
    read_log,
    reject,
    relations,
    resolve_id,
    reuses,
    short_ids,
    statement,
    statements,
    store_linking,
    undated_count,
    unlinked_count,
)
from reportedly.ledger.instants import bounds
from reportedly.ledger.search import match_expression
from reportedly.records import Rejected

MORNING = ("Solem: at least 14 killed on the bridge\nSubscribe to 3 letters\n", "2031-04-02T08:00:00+02:00")
EVENING = ("Governor: 17 killed\nSolem + Police: nobody counted twice\n", "2031-04-02T20:00:00+02:00")
NEXT_DAY = ('Police: 14 killed\nMx Null: the words AND, NEAR and "quoted" NOT\n', "2031-04-03")
UNDATED = ("Police: 2 injured\n", None)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    made = Story.create(tmp_path_factory.mktemp("queries") / "s")
    known = []
    with made.writing() as ledger:
        for text, published in (EVENING, UNDATED, NEXT_DAY, MORNING):
            known.append(make_analysis(text, published=published, replaced=2 if text == UNDATED[0] else 0))
            enter(ledger, known[-1], make_capture(text.encode(), address=f"{text[:4]}.txt"))
        store_linking(ledger, make_linking(known))
    return made


@pytest.fixture
def ledger(story: Story):
    with story.reading() as opened:
        yield opened


def said(rows) -> list[str]:
    return [row.words[0] for row in rows]


def test_articles_stand_in_the_order_of_publication_with_undated_ones_last(ledger) -> None:
    found = articles(ledger)
    assert [row.article.published.value for row in found] == [MORNING[1], EVENING[1], NEXT_DAY[1], None]
    assert [(row.statements, row.figures, row.linked, row.corrected) for row in found] == [
        (1, 1, True, False), (2, 1, True, False), (2, 1, True, False), (1, 1, True, False),
    ]  # fmt: skip
    assert found[0].address == "Sole.txt"
    assert len(articles(ledger, limit=2)) == 2
    assert undated_count(ledger) == 1


@pytest.mark.parametrize(
    ("since", "as_of", "hours"),
    [
        pytest.param(None, "2031-04-02T12:00:00+02:00", [8], id="as of noon"),
        pytest.param(None, "2031-04-02", [8, 20], id="as of a day: all of it"),
        pytest.param("2031-04-02T12:00:00+02:00", None, [20, 3], id="since noon"),
        pytest.param("2031-04-03", None, [3], id="since a day"),
        pytest.param("2031-04-02T18:00:00Z", "2031-04-02T18:00:00Z", [20], id="in UTC the same moment"),
        pytest.param("2032", None, [], id="since a year to come"),
    ],
)
def test_dates_filter_what_is_dated_and_let_nothing_undated_through(ledger, since, as_of, hours) -> None:
    by_hour = {MORNING[1]: 8, EVENING[1]: 20, NEXT_DAY[1]: 3}
    rows = articles(ledger, since=since, as_of=as_of)
    assert [by_hour[row.article.published.value or ""] for row in rows] == hours
    ids = [row.article.article_id for row in rows]
    assert {row.article.article_id for row in statements(ledger, since=since, as_of=as_of)} == set(ids)


def test_a_date_that_is_none_is_told(ledger) -> None:
    with pytest.raises(WrongUse, match="is not a date"):
        statements(ledger, since="yesterday")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-04-02", ("2031-04-02T00:00:00", "2031-04-02T23:59:59")),
        ("2031-04", ("2031-04-01T00:00:00", "2031-04-31T23:59:59")),
        ("2031", ("2031-01-01T00:00:00", "2031-12-31T23:59:59")),
        ("2031-04-02T18:05", ("2031-04-02T18:05:00", "2031-04-02T18:05:00")),
        ("2031-04-02T00:05:00+02:00", ("2031-04-01T22:05:00", "2031-04-01T22:05:00")),
        ("XXXX-06-25", None),
        ("2031-02-30", None),
        ("0001-01-01T00:00:00+12:00", None),
        ("", None),
        (None, None),
    ],
)
def test_an_iso_date_means_its_first_to_its_last_second(value, expected) -> None:
    assert bounds(value) == expected


def test_statements_are_found_by_article_by_key_and_by_source_under_any_of_its_names(ledger) -> None:
    assert said(statements(ledger)) == [
        "at least 14 killed on the bridge", "17 killed", "nobody counted twice", "14 killed",
        'the words AND, NEAR and "quoted" NOT', "2 injured",
    ]  # fmt: skip
    assert said(statements(ledger, article=digest_of(EVENING[0]))) == ["17 killed", "nobody counted twice"]
    assert said(statements(ledger, source="solem")) == [
        "at least 14 killed on the bridge",
        "nobody counted twice",
    ]
    assert statements(ledger, source="Mx Solem") == statements(ledger, source="Solem")
    assert statements(ledger, source_words="MX solem") == statements(ledger, source="Solem")
    assert statements(ledger, source_words="sol") == ()
    assert statements(ledger, source_words=" ") == ()
    assert statements(ledger, source="nobody") == ()
    assert statements(ledger, source="\udcff") == ()
    one = statements(ledger)[1]
    assert statement(ledger, one.statement.key) == one
    assert statements(ledger, keys=[one.statement.key, "0" * 64]) == (one,)
    assert statements(ledger, keys=[]) == ()
    assert one.sentence == "Governor: 17 killed"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("killed bridge", ["at least 14 killed on the bridge"], id="all words, any order"),
        pytest.param("BRIDGE", ["at least 14 killed on the bridge"], id="any case"),
        pytest.param(
            "killing", ["at least 14 killed on the bridge", "17 killed", "14 killed"], id="any form"
        ),
        pytest.param('"17 killed"', ["17 killed"], id="a phrase"),
        pytest.param('"killed 17"', [], id="a phrase is in order"),
        pytest.param("inj*", ["2 injured"], id="the start of a word"),
        pytest.param("AND", ['the words AND, NEAR and "quoted" NOT'], id="AND is a word"),
        pytest.param("NEAR(words quoted)", [], id="NEAR is a word"),
        pytest.param("near, quoted not", ['the words AND, NEAR and "quoted" NOT'], id="NOT is a word"),
        pytest.param("words : quoted", ['the words AND, NEAR and "quoted" NOT'], id="a colon is none"),
        pytest.param('"quoted', ['the words AND, NEAR and "quoted" NOT'], id="a quotation left open"),
        pytest.param('""', [], id="an empty phrase"),
        pytest.param("- ( * ^ {", [], id="no word at all"),
        pytest.param("bridge -killed", ["at least 14 killed on the bridge"], id="a minus is no operator"),
        pytest.param("", [], id="nothing"),
        pytest.param(
            "\udcff bridge\udcff",
            ["at least 14 killed on the bridge"],
            id="bytes of a terminal that are no text",
        ),
    ],
)
def test_a_search_is_words_and_never_a_query_language(ledger, words, found) -> None:
    assert said(statements(ledger, words=words)) == found


@settings(deadline=None, max_examples=150)
@given(
    st.text(
        st.sampled_from("ab1 \"*()^:-+{}\\'\0\n,.ANDORT") | st.characters(exclude_categories=[]), max_size=20
    )
)
@example('"')
@example('a" OR "b')
@example("\ud800")
@example("\U000e0041")
def test_no_search_text_whatever_makes_the_full_text_engine_fail(story: Story, words: str) -> None:
    with story.reading() as ledger:
        statements(ledger, words=words, source=words)
        lines(ledger, words)
    assert match_expression(words) is None or '"' in (match_expression(words) or "")


def test_words_outside_every_statement_are_found_as_lines(ledger) -> None:
    (found,) = lines(ledger, "subscribe letters")
    assert (found.words, found.article.article_id) == ("Subscribe to 3 letters", digest_of(MORNING[0]))
    assert statements(ledger, words="subscribe") == ()


def test_figures_come_with_the_words_and_with_who_gave_them(ledger) -> None:
    (asked,) = questions(ledger)
    found = figures(ledger, question=asked.question_id)
    assert [row.words for row in found] == ["14", "17", "14", "2"]
    assert [row.carried_by[0].statement.source.name for row in found] == [
        "Solem",
        "Governor",
        "Police",
        "Police",
    ]
    fourteen = next(each for each in claims(ledger, asked.question_id) if each.low == 14)
    assert [row.words for row in figures(ledger, claim=fourteen.claim_id)] == ["14", "14"]
    assert figures(ledger, article=digest_of(UNDATED[0])) == (found[3],)
    assert figure(ledger, found[0].figure.key) == found[0]
    assert figures(ledger, claim="0" * 64) == ()


def test_the_linking_is_asked_by_claim_by_statement_and_by_article(ledger) -> None:
    (asked,) = questions(ledger)
    shown = claims(ledger, asked.question_id)
    assert tuple(each.claim_id for each in shown) == asked.claims
    assert claims(ledger) == shown
    assert question(ledger, asked.question_id) == asked
    assert claim(ledger, shown[0].claim_id) == shown[0]
    fourteen = next(each for each in shown if each.low == 14)
    assert [each.root for each in origins_of_claim(ledger, fourteen.claim_id)] == ["Police", "Solem"]
    key = fourteen.statements[0]
    assert fourteen in claims_of_statement(ledger, key)
    assert key in origins_of_statement(ledger, key)[0].statements
    assert origin(ledger, fourteen.origin_ids[0]).origin_id == fourteen.origin_ids[0]
    of_one = relations(ledger, key)
    assert of_one
    assert all(key in (row.relation.a, row.relation.b) for row in of_one)
    first = of_one[0]
    assert relations(ledger, first.relation.a, other=first.relation.b) == (first,)
    assert relations(ledger, relation_id=first.id) == (first,)
    assert len(reuses(ledger)) == 3
    assert reuses(ledger, reuse_id=reuses(ledger)[0].id) == reuses(ledger)[:1]
    assert len(parties(ledger)) == 5
    assert parties_named(ledger, " mx SOLEM ") == (party(ledger, digest_of("partySolem")),)
    assert len(furniture(ledger)) == 1
    assert len(article_dates(ledger)) == 4


@pytest.mark.parametrize(
    "ask", [article, statement, figure, question, claim, origin, party, page_text, origins_of_claim]
)
def test_an_id_that_names_nothing_is_told(ledger, ask) -> None:
    with pytest.raises(NoSuchId):
        ask(ledger, "0" * 64)


def test_every_id_on_every_screen_is_found_by_its_short_form(ledger) -> None:
    ids = {
        "article": [row.article.article_id for row in articles(ledger)],
        "statement": [row.statement.key for row in statements(ledger)],
        "figure": [row.figure.key for row in figures(ledger)],
        "question": [each.question_id for each in questions(ledger)],
        "claim": [each.claim_id for each in claims(ledger)],
        "party": [each.party_id for each in parties(ledger)],
        "relation": [row.id for row in relations(ledger)],
        "reuse": [row.id for row in reuses(ledger)],
    }
    shown = short_ids(ledger, [each for several in ids.values() for each in several])
    for kind, several in ids.items():
        for each in several:
            assert len(shown[each]) >= 4
            found = resolve_id(ledger, shown[each])
            assert (found.kind, found.id) == (kind, each)
            assert resolve_id(ledger, each.upper()) == found
            assert resolve_id(ledger, shown[each], kind=kind) == found


def test_a_prefix_of_several_things_is_refused_with_the_candidates(ledger) -> None:
    starts = [row.id[:1] for row in relations(ledger)] + [each.party_id[:1] for each in parties(ledger)]
    shared = next(digit for digit in starts if starts.count(digit) > 1)
    with pytest.raises(NoSuchId, match=r"fits more than one thing: .*, .*; give more digits"):
        resolve_id(ledger, shared)


def test_an_id_printed_before_linking_still_means_what_a_listing_prints(ledger) -> None:
    printed = [row.article.article_id for row in articles(ledger)] + [
        each.party_id for each in parties(ledger)
    ]
    printed += [row.statement.key for row in statements(ledger)] + [row.figure.key for row in figures(ledger)]
    printed += [each.question_id for each in questions(ledger)] + [each.claim_id for each in claims(ledger)]
    beside = [row.id for row in relations(ledger)] + [row.id for row in reuses(ledger)]
    met = False
    for row in (each for each in printed if any(other[0] == each[0] for other in beside)):
        length = next(n for n in range(1, 64) if sum(other.startswith(row[:n]) for other in printed) == 1)
        with suppress(NoSuchId):  # an origin, which is not counted above, may share the prefix
            assert resolve_id(ledger, row[:length]).id == row
            met |= any(other.startswith(row[:length]) for other in beside)
    assert met, "no id of this ledger shares its beginning with a relation: the test would prove nothing"


@pytest.mark.parametrize("prefix", ["", "xyz", "7f3a'; DROP TABLE article; --", "é", "0" * 65, "%", "_"])
def test_what_is_no_id_is_told_and_does_nothing(ledger, prefix) -> None:
    with pytest.raises(NoSuchId):
        resolve_id(ledger, prefix)


def test_short_ids_grow_where_two_ids_share_their_beginning(tmp_path: Path) -> None:
    story = Story.create(tmp_path / "s")
    edits = [make_edit(new=str(number)) for number in range(300)]
    with story.writing() as ledger:
        ids = [add_edit(ledger, edit) for edit in edits]
        shown = short_ids(ledger, ids, least=1)
        assert {resolve_id(ledger, shown[each]).id for each in ids} == set(ids)
        assert len(set(shown.values())) == 300
        assert max(map(len, shown.values())) < 8


def test_the_log_tells_what_was_refused_replaced_and_taken_for_no_figure(
    story: Story, tmp_path: Path
) -> None:
    with story.reading() as ledger:
        log = read_log(ledger)
    assert [(row.article_id, row.count) for row in log.replaced] == [(digest_of(UNDATED[0]), 2)]
    assert log.rejections == (("date", 1),)

    other = Story.create(tmp_path / "other")
    refused = Rejected(
        subject="a.pdf", capture=None, stage="read", problem="is a PDF", remedy="save its text"
    )
    with other.writing() as ledger:
        asked = {
            "path": Path("/pages/a.pdf"),
            "how": "file",
            "obtained_at": WHEN,
            "declared": {"outlet": "Post"},
        }
        first = begin_intake(ledger, address="a.pdf", **asked)
        assert [intake.intake_id for intake in pending(ledger)] == [first]
        reject(ledger, first, refused)
        assert pending(ledger) == ()
        assert [(row.rejected, row.mended) for row in read_log(ledger).rejected] == [(refused, False)]
        second = begin_intake(ledger, address="a.pdf", **asked)
        enter(
            ledger, make_analysis("Solem: 1 killed\n"), make_capture(b"Solem: 1 killed\n"), intake_id=second
        )
        assert [row.mended for row in read_log(ledger).rejected] == [True]
        assert [intake.state.value for intake in read_log(ledger).intake] == ["rejected", "done"]
        assert unlinked_count(ledger) == 1
