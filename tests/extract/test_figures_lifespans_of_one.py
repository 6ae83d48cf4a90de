"""An age is no count: "a woman of 33" is one person; "the two together" names two things said before."""

import pytest

from reportedly.extract.figures import find_figures
from reportedly.records import Span


@pytest.mark.parametrize(
    ("sentence", "counted", "reasons"),
    [
        pytest.param("A woman of 33 died of burns.", [], ["age"], id="a woman of 33"),
        pytest.param("A boy of nine was hurt in the yard.", [], ["age"], id="in words"),
        pytest.param("A crew of 12 was saved.", ["12"], [], id="a crew is several"),
        pytest.param("The girl of six cousins won.", ["six"], [], id="a noun to count follows"),
        pytest.param("He gave a figure for the two together.", [], ["pair"], id="the two together"),
    ],
)
def test_a_number_that_tells_an_age_or_points_back_is_no_count(
    sentence: str, counted: list[str], reasons: list[str]
) -> None:
    found = find_figures("a", sentence, [Span(0, len(sentence))], timexes=(), dct=None)
    assert [figure.number_span.of(sentence) for figure in found.figures] == counted
    assert [one.reason for one in found.rejections] == reasons
