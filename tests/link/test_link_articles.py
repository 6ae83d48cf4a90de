"""What a small story adds up to: parties, copies, origins, claims, relations and status, case by case."""

from dataclasses import replace

import pytest
from coverage_in_small import Count, report, says, tells

from reportedly.link import link
from reportedly.link.stories import group_stories
from reportedly.records import (
    Accumulation,
    Analysis,
    Basis,
    Certainty,
    Comparator,
    DateBasis,
    Facet,
    Independence,
    PartyType,
    RelationType,
    ReuseKind,
    Span,
    Stance,
    StatusLabel,
    Tables,
    TimeRole,
    Timex,
    TimexType,
)

FELL = "the eastern span of the bridge fell into the river before dawn"
LORRY = "an overloaded lorry brought the bridge down"
NO_LORRY = "no overloaded lorry brought the bridge down"


def dead(number: int, *, hedge: str = "", **details: object) -> dict[str, object]:
    """Words and figure of a toll."""
    words = f"{hedge}{number} people"
    comparator = Comparator.AT_LEAST if hedge else Comparator.EXACT
    count = Count(words, number, None if hedge else number, comparator=comparator, **details)  # type: ignore[arg-type]
    return {"what": f"{words} were killed on the bridge", "counts": (count,)}


def claims_of(linking, *keys):
    return [c for c in linking.claims if set(keys) <= {*c.statements, *c.against}]


# Parties


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        pytest.param("Norwegian government", "Oslo", 1, id="a capital that speaks is its state"),
        pytest.param("Kremlin", "Russian foreign ministry", 1, id="a palace and a ministry"),
        pytest.param("Norwegian officials", "Swedish officials", 2, id="two states"),
        pytest.param("Velmian army", "Velmian government", 1, id="a state no table knows"),
        pytest.param("Velmian army", "Orskian government", 2, id="two states no table knows"),
        pytest.param("interior ministry", "prime minister", 1, id="organs of no state in words"),
        pytest.param("NASA", "Pentagon", 1, id="agencies of one state"),
        pytest.param("NASA scientists", "NASA", 1, id="a body and its people"),
        pytest.param("government officials", "Norwegian government", 1, id="the only state that speaks"),
    ],
)
def test_organs_of_one_government_are_one_group(one, other, groups):
    linking = link(
        [
            report("Gazette", says(one, FELL, type=PartyType.GOVERNMENT)),
            report("Post", says(other, LORRY, type=PartyType.GOVERNMENT)),
        ]
    )
    assert len({p.group for p in linking.parties if p.type is PartyType.GOVERNMENT}) == groups


@pytest.mark.parametrize(
    ("names", "people"),
    [
        pytest.param(("Tove Lind", "Lind"), {"Tove Lind"}, id="a lone surname"),
        pytest.param(("Dr Tove Lind", "Tove Lind"), {"Tove Lind"}, id="a title"),
        pytest.param(("Wilfred Strand", "Wilfried Strand"), {"Wilfried Strand"}, id="two spellings"),
        pytest.param(("Tove Lind", "Olle Lind", "Lind"), {"Tove Lind", "Olle Lind", "Lind"}, id="ambiguous"),
    ],
)
def test_names_are_merged_across_articles_only_where_nobody_else_is_meant(names, people):
    linking = link([report(f"Outlet {n}", says(name, FELL)) for n, name in enumerate(names)])
    found = {p.name for p in linking.parties if p.type is PartyType.PERSON}
    assert {name.removeprefix("Dr ") for name in found} == people


def test_a_story_can_lay_down_what_belongs_to_what():
    articles = [
        report("Gazette", says("Tove Lind", LORRY)),
        report("Post", says("Sarn Crossings", LORRY, type=PartyType.ORGANISATION)),
    ]
    tables = Tables(groups=(("Tove Lind", "Sarn Crossings"),))
    assert link(articles).claims[0].origins.max == 2
    assert link(articles, tables=tables).claims[0].origins.max == 1


@pytest.mark.parametrize(
    ("office", "of", "one"),
    [
        pytest.param("governor of Westrel", "Westrel", True, id="of the same"),
        pytest.param("Westrel's governor", "Westrel", True, id="possessed"),
        pytest.param("governor of Westrel", None, True, id="of what, the person's page does not say"),
        pytest.param("governor of Westrel", "Northmark", False, id="of another"),
    ],
)
def test_an_office_is_the_one_person_who_holds_it(office, of, one):
    holder = report("Gazette", says("Marta Kell", FELL, role="governor", of=of))
    described = report("Post", says(office, LORRY))
    groups = {p.name: p.group for p in link([holder, described]).parties}
    assert (groups[office] == groups["Marta Kell"]) is one


