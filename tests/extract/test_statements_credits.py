"""An agency that a page credits stands in the chain of what the page says others have said."""

from dataclasses import replace

import pytest
from spoken import OUTLET, Said, article_of, attributions_of, chain, parse_of, said

from reportedly.extract.parties import find_mentions
from reportedly.extract.statements import assemble_statements
from reportedly.records import DateBasis, Stated, Statement


def credited(text: str, spoken: Said, *agencies: str) -> tuple[Statement, ...]:
    article = article_of(text)
    credits = tuple(Stated(value=name, basis=DateBasis.STATED, evidence="credit line") for name in agencies)
    article, parse, found = replace(article, credits=credits), parse_of(text), attributions_of(text, [spoken])
    return assemble_statements(
        article, text, parse, found, find_mentions(article, text, parse, found), (), ()
    )


TEXT = "Mara Tolvane said the dam was safe. The lake is dry."
SPOKEN = said("said", "Mara Tolvane", "the dam was safe")


def test_the_agency_comes_between_the_outlet_and_the_speaker() -> None:
    first, own = credited(TEXT, SPOKEN, "Halcyon")
    assert chain(first) == ["Halcyon", "Mara Tolvane"]
    assert first.via[1].inferred
    assert chain(own) == []  # the outlet prints it as its own


def test_words_told_to_the_credited_agency_pass_through_it_once() -> None:
    text = "Mara Tolvane told Halcyon that the dam was safe."
    (only,) = credited(text, said("told", "Mara Tolvane", "the dam was safe"), "Halcyon")
    assert chain(only) == ["Halcyon", "Mara Tolvane"]
    assert not only.via[1].inferred


@pytest.mark.parametrize("agencies", [("Halcyon", "Borealis"), (OUTLET,), ()])
def test_no_agency_is_put_in_where_several_are_credited_or_none_but_the_outlet(
    agencies: tuple[str, ...],
) -> None:
    assert chain(credited(TEXT, SPOKEN, *agencies)[0]) == ["Mara Tolvane"]
