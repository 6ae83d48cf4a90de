"""The brief: every line with its speaker, its hedge and a note to the exact words; nothing in a page becomes markup."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from coverage_in_small import Count, Said, report, says, tells
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reportedly.brief.heading import coverage_of
from reportedly.brief.markdownsafe import escape_markdown
from reportedly.brief.moments import Moments
from reportedly.brief.order import ordered
from reportedly.brief.report import (
    Document,
    Material,
    Versions,
    compose_brief,
    render_html,
    render_markdown,
)
from reportedly.brief.report.attributed import attributed_line
from reportedly.brief.report.document import Bullets, Heading, Inline, Jump, Paragraph, Ref, Strong
from reportedly.brief.report.rewrites import rewritten
from reportedly.brief.report.spread import say_origins_in_words
from reportedly.brief.report.style import STYLE
from reportedly.brief.terminal import terminal_safe
from reportedly.brief.view import view_of
from reportedly.brief.where import compose_where
from reportedly.link import link
from reportedly.records import (
    Analysis,
    Certainty,
    Comparator,
    Origins,
    PartyType,
    Stance,
    Tables,
    Tier,
)

BODY = PartyType.ORGANISATION
HOSTILE = "</p><script>alert(1)</script> [x](javascript:1) **b** \x1b[31m\u202e & \"'`"


def nine() -> Count:
    return Count("at least nine people", 9, None, comparator=Comparator.AT_LEAST)


def bridge(name: str = "Channel Five", title: str = "Bridge falls") -> tuple[Analysis, ...]:
    """A toll that grows, a disputed cause, an unnamed official, a page without date."""
    return (
        report(
            name,
            says(
                "police", "at least nine people were killed when the bridge fell", type=BODY, counts=(nine(),)
            ),
            title=title,
            published="2031-05-06T09:35:00+02:00",
        ),
        report(
            "The Courier",
            says("Don Falk", "an overloaded lorry brought the bridge down", of="Castrel"),
            says(
                "Sarn Crossings",
                "an overloaded lorry brought the bridge down",
                type=BODY,
                stance=Stance.DENIES,
            ),
            title="Bridge kills nine",
            published="2031-05-06T12:20:00+02:00",
        ),
        report(
            "Harbour Gazette",
            says(
                "Mara Voss",
                "14 people were killed by the fall of the bridge",
                counts=(Count("14 people", 14, 14),),
            ),
            title="Fourteen dead",
            published="2031-05-06T16:40:00+02:00",
        ),
        report(
            "Channel Five",
            says(
                "Tom Greel",
                "17 people were killed when the bridge fell",
                of="interior ministry",
                counts=(Count("17 people", 17, 17),),
            ),
            title="Toll rises to 17",
            published="2031-05-07T08:30:00+02:00",
        ),
        report(
            None,
            tells(
                "6 people were injured in the fall of the bridge",
                counts=(Count("6 people", 6, 6, counted="injured"),),
            ),
            title="A letter",
        ),
    )


def material_of(
    analyses: Sequence[Analysis], versions: Iterable[Versions] = (), since: str | None = None
) -> Material:
    linking = link(analyses, (), Tables())
    view = view_of(analyses, linking, short=lambda identifier: identifier[:6])
    return Material(
        rows=compose_where(ordered(linking.questions, view.claims), view),
        view=view,
        coverage=coverage_of([each.article for each in analyses], title="The bridge"),
        texts={each.article.article_id: each.page_text.text for each in analyses},
        versions=tuple(versions),
        since=since,
        fresh=frozenset(
            each.article.article_id
            for each in analyses
            if since and each.article.published.value and each.article.published.value >= since
        ),
    )


def brief_of(analyses: Sequence[Analysis], **details: object) -> Document:
    return compose_brief(material_of(analyses, **details))  # type: ignore[arg-type] - keywords of material_of


def items(document: Document) -> list[tuple[Inline, ...]]:
    return [item for block in document.blocks if isinstance(block, Bullets) for item in block.items]


def say(content: Iterable[Inline]) -> str:
    return "".join(
        part if isinstance(part, str) else f"[{part.number}]" if isinstance(part, Ref) else part.text
        for part in content
    )


def section(document: Document, anchor: str) -> str:
    """The text of a section."""
    lines, inside = [], False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.anchor == anchor
        if not inside:
            continue
        match block:
            case Heading():
                lines.append(block.text)
            case Paragraph():
                lines.append(say(block.content))
            case Bullets():
                lines += [say(item) for item in block.items]
    return "\n".join(lines)


def test_sections_stand_in_the_order_in_which_an_editor_asks() -> None:
    document = brief_of(bridge())
    sections = [each.anchor for each in document.blocks if isinstance(each, Heading) and each.level == 2]
    assert sections[:4] == ["standing", "disputed", "denied", "confirmed"]
    assert sections[-2:] == ["changed", "gaps"]


def test_an_answer_has_a_line_that_can_be_published_and_a_note() -> None:
    standing = section(brief_of(bridge()), "standing")
    line = "17 people were killed when the bridge fell, Tom Greel (interior ministry) said, according to Channel Five (7 May)."
    assert re.search(re.escape(line) + r"\[\d+\] In one article, from one origin\.", standing)


def test_an_earlier_figure_keeps_its_hedge_and_stands_under_changed() -> None:
    changed = section(brief_of(bridge()), "changed")
    assert (
        "At least nine people were killed when the bridge fell, police said, according to Channel Five (6 May)."
        in changed
    )
    assert "Killed: said before" in changed


def test_a_denial_is_told_by_the_whole_sentence_so_that_it_cannot_turn_into_its_opposite() -> None:
    disputed = section(brief_of(bridge()), "disputed")
    assert (
        "An overloaded lorry brought the bridge down, Don Falk (Castrel) said, according to The Courier"
        in (disputed)
    )
    assert "Against: Sarn Crossings denies, according to The Courier (6 May): “" in disputed


def test_who_denies_is_listed_by_name() -> None:
    assert "Sarn Crossings: The Courier (6 May): “" in section(brief_of(bridge()), "denied")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        pytest.param(
            says("Ann Lee", "the bridge may have been overloaded at dawn", certainty=Certainty.POSSIBLE),
            "Ann Lee, according to Gazette (6 May): “",
            id="a doubt stays in its sentence",
        ),
        pytest.param(
            says("Ann Lee", "it was overloaded at dawn by lorries"),
            "Ann Lee, according to Gazette (6 May): “",
            id="a pronoun needs its sentence",
        ),
        pytest.param(
            says("official", "the bridge was overloaded at dawn", type=PartyType.ANONYMOUS),
            "The bridge was overloaded at dawn, an unnamed official said, according to Gazette (6 May).",
            id="the unnamed are called so",
        ),
        pytest.param(
            says("Ann Lee", "the bridge was overloaded at dawn", through=("Sundial",)),
            "The bridge was overloaded at dawn, Ann Lee said, according to Sundial, as told by Gazette (6 May).",
            id="a relay is named",
        ),
        pytest.param(
            tells("the bridge was overloaded at dawn"),
            "Gazette reported in its own voice (6 May): “",
            id="an outlet speaks for itself",
        ),
        pytest.param(
            says("ministry", "the bridge was overloaded at dawn", type=BODY),
            "The bridge was overloaded at dawn, the ministry said, according to Gazette (6 May).",
            id="a body takes its article",
        ),
    ],
)
def test_a_line_names_its_speaker_and_changes_no_meaning(said: Said, line: str) -> None:
    page = report("Gazette", said, title="Dawn", published="2031-05-06")
    view = view_of([page], link([page], (), Tables()), short=lambda identifier: identifier[:6])
    told = attributed_line(page.statements[0], page.page_text.text, view, Moments(year="2031"))
    assert told.startswith(line)
    assert said.what in told.replace(said.what[:1].upper(), said.what[:1], 1)


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        pytest.param(Origins(sure=1, max=1, unnamed=0), "one origin", id="one"),
        pytest.param(Origins(sure=1, max=3, unnamed=0), "one to three independent origins", id="a range"),
        pytest.param(Origins(sure=2, max=2, unnamed=0), "two independent origins", id="sure"),
        pytest.param(
            Origins(sure=0, max=2, unnamed=0),
            "at most two origins, none sure to stand by itself",
            id="none sure",
        ),
        pytest.param(
            Origins(sure=1, max=1, unnamed=2),
            "one origin; two unnamed sources are counted apart",
            id="the unnamed are never added",
        ),
        pytest.param(Origins(sure=0, max=0, unnamed=1), "one unnamed source alone", id="only unnamed"),
        pytest.param(Origins(sure=0, max=0, unnamed=0), "no origin that anything tells of", id="none"),
    ],
)
def test_origins_are_told_in_words_as_a_range(origins: Origins, said: str) -> None:
    assert say_origins_in_words(origins) == said


def test_every_reference_resolves_and_every_note_quotes_the_exact_words() -> None:
    material = material_of(bridge())
    document = compose_brief(material)
    cited = {part.number for item in items(document) for part in item if isinstance(part, Ref)}
    assert cited == {note.number for note in document.notes} == set(range(1, len(document.notes) + 1))
    for note in document.notes:
        start, end = map(int, re.findall(r"\[(\d+), (\d+)\)", note.place)[0])
        assert material.texts[note.capture][start:end] == note.words


def test_no_answer_and_no_denial_stands_without_its_note() -> None:
    document = brief_of(bridge())
    below_summary = [block for block in document.blocks if isinstance(block, Bullets)][1:-1]
    for item in (item for block in below_summary for item in block.items):
        assert any(isinstance(part, Ref) for part in item) or say(item).startswith("And ")


def test_the_same_story_in_another_order_gives_the_same_bytes() -> None:
    story = bridge()
    first, second = brief_of(story), brief_of(tuple(reversed(story)))
    assert render_html(first) == render_html(second)
    assert render_markdown(first) == render_markdown(second)


def test_gaps_name_questions_without_a_named_source_undated_pages_and_figures_without_as_of() -> None:
    gaps = section(brief_of(bridge()), "gaps")
    assert "No named source: one question. injured: 6[" in gaps
    assert "Undated: one page. “A letter” (page " in gaps
    assert "No as-of: " in gaps


def test_a_notice_that_something_was_not_verified_is_a_gap() -> None:
    page = report("Gazette", tells("Gazette could not check the report"), published="2031-05-06")
    notice = replace(page.statements[0], tier=Tier.DISCLAIMER)
    gaps = section(brief_of([replace(page, statements=(notice,))]), "gaps")
    assert "Not verified: Gazette says of its own report: “" in gaps


def test_a_page_rewritten_without_a_word_is_shown_sentence_by_sentence() -> None:
    before = report("Gazette", tells("Three bodies were found. The search goes on."), published="2031-05-06")
    after = report("Gazette", tells("One body was found. The search goes on."), published="2031-05-06")
    pair = Versions(earlier=before.article.article_id, later=after.article.article_id, ordered=True)
    changes = rewritten(before.article, before.page_text.text, after.article, after.page_text.text)
    assert len(changes) == 1
    assert changes[0].before is not None
    assert changes[0].before.of(before.page_text.text).endswith("bodies were found.")
    changed = section(brief_of([before, after], versions=[pair]), "changed")
    assert "was captured twice with different words. The page states no time of change." in changed
    assert re.search(
        r"Before: “.*Three bodies were found\.”\[\d+\] After: “.*One body was found\.”\[\d+\]", changed
    )


def test_since_tells_what_is_new_and_what_nobody_repeated() -> None:
    since = section(brief_of(bridge(), since="2031-05-07"), "since")
    assert "One article published since then" in since
    assert "17 people were killed" in since


def test_an_empty_story_makes_a_brief_that_says_so() -> None:
    document = brief_of([])
    assert "No figure answers a question yet." in section(document, "standing")
    assert render_markdown(document).startswith("# The bridge\n")
    assert "<h1>The bridge</h1>" in render_html(document)


class Tags(HTMLParser):
    """Every tag with its attributes, and all text outside the style sheet."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.style = ""
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open == "style":
            self.style, self._open = data, ""
        else:
            self.text.append(data)


