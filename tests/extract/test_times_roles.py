"""What a time dates: a saying, the standing of a count, what is told."""

import pytest

from reportedly.extract.times import find_timexes
from reportedly.records import Span, TimeRole


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("The mayor said on Friday that the dam broke.", TimeRole.STATEMENT, id="said on Friday"),
        pytest.param("He told reporters late Friday that it broke.", TimeRole.STATEMENT, id="told reporters"),
        pytest.param("She spoke at a 9 May briefing.", TimeRole.STATEMENT, id="a dated briefing"),
        pytest.param(
            "In a statement on Monday, the bank denied it.", TimeRole.STATEMENT, id="a dated statement"
        ),
        pytest.param(
            "On Friday, the mayor said the dam broke.", TimeRole.STATEMENT, id="first in its sentence"
        ),
        pytest.param(
            "The mayor said that on Friday the dam broke.", TimeRole.EVENT, id="inside what is said"
        ),
        pytest.param("The dam broke on Friday, the mayor said.", TimeRole.EVENT, id="before the saying"),
        pytest.param("As of 6 pm, 14 were dead.", TimeRole.AS_OF, id="as of"),
        pytest.param("Fourteen had died by 6 pm.", TimeRole.AS_OF, id="by, of what is past"),
        pytest.param("Turnout reached 44 percent by 4 p.m.", TimeRole.AS_OF, id="by, of what was reached"),
        pytest.param("The road will open by 6 pm.", TimeRole.EVENT, id="by, of what is to come"),
        pytest.param("It lasted two days.", TimeRole.OTHER, id="durations date nothing"),
    ],
)
def test_the_words_around_a_time_say_what_it_dates(text, role):
    (timex,) = find_timexes("a" * 64, text, [Span(0, len(text))])
    assert timex.role is role
