"""``check`` from pages to screen: five pages with five things that do not fit, each shown with its sentences."""

import json
from pathlib import Path

import pytest
from small_story import Command

PAGES = {
    "echo.txt": (
        "Harbour Echo",
        "2031-04-02T09:00:00+02:00",
        "Seventeen people were killed when the Velm bridge fell, police said on Wednesday.\n\n"
        "Seventeen lorries were on the bridge, the toll office said.\n",
    ),
    "lamp.txt": (
        "Valley Lamp",
        "2031-04-02T12:00:00+02:00",
        "Twenty-three people were killed when the Velm bridge fell, police told the Harbour Echo.\n",
    ),
    "post.txt": (
        "Velm Post",
        "2031-04-02T13:00:00+02:00",
        "The hospital said 14 people were injured when the Velm bridge fell, 19 of them children.\n",
    ),
    "wire.txt": (
        "North Wire",
        "2031-04-03T18:00:00+02:00",
        "Fifteen people were killed when the Velm bridge fell, police said on Thursday.\n",
    ),
    "sun.txt": (
        "Velm Sun",
        "2031-04-02T10:00:00+02:00",
        "Seventeen people were dead or missing after the Velm bridge fell, police said on Wednesday.\n",
    ),
}
LOOKED_FOR = {
    "collision/1": ("17 killed and 17", "Seventeen lorries were on the bridge"),
    "cited/1": ("23 killed", "Twenty-three people were killed"),
    "part/1": ("19", "19 of them children"),
    "fall/1": ("15", "Fifteen people were killed"),
    "definition/1": ("17", "Seventeen people were dead or missing"),
}


@pytest.fixture
def folder(reportedly: Command, tmp_path: Path) -> Path:
    reportedly("init", "bridge")
    for name, (outlet, published, text) in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        done = reportedly("-s", "bridge", "add", name, "--outlet", outlet, "--published", published)
        assert done.code == 0, done.err
    return tmp_path / "bridge"


def test_each_of_the_five_problems_is_found_once_and_shown_with_its_sentences(
    reportedly: Command, folder: Path
) -> None:
    done = reportedly("-s", folder, "check", "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 4
    for rule, (said, sentence) in LOOKED_FOR.items():
        of_rule = [row for row in rows if row["rule"] == rule]
        assert of_rule, rule
        assert any(said in row["said"] for row in of_rule), rule
        assert any(sentence in row["sentence"] for row in of_rule), rule
    assert {row["rule"] for row in rows} == LOOKED_FOR.keys()


def test_the_screen_says_what_does_not_fit_and_who_said_it(reportedly: Command, folder: Path) -> None:
    screen = " ".join(reportedly("-s", folder, "check").out.split())
    for rule in LOOKED_FOR:
        assert f"({rule})" in screen
    assert "Velm Post" in screen