_TAGS = frozenset(
    re.findall(
        r"\S+",
        "html head meta title style body h1 h2 h3 p nav main ul ol li a sup strong q span figure details summary"
        " div table thead tbody tr th td svg g path circle polygon text desc",
    )
)


def check_harmless(page: str) -> Tags:
    found = Tags(page)
    assert {tag for tag, _ in found.tags} <= _TAGS
    ids: list[str] = []
    for tag, attributes in found.tags:
        assert not any(name.startswith("on") or name in {"src", "style", "srcset"} for name in attributes), (
            tag
        )
        if "href" in attributes:
            assert re.fullmatch(r"#[a-z0-9-]+", attributes["href"] or "")
        if attributes.get("id"):
            ids.append(attributes["id"] or "")
    assert len(ids) == len(set(ids))
    targets = {(attributes["href"] or "")[1:] for _, attributes in found.tags if "href" in attributes}
    assert targets <= set(ids)
    return found


def test_the_html_fetches_nothing_runs_nothing_and_lets_only_its_own_style_take_effect() -> None:
    page = render_html(brief_of(bridge()))
    found = check_harmless(page)
    policy = next(a["content"] for tag, a in found.tags if a.get("http-equiv") == "Content-Security-Policy")
    digest = base64.b64encode(hashlib.sha256(found.style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert found.style == STYLE
    assert not re.search(r"url\(|@import|https?:(?!//www\.w3\.org/2000/svg)", page)


def test_a_hostile_outlet_title_and_speaker_stay_words() -> None:
    story = (
        *bridge(HOSTILE, HOSTILE),
        report(
            HOSTILE,
            says(HOSTILE, f"17 people {HOSTILE} were killed", counts=(Count("17 people", 17, 17),)),
            published="2031-05-06",
        ),
    )
    document = brief_of(story)
    assert terminal_safe(HOSTILE) in "".join(check_harmless(render_html(document)).text)
    check_markdown(render_markdown(document))


def check_markdown(page: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(page)
    allowed = {
        "heading",
        "paragraph",
        "bullet_list",
        "list_item",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "inline",
    }
    for token in tokens:
        assert token.type.removesuffix("_open").removesuffix("_close") in allowed, token
        for child in token.children or ():
            assert child.type in {
                "text",
                "softbreak",
                "em_open",
                "em_close",
                "strong_open",
                "strong_close",
                "text_special",
            }


WORDS = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() != "")


@given(WORDS, WORDS, WORDS)
@settings(deadline=None, max_examples=50)
def test_no_words_of_a_page_become_markup(outlet: str, speaker: str, words: str) -> None:
    words = words.replace("\n", " ")
    page = report(
        outlet,
        says(speaker, f"17 people {words} died", counts=(Count("17 people", 17, 17),)),
        says("Ann Lee", "14 people died", counts=(Count("14 people", 14, 14),)),
        title=words,
        published="2031-05-06",
    )
    document = brief_of([page])
    check_harmless(render_html(document))
    check_markdown(render_markdown(document))


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_escaped_markdown_reads_as_exactly_the_words(text: str) -> None:
    shown = terminal_safe(text).strip()
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(f"“{escape_markdown(text).strip()}”")
    inline = [token for token in tokens if token.type == "inline"]
    assert len(inline) == 1
    children = inline[0].children or []
    assert all(child.type in {"text", "text_special"} for child in children)
    assert "".join(child.content for child in children) == f"“{shown}”"


@pytest.mark.parametrize(
    "text", ["- x", "+ x", "1. x", "12) x", "# x", "> x", "= x", "    x", "| a | b |", "***", ":::"]
)
def test_words_at_the_start_of_a_line_open_no_block(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(escape_markdown(text).strip())
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("text", ["www.example.org", "https://example.org", "mailto:a@example.org"])
def test_an_address_on_a_page_is_no_link(text: str) -> None:
    assert text not in escape_markdown(text)


def test_a_jump_leads_to_a_heading_of_the_same_document() -> None:
    document = brief_of(bridge())
    anchors = {block.anchor for block in document.blocks if isinstance(block, Heading)}
    jumps = {part.anchor for item in items(document) for part in item if isinstance(part, Jump)}
    assert jumps
    assert jumps <= anchors
    assert any(isinstance(part, Strong) for item in items(document) for part in item)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("three days of mourning in the province", id="no verb"),
        pytest.param("the resignation was “one down for all of us", id="half a quotation"),
        pytest.param("whether the bridge was safe at all", id="hangs on its verb"),
        pytest.param("it’d been paid to six families by noon", id="a pronoun, shortened"),
        pytest.param("the figure was right and that six were missing", id="a second that"),
        pytest.param("the bridge was closed. It stayed so", id="two sentences"),
    ],
)
def test_words_that_cannot_stand_alone_are_quoted_with_their_sentence(words: str) -> None:
    page = report("Gazette", says("Ann Lee", words), published="2031-05-06")
    view = view_of([page], link([page], (), Tables()), short=lambda identifier: identifier[:6])
    told = attributed_line(page.statements[0], page.page_text.text, view, Moments(year="2031"))
    assert told.startswith("Ann Lee, according to Gazette (6 May): “")


def test_two_captures_of_one_page_give_one_line_with_two_notes() -> None:
    said = says("Ann Lee", "the bridge was closed at dawn on the day", stance=Stance.CONFIRMS)
    claimed = report(
        "Courier", says("Ben Roe", "the bridge was closed at dawn on the day"), published="2031-05-05"
    )
    twice = [report("Gazette", said, published="2031-05-06", name=name) for name in ("one", "two")]
    confirmed = section(brief_of([claimed, *twice]), "confirmed")
    assert re.search(
        r"Ann Lee said, according to Gazette \(6 May\)\.\[\d+\]\[\d+\]$", confirmed, re.MULTILINE
    )


def test_the_pages_cited_are_listed_with_their_digests() -> None:
    document = brief_of(bridge())
    assert {page.capture for page in document.pages} == {note.capture for note in document.notes}
    for shown in (render_html(document), render_markdown(document)):
        assert all(f"SHA-256 {page.capture}" in shown for page in document.pages)
