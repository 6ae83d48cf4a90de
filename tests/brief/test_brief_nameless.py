"""Pages of which nothing tells who published them: each by its file, so that five of them are five."""

import pytest
from coverage_in_small import report, says
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brief.layout import columns_of
from reportedly.brief.nameless import file_labels, say_nameless
from reportedly.brief.view import view_of
from reportedly.brief.voices import say_outlet, say_voice
from reportedly.link import link


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("seed3.txt", "seed3.txt"),
        ("saved/pages/seed3.txt", "seed3.txt"),
        ("https://example.org/news/fire%20at%20quay.html?x=1", "fire at quay.html"),
        ("https://example.org/", None),
        ("-", None),
        ("note", None),
        ("a\x1b[31m.txt", "a␛[31m.txt"),
        ("harbour-bridge-collapse-live-updates-2031-05-06.html", "harbour-bridg…31-05-06.html"),
        ("橋の崩落についての最新情報と関係者の証言まとめ.html", "橋の崩落につ…言まとめ.html"),
    ],
)
def test_a_page_is_called_by_its_file(address: str, label: str | None) -> None:
    assert file_labels({"e172": address}, str).get("e172") == label


def test_two_files_of_one_name_are_told_apart_by_their_ids() -> None:
    labels = file_labels({"e172": "a/page.txt", "3733": "b/page.txt", "51b6": "c.txt"}, str)
    assert labels == {"e172": "page.txt e172", "3733": "page.txt 3733", "51b6": "c.txt"}


def test_a_page_without_a_file_goes_by_its_id() -> None:
    assert say_nameless(None, "e172") == "page e172 (outlet not named)"


def test_everywhere_the_file_stands_where_an_outlet_would() -> None:
    named = report("Echo", says("police", "the quay was shut at nine on Friday"))
    nameless = report(None, says("official", "the quay was shut at nine on Friday"))
    pages = [named, nameless]
    files = file_labels({nameless.article.article_id: "seed3.txt"}, str)
    view = view_of(pages, link(pages), short=str, files=files)
    assert say_outlet(named.article, view) == "Echo"
    assert say_outlet(nameless.article, view) == "seed3.txt (outlet not named)"
    assert say_outlet(None, view) == "an outlet not named"
    assert "Echo" not in say_voice(nameless.statements[0], view)


@settings(deadline=None, max_examples=80)
@given(st.dictionaries(st.text("0123456789abcdef", min_size=4, max_size=6), st.text(max_size=60), max_size=8))
def test_labels_are_narrow_harmless_and_never_shared(addresses: dict[str, str]) -> None:
    labels = file_labels(addresses, str)
    assert len(set(labels.values())) == len(labels)
    assert all(columns_of(label) <= 28 + 7 and label.isprintable() for label in labels.values())
