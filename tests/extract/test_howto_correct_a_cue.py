"""docs/howto/correct-a-cue.md does what it promises: its row is a good one, and its sentence is found with it only."""

import ast
import re
from pathlib import Path
from types import MappingProxyType

import pytest
from attribution_reading import said

from reportedly.extract.attributions import cues
from reportedly.lexicons import SCHEMAS, check_table
from reportedly.lexicons.tables import read_table
from reportedly.records import Tier

PAGE = (Path(__file__).parents[2] / "docs" / "howto" / "correct-a-cue.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_row_keeps_to_the_schema() -> None:
    header = "\t".join(SCHEMAS["cues"].columns)
    assert list(check_table(read_table(f"{header}\n{block('tsv')}", name="cues"), SCHEMAS["cues"])) == []


def test_the_sentence_is_found_with_the_row_and_only_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    (call,) = ast.parse(block("python no-run").strip().rstrip(",")).body
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    text, expected = (ast.literal_eval(argument) for argument in call.value.args)
    lemma, word_class, tier, stance, _, takes = block("tsv").rstrip("\n").split("\t")
    entry = cues.CueEntry(lemma, word_class, Tier(tier), stance, takes or None)
    assert said(text) == []
    listed = MappingProxyType({**cues.lexicon(), (lemma, word_class): entry})
    monkeypatch.setattr(cues, "lexicon", lambda: listed)
    assert said(text) == [expected]


def test_the_page_prints_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "correct-a-cue.md", "exec"), {})
    assert capsys.readouterr().out == block("text")
