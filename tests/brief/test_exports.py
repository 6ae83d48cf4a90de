"""Exports: a row a report, nothing bare, and nothing from a page that becomes markup or a formula."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from coverage_in_small import Count, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.exports import (
    COLUMNS,
    Material,
    compose_figures,
    csv_lines,
    record_lines,
    render_html,
    render_markdown,
    render_wikitext,
    report_columns,
    report_rows,
    statement_rows,
)
from reportedly.brief.exports.escapes import html_text, safe_url, wiki_text
from reportedly.brief.markdownsafe import escape_markdown
from reportedly.brief.order import ordered
from reportedly.brief.view import view_of
from reportedly.link import link
from reportedly.records import Analysis, Comparator, PartyType, Stance
from reportedly.records.codec import sha256_hex

BODY = PartyType.ORGANISATION
TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


def nine() -> Count:
    return Count("at least nine people", 9, None, comparator=Comparator.AT_LEAST)


def coverage() -> tuple[Analysis, ...]:
    return (
        report(
            "Echo",
            says("police", "at least nine people died in the collapse in Orne", type=BODY, counts=(nine(),)),
            published="2031-04-02T09:00:00+02:00",
        ),
        report(
            "Courier",
            says(
                "Ida Brandt", "14 people died in the collapse in Orne", counts=(Count("14 people", 14, 14),)
            ),
            says(
                "police",
                "14 people died in the collapse",
                type=BODY,
                stance=Stance.DENIES,
                counts=(Count("14 people", 14, 14),),
            ),
            published="2031-04-02T12:00:00+02:00",
        ),
        report("Lamp", tells("the collapse in Orne closed the road")),
    )


def material(*analyses: Analysis, **more: object) -> Material:
    linked = link(analyses)
    view = view_of(analyses, linked, short=lambda identifier: identifier[:6])
    return Material(
        title="Orne",
        view=view,
        questions=ordered(linked.questions, view.claims),
        events=linked.events,
        sentences={s.key: s.sentence.of(a.page_text.text) for a in analyses for s in a.statements},
        hedges={},
        addresses={a.article.article_id: "page.txt" for a in analyses},
        **more,  # type: ignore[arg-type] - fields of Material
    )


def rows(*analyses: Analysis, **more: object) -> list[dict[str, object]]:
    return [dict(row) for row in report_rows(material(*analyses, **more))]


def test_each_row_is_one_event_as_one_report_has_it() -> None:
    table = rows(*coverage())
    assert len({row["event_id"] for row in table}) == 1
    assert [(row["outlet"], row.get("said")) for row in table] == [
        ("Echo", "at least 9"),
        ("Courier", "14"),
        ("Courier", "14"),
        ("Lamp", None),
    ]


def test_the_bounds_are_those_of_the_words_and_an_open_end_is_empty() -> None:
    first = rows(*coverage())[0]
    assert (first["low"], first["best"], first["high"]) == ("9", "9", None)
    assert first["comparator"] == "at_least"
    assert first["source"] == "police"


def test_a_denied_number_is_no_report_of_it() -> None:
    denial = next(row for row in rows(*coverage()) if row["stance"] == "denies")
    assert (denial["low"], denial["best"], denial["high"], denial["acled"]) == (None, None, None, None)
    assert denial["denies"] == "14"


def test_an_article_that_counts_nothing_still_reports_the_event() -> None:
    last = rows(*coverage())[-1]
    assert last["outlet"] == "Lamp"
    assert last.get("low") is None
    assert last["sentence"] == "The collapse in Orne closed the road."


def test_a_word_for_a_number_has_bounds_no_best_and_the_codebooks_number() -> None:
    dozens = Count("dozens", 24, 99, comparator=Comparator.VAGUE)
    row = rows(report("Echo", says("Ida Brandt", "dozens died in the collapse", counts=(dozens,))))[0]
    assert (row["low"], row["best"], row["high"], row["acled"]) == ("24", None, "99", "12")


def test_every_column_is_documented_and_every_cell_stands_in_a_column() -> None:
    stuff = material(*coverage())
    columns = report_columns(stuff)
    assert columns == tuple(COLUMNS)
    assert all(meaning for meaning in COLUMNS.values())
    for row in report_rows(stuff, everything=True):
        assert row.keys() <= set(columns)


def test_offsets_cut_the_sentence_out_of_the_page_text() -> None:
    analyses = coverage()
    pages = {a.article.article_id: a.page_text.text for a in analyses}
    for row in rows(*analyses):
        assert pages[str(row["article_id"])][int(str(row["start"])) : int(str(row["end"]))] == row["sentence"]


def test_own_columns_are_carried_for_source_and_outlet() -> None:
    notes = {("party", "police"): {"trust": "B2"}, ("outlet", "Echo"): {"owner": "a trust"}}
    stuff = material(
        *coverage(),
        own_columns={"party": ("trust",), "outlet": ("owner",)},
        own=lambda table, name: notes.get((table, name or ""), {}),
    )
    assert report_columns(stuff)[-2:] == ("party.trust", "outlet.owner")
    first = next(iter(report_rows(stuff)))
    assert (first["party.trust"], first["outlet.owner"]) == ("B2", "a trust")
    assert dict(next(iter(statement_rows(stuff))))["party.trust"] == "B2"


def test_json_lines_hold_every_statement_under_the_digest_of_its_bytes() -> None:
    analyses = coverage()
    lines = [json.loads(line) for line in record_lines(analyses, link(analyses))]
    assert sum(line["type"] == "Statement" for line in lines) == 4
    for line in lines:
        bare = {key: value for key, value in line.items() if key != "id"}
        encoded = json.dumps(bare, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert sha256_hex(encoded) == line["id"]


@pytest.mark.parametrize("render", [render_markdown, render_html, render_wikitext])
def test_every_number_in_print_has_a_speaker_and_every_note_is_called(render: object) -> None:
    table = compose_figures(material(*coverage()), "range")
    text = render(table)  # type: ignore[operator] - one of the renderers
    assert "Ida Brandt" in text
    assert "at least 9" in text
    called = {number for line in table.lines for telling in line.tellings for number in telling.notes}
    assert called == {note.number for note in table.notes}


def test_the_footnotes_of_markdown_are_all_defined_once() -> None:
    text = render_markdown(compose_figures(material(*coverage()), "ucdp"))
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))


class _Tags(HTMLParser):
    """Every tag, and every attribute's value, that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.values: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [value or "" for name, value in attrs if name in ("href", "src", "action")]


HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "[[File:x.png]] {{Delete}} '''b''' <ref>x</ref> <nowiki> || |-",
    "| a | b | [x](javascript:alert(1)) ![i](http://a.example/i.png) www.evil.example a@b.example",
    '"><img src=x onerror=alert(1)>',
    "\u202egnp.exe \x1b[31m \t+1",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_and_titles_stay_text_in_every_format(words: str) -> None:
    paper = report(
        words,
        says(words, "14 people died in the collapse", counts=(Count("14 people", 14, 14),)),
        title=words,
        published="2031-04-02",
    )
    stuff = material(paper)
    table = compose_figures(stuff, "range")
    page = _Tags()
    page.feed(render_html(table))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert all(value.startswith("#note-") for value in page.values)
    wiki = render_wikitext(table)
    for sign in ("[[", "''", "{{Delete", "<nowiki", "javascript:"):
        assert sign not in wiki
    for row in csv.reader(io.StringIO("".join(csv_lines(report_columns(stuff), report_rows(stuff))))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@settings(deadline=None, max_examples=150)
@given(TEXT)
def test_no_text_becomes_markup_in_html(text: str) -> None:
    page = _Tags()
    page.feed(f"<p>{html_text(text)}</p>")
    assert page.tags == ["p"]


@settings(deadline=None, max_examples=150)
@given(TEXT)
def test_no_text_opens_anything_in_wikitext(text: str) -> None:
    safe = re.sub(r"&#\d+;", "", wiki_text(text))
    assert not set(safe) & set("[]{}<>|=~_&\n\r\t")
    assert not re.search(r"''|--|!!|://|^[-!#*+:;']", wiki_text(text))


def test_ordinary_words_stay_readable_in_wikitext() -> None:
    assert wiki_text("Orrel Bridge: a 46-year-old's “50%” (7 May, 18:05)") == (
        "Orrel Bridge: a 46-year-old's “50%” (7 May, 18:05)"
    )


@settings(deadline=None, max_examples=150)
@given(TEXT)
def test_every_sign_that_marks_something_up_in_markdown_is_escaped(text: str) -> None:
    # What stands behind a backslash marks nothing up, but still stands between its neighbours.
    safe = re.sub(r"\\.", "¤", escape_markdown(text))
    assert not set(safe) & set("`*_{}[]<>#|~&@\n\r\\")
    assert "://" not in safe
    assert not re.match(r"\d+[.)]", safe)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        pytest.param("https://echo.example/a?b=c&d=e", "https://echo.example/a?b=c&d=e", id="as it is"),
        pytest.param(
            "https://echo.example/a|b}}x", "https://echo.example/a%7Cb%7D%7Dx", id="pipes and braces"
        ),
        pytest.param('https://echo.example/"><b>', "https://echo.example/%22%3E%3Cb%3E", id="tags"),
        pytest.param("javascript:alert(1)", None, id="another scheme"),
        pytest.param("//echo.example", None, id="no scheme"),
        pytest.param("https://[", None, id="no address at all"),
        pytest.param(None, None, id="none"),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, safe: str | None) -> None:
    assert safe_url(address) == safe


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_csv_reads_back_what_was_written_or_its_harmless_form(cells: list[tuple[str, str]]) -> None:
    written = "".join(csv_lines(("a", "b"), ({"a": a, "b": b} for a, b in cells)))
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert len(read) == len(cells) + 1
    for row, pair in zip(read[1:], cells, strict=True):
        assert [cell.lstrip("'") for cell in row] == [text.replace("\0", "␀").lstrip("'") for text in pair]


def test_the_same_story_gives_the_same_bytes() -> None:
    analyses = coverage()
    for render in (render_markdown, render_html, render_wikitext):
        assert render(compose_figures(material(*analyses), "range")) == render(
            compose_figures(material(*reversed(analyses)), "range")
        )