def test_an_office_that_two_people_hold_is_neither_of_them():
    holders = [report("Gazette", says(name, FELL, role="mayor")) for name in ("Marta Kell", "Bo Lind")]
    groups = {p.name: p.group for p in link([*holders, report("Post", says("mayor of Sel", LORRY))]).parties}
    assert groups["mayor of Sel"] == "mayor of Sel"


# Copies


def test_a_copy_points_at_what_it_copies_by_credit_before_date():
    text = (
        tells(FELL),
        tells(LORRY),
        tells("divers searched the river below the bridge until noon on the same day"),
    )
    agency = report("Sundial", *text, published="2031-04-03")
    copy = report("Gazette", *text, published="2031-04-02", credits=("Sundial",))
    (reuse,) = link([agency, copy]).reuses
    assert (reuse.kind, reuse.direction) == (ReuseKind.COPY, agency.article.article_id)
    pages = {a.article.article_id: a.page_text.text for a in (agency, copy)}
    for shared in reuse.shared:
        assert shared.a.of(pages[reuse.a]).casefold() == shared.b.of(pages[reuse.b]).casefold()


def test_words_that_one_article_quotes_of_another_make_it_no_copy():
    hoax = "a whale was seen under the bridge and swam up the river as far as the old mill"
    first = report("Hoax Herald", tells(hoax))
    second = report("Gazette", tells(f'the Herald invented this: "{hoax}"'), tells("nobody else has seen it"))
    (reuse,) = link([first, second]).reuses
    assert reuse.kind is ReuseKind.QUOTES


def test_a_line_on_two_pages_of_one_outlet_is_furniture_and_on_two_outlets_is_not():
    pages = [
        report(outlet, tells(text), furniture=("Call the newsdesk.",))
        for outlet, text in (("Gazette", FELL), ("Gazette", LORRY), ("Post", FELL))
    ]
    (furniture,) = link(pages).furniture
    assert (furniture.outlet, furniture.text, len(furniture.articles)) == ("Gazette", "Call the newsdesk.", 2)


# Origins


def test_many_articles_of_one_mouth_are_one_origin():
    linking = link([report(f"Outlet {n}", says("Tove Lind", FELL)) for n in range(9)])
    (claim,) = linking.claims
    assert (claim.articles, claim.origins.sure, claim.origins.max) == (9, 1, 1)
    assert claim.status.label is StatusLabel.ASSERTED


def test_the_unnamed_are_counted_apart_and_never_together_across_articles():
    linking = link(
        [report(f"Outlet {n}", says("an official", FELL, type=PartyType.ANONYMOUS)) for n in range(2)]
        + [report("Post", says("a diver", f"{FELL} on Tuesday", type=PartyType.ANONYMOUS))]
    )
    (claim,) = linking.claims
    assert (claim.origins.sure, claim.origins.max) == (0, 0)
    assert claim.origins.unnamed == 1, "one passage in three articles is one mouth"
    assert claim.status.label is StatusLabel.RUMOURED


def test_different_stated_grounds_make_two_origins_sure():
    linking = link(
        [
            report("Gazette", says("Tove Lind", FELL, basis=Basis.EYEWITNESS)),
            report(
                "Post",
                says(
                    "Olle Berg",
                    "the bridge's eastern span fell into the water before dawn",
                    basis=Basis.IMAGERY,
                ),
            ),
        ]
    )
    (claim,) = linking.claims
    assert (claim.origins.sure, claim.origins.max) == (2, 2)
    assert claim.status.label is StatusLabel.CORROBORATED


def test_outlets_that_cite_each_other_come_down_to_one_origin():
    linking = link(
        [
            report("Herald", says("Tram", LORRY, type=PartyType.MEDIA)),
            report(
                "Tram",
                says("Herald", "the bridge was brought down by an overloaded lorry", type=PartyType.MEDIA),
            ),
        ]
    )
    (claim,) = linking.claims
    assert (claim.origins.sure, claim.origins.max) == (1, 1)
    assert "circular" in claim.status.rule


def test_an_outlet_cited_gives_way_to_whom_its_own_report_names():
    linking = link(
        [
            report("Herald", says("Tram", LORRY, type=PartyType.MEDIA)),
            report("Tram", says("Tove Lind", "the bridge was brought down by an overloaded lorry")),
        ]
    )
    (claim,) = linking.claims
    assert (claim.origins.sure, claim.origins.max) == (1, 1)
    assert "circular" not in claim.status.rule


