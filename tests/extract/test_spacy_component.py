"""The spaCy component: the same attributions as the ledger's, on a document of any English pipeline."""

import re
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from attribution_reading import attributions_in
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reportedly.errors import UnreadableInput
from reportedly.parse import find_weights
from reportedly.records import Kind, Tier
from reportedly.spacy_component import NAME, DocAttribution, add_attributions, make_component

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "spacy-component.md"


@cache
def pipeline() -> Any:
    nlp = spacy.load(find_weights().folder, exclude=["ner"])
    nlp.add_pipe(NAME)
    return nlp


def found_in(text: str) -> tuple[DocAttribution, ...]:
    found: tuple[DocAttribution, ...] = pipeline()(text)._.attributions
    return found


def test_an_attribution_gives_its_parts_as_spans_of_the_document() -> None:
    doc = pipeline()("“We rowed home,” said Mara Quist, a teacher, “and nobody followed.”")
    (one,) = doc._.attributions
    assert (str(one.source), str(one.cue)) == ("Mara Quist", "said")
    assert [str(part) for part in one.content] == ["“We rowed home,”", "“and nobody followed.”"]
    assert one.source.doc is one.cue.doc is doc
    assert (one.kind, one.tier) == (Kind.DIRECT, Tier.REPORTING)
    assert 0 < one.probability <= 1


def test_installing_the_package_registers_the_component() -> None:
    (registered,) = entry_points(group="spacy_factories", name=NAME)
    assert registered.load() is make_component


def test_an_agentless_saying_has_no_source() -> None:
    (one,) = found_in("It was alleged that the contractor had used weak steel.")
    assert one.source is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor said that the bridge was safe.", id="one line"),
        pytest.param(
            "“The river rose in an hour.\n\n“We left everything,” said Mara Quist.",
            id="a quotation over two paragraphs",
        ),
        pytest.param("SOLEM: We heard the call at six.\nLUND: And what did you do?", id="a transcript"),
        pytest.param(
            "Bridge reopens\n\nPolice said two were hurt.\n  The port denied it.  \n", id="lines and spaces"
        ),
    ],
)
def test_lines_are_paragraphs_and_read_as_the_ledger_reads_them(text: str) -> None:
    ledger = [
        (a.source and a.source.of(text), a.cue.of(text), [part.of(text) for part in a.content])
        for a in attributions_in(text)
    ]
    assert ledger
    assert [
        (a.source and str(a.source), str(a.cue), [str(part) for part in a.content]) for a in found_in(text)
    ] == ledger


def test_a_batch_is_read_as_its_documents_one_by_one() -> None:
    texts = ["The mayor said it was safe.", "", "Nobody spoke.", "“No,” she said."]
    counts = [len(doc._.attributions) for doc in pipeline().pipe(texts)]
    assert counts == [len(found_in(text)) for text in texts] == [1, 0, 0, 1]


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="ab said he,.:“”\"'\n\t\x00\u200b ", max_size=80))
def test_no_text_breaks_it_and_every_span_is_of_the_document(text: str) -> None:
    for one in found_in(text):
        assert len(one.cue) > 0
        assert all(len(part) > 0 for part in one.content)


def test_a_document_without_a_parse_is_refused_with_what_it_lacks() -> None:
    with pytest.raises(UnreadableInput, match=r"TAG.*DEP.*put it after an English tagger"):
        add_attributions(spacy.blank("en")("The mayor said it was safe."))


def test_an_empty_document_needs_no_parse() -> None:
    add_attributions(pipeline()(""))
    assert add_attributions(Doc(pipeline().vocab))._.attributions == ()


def test_the_how_to_prints_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    page = HOWTO.read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (shown,) = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    exec(compile(code, str(HOWTO), "exec"), {})
    assert capsys.readouterr().out == shown
