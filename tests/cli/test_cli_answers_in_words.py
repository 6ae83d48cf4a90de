"""A question in words on the main screen: each answer with who says so, who denies it, and nothing twice."""

from pathlib import Path

from coverage_in_small import Count, framed, report, says
from small_story import Command, fill

from reportedly.ledger import Story
from reportedly.records import Polarity, Stance

WARNED = ("warn", None, "tramway")


def block(reportedly: Command, folder: Path, *analyses) -> str:
    """The first question in words of a story of these articles."""
    screen = reportedly("-s", fill(Story.create(folder), analyses).folder, "where").out
    return next(part for part in screen.split("\n\n") if part.startswith("“"))


def test_answers_of_one_topic_stand_under_each_other_each_with_its_own_denials(
    reportedly: Command, tmp_path: Path
) -> None:
    told = block(
        reportedly,
        tmp_path / "s",
        framed(
            report(
                "Gazette",
                says("Ana Ruiz", "the tramway was warned in March of worn rails in the depot tunnel"),
            ),
            WARNED,
        ),
        framed(
            report(
                "Herald", says("Cy Marsh", "a crane lifted eleven new rails for the depot tunnel at night")
            ),
            ("lift", "crane", "rails"),
        ),
        framed(
            report(
                "Courier",
                says("Bo Lind", "the tramway was warned of worn rails in the tunnel", stance=Stance.DENIES),
            ),
            WARNED,
        ),
    )
    lines = [line.strip() for line in told.splitlines()]
    (denied,) = [line for line in lines if line.startswith("denied by Bo Lind")]
    (other,) = [line for line in lines if "crane lifted" in line]
    assert any(line.startswith("said by Ana Ruiz") for line in lines)
    before, after = sorted((lines.index(denied), lines.index(other)))
    # The denial stands with the answer it denies: directly under who gave it.
    assert lines[lines.index(denied) - 1].startswith("said by Ana Ruiz")
    assert before != after


def test_that_nothing_happened_is_told_as_what_is_said_and_not_as_a_denial(
    reportedly: Command, tmp_path: Path
) -> None:
    none = [
        report(
            f"Paper {who}",
            says(who, "no passengers of the night tram were injured", polarity=Polarity.NEGATIVE),
        )
        for who in ("Ana Ruiz", "Bo Lind")
    ]
    told = block(reportedly, tmp_path / "s", *none)
    assert "said by Ana Ruiz" in told
    assert "denied" not in told


def test_more_answers_than_a_reader_can_hold_are_counted_with_the_command_that_lists_them(
    reportedly: Command, tmp_path: Path
) -> None:
    sold = {
        "depot": "the tramway sold the depot to the harbour in spring",
        "crane": "in the autumn a crane was sold by the tramway",
        "workshop": "nobody but the tramway could have sold that workshop",
        "bell": "the tramway has sold its oldest bell at an auction",
        "bridge": "for one crown the tramway sold the iron bridge",
    }
    told = block(
        reportedly,
        tmp_path / "s",
        *(
            framed(report(f"Paper {n}", says(f"Ana Ruiz{n}", words)), ("sell", "tramway", thing))
            for n, (thing, words) in enumerate(sold.items())
        ),
    )
    assert told.count("said by") == 3
    assert "and 2 more answers: reportedly claims" in told


def test_a_number_that_another_says_it_was_changed_from_no_longer_stands(
    reportedly: Command, tmp_path: Path
) -> None:
    def toll(number: int, changed_from: int | None = None) -> Count:
        return Count(f"{number} miners", number, number, changed_from=changed_from)

    pages = [
        report("Gazette", says("Ana Ruiz", "14 miners were killed in the shaft", counts=(toll(14),))),
        report("Courier", says("Bo Lind", "13 miners were killed in the shaft", counts=(toll(13, 14),))),
    ]
    screen = reportedly("-s", fill(Story.create(tmp_path / "s"), pages).folder, "where").out
    (line,) = [line for line in screen.splitlines() if line.startswith("killed")]
    assert line.split()[1] == "13"
    assert "earlier: Ana Ruiz 14" in screen