def test_two_named_sources_may_say_the_same_few_words_but_not_the_same_long_ones():
    long = f"{FELL} and two lorries and a van went down with it"
    few = link(
        [
            report("Gazette", says("Tove Lind", "the bridge fell")),
            report("Post", says("Olle Berg", "the bridge fell")),
        ]
    )
    many = link([report("Gazette", says("Tove Lind", long)), report("Post", says("Olle Berg", long))])
    assert [c.origins.max for c in few.claims] == [2]
    assert [c.origins.max for c in many.claims] == [1]


# Figures


def killed(*reports):
    linking = link([report(outlet, says(who, **said), published=day) for outlet, who, said, day in reports])
    return sorted(
        (c for c in linking.claims if c.counted_class == "killed"), key=lambda c: (c.low, c.high or 0)
    )


def test_figures_whose_ranges_meet_are_one_claim_with_the_narrower_bounds():
    (claim,) = killed(
        ("Gazette", "Tove Lind", dead(14, hedge="at least "), None), ("Post", "Olle Berg", dead(14), None)
    )
    assert (claim.low, claim.high, len(claim.statements)) == (14, 14, 2)


def test_a_toll_that_rises_from_day_to_day_is_no_dispute_and_updates():
    reports = ("Gazette", "Tove Lind", dead(14), "2031-04-02"), ("Post", "Olle Berg", dead(17), "2031-04-03")
    assert [c.status.label for c in killed(*reports)] == [StatusLabel.ASSERTED] * 2
    linking = link([report(outlet, says(who, **said), published=day) for outlet, who, said, day in reports])
    assert [r.type for r in linking.relations] == [RelationType.UPDATES]


def test_two_tolls_of_one_day_dispute_each_other():
    claims = killed(
        ("Gazette", "Tove Lind", dead(14), "2031-04-02"), ("Post", "Olle Berg", dead(17), "2031-04-02")
    )
    assert [c.status.label for c in claims] == [StatusLabel.DISPUTED] * 2


def test_the_dead_of_a_flood_and_of_a_shipwreck_are_two_questions():
    flood = {**dead(38), "what": "38 people were killed in the floods along the valley"}
    wreck = {**dead(38), "what": "38 people were killed when the ferry sank off the cape"}
    claims = killed(("Gazette", "Tove Lind", flood, None), ("Post", "Olle Berg", wreck, None))
    assert len(claims) == len({c.question for c in claims}) == 2


def test_a_denied_figure_is_held_against_the_claim_and_not_for_it():
    (claim,) = killed(
        ("Gazette", "Tove Lind", dead(17), "2031-04-02"),
        ("Post", "Olle Berg", {**dead(17), "stance": Stance.DENIES}, "2031-04-03"),
    )
    assert (claim.status.asserted_by, claim.status.denied_by) == (("Tove Lind",), ("Olle Berg",))
    assert claim.status.label is StatusLabel.DISPUTED


# Status


def status(*said):
    linking = link([report(f"Outlet {n}", one, published=day) for n, (one, day) in enumerate(said)])
    return next(c for c in linking.claims if c.label.endswith(": so")).status


def test_a_confirmation_by_another_group_confirms_and_by_the_same_group_asserts():
    claim = says("Tove Lind", LORRY, of="Sarn Crossings"), "2031-04-02"
    outside = says("Olle Berg", LORRY, stance=Stance.CONFIRMS), "2031-04-03"
    inside = says("Eva Moor", LORRY, of="Sarn Crossings", stance=Stance.CONFIRMS), "2031-04-03"
    assert status(claim, outside).label is StatusLabel.CONFIRMED
    assert status(claim, inside).label is StatusLabel.ASSERTED


def test_a_denial_after_a_confirmation_reopens_and_one_before_it_does_not():
    claim = says("Tove Lind", LORRY), "2031-04-02"
    confirmed = says("Olle Berg", LORRY, stance=Stance.CONFIRMS), "2031-04-04"
    before = says("Eva Moor", LORRY, stance=Stance.DENIES), "2031-04-03"
    after = says("Eva Moor", LORRY, stance=Stance.DENIES), "2031-04-05"
    undated = says("Eva Moor", LORRY, stance=Stance.DENIES), None
    assert status(claim, before, confirmed).label is StatusLabel.CONFIRMED
    assert status(claim, after, confirmed).label is StatusLabel.DISPUTED
    assert status(claim, undated, confirmed).label is StatusLabel.DISPUTED
    assert not status(claim, undated, confirmed).order_known


def test_what_only_the_unnamed_hold_and_somebody_denies_is_denied():
    told = says("an official", LORRY, type=PartyType.ANONYMOUS), "2031-04-02"
    denied = says("Eva Moor", LORRY, stance=Stance.DENIES), "2031-04-03"
    assert status(told, denied).label is StatusLabel.DENIED
    assert status(told, denied).denied_by == ("Eva Moor",)


def test_what_somebody_holds_to_be_possible_only_is_a_rumour():
    possible = says("Tove Lind", LORRY, certainty=Certainty.POSSIBLE), None
    again = says("Tove Lind", f"{LORRY} on Tuesday", certainty=Certainty.POSSIBLE), None
    assert status(possible, again).label is StatusLabel.RUMOURED


def test_a_denial_of_what_it_points_to_denies_nothing_else():
    lorry = report("Gazette", says("Tove Lind", LORRY))
    pins = report("Post", says("Olle Berg", "cracked pins brought the bridge down"))
    denial = says(
        "Eva Moor", "this brought the bridge down", stance=Stance.DENIES, refers_to=(lorry.statements[0].key,)
    )
    relations = link([lorry, pins, report("Tram", denial)]).relations
    denied = {r.b for r in relations if r.type is RelationType.DENIES}
    assert denied == {lorry.statements[0].key}
    assert all(r.independent is Independence.YES for r in relations if r.type is RelationType.DENIES)


# Dates


def test_an_undated_article_is_not_before_the_latest_day_it_tells_of_and_else_stays_undated():
    dated = report("Gazette", tells(f"{FELL} on 2 April 2031"))
    day = Timex(
        key="t", article_id=dated.article.article_id, span=Span(0, 5), type=TimexType.DATE, value="2031-04-02",
        mod=None, anchored=True, rule=None, role=TimeRole.AS_OF, found_by="test",
    )  # fmt: skip
    told = replace(dated, timexes=(day,))
    (date,) = link([told]).dates
    assert (date.earliest, date.latest, date.basis) == ("2031-04-02", None, DateBasis.INFERRED)
    (date,) = link([dated]).dates
    assert (date.earliest, date.basis) == (None, DateBasis.UNKNOWN)


# Stories


def test_articles_are_grouped_by_story_whatever_their_order():
    bridge = {f"b{n}": f"{FELL}. {LORRY}. The bridge over the Sarn, said witness {n}." for n in range(3)}
    vote = {
        f"v{n}": f"Voters in Aldermouth chose a new mayor; turnout was high at station {n}, the clerk said."
        for n in range(3)
    }
    groups = group_stories({**vote, **bridge})
    assert groups == (("b0", "b1", "b2"), ("v0", "v1", "v2"))
    assert groups == group_stories({**bridge, **vote})
    assert group_stories({}) == ()


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        pytest.param("on Tuesday", 1, id="a day says when"),
        pytest.param("another", 2, id="another says that it comes on top"),
    ],
)
def test_a_toll_is_an_addition_only_where_words_say_so(words, asked):
    new = counted("seven were killed on Tuesday, another blow", "seven", 7, Accumulation.NEW, words)
    old = counted("seven were killed in the fire", "seven", 7, Accumulation.CUMULATIVE, None)
    questions = [question for question in link([new, old]).questions if question.facet is Facet.NUMBER]
    assert len(questions) == asked


def test_a_unit_alone_asks_no_question():
    first = counted(
        "the tunnel runs for 60 metres", "60 metres", 60, Accumulation.UNKNOWN, None, unit="metre"
    )
    other = counted("a goat fell 60 metres", "60 metres", 60, Accumulation.UNKNOWN, None, unit="metre")
    questions = link([first, other]).questions
    assert all(len(question.claims) == 1 for question in questions)
    assert len([question for question in questions if question.facet is Facet.NUMBER]) == 2


def counted(
    what: str, number: str, low: int, accumulation: Accumulation, words: str | None, *, unit: str = "count"
) -> Analysis:
    """An article of one number, with the words that say how it adds up."""
    counted = "killed" if unit == "count" else f"other:{unit}"
    analysis = report(
        what[:8],
        tells(what, counts=(Count(number, low, low, unit=unit, counted=counted, accumulation=accumulation),)),
    )
    (figure,) = analysis.figures
    start = analysis.page_text.text.index(words) if words else 0
    span = Span(start, start + len(words)) if words else None
    return replace(analysis, figures=(replace(figure, accumulation_span=span),))
