"""Bytes become captures: told apart by content, refused with the format's name."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import UnreadableInput
from reportedly.read import MAX_BYTES, capture_bytes, capture_file, render_page

WHEN = "2031-04-03T08:00:00+00:00"


def capture(data: bytes):
    return capture_bytes(data, address="page", how="file", obtained_at=WHEN)[0]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        pytest.param(b"The bridge fell.\n", "text/plain", id="prose"),
        pytest.param(b"<!DOCTYPE html><title>x</title>", "text/html", id="doctype"),
        pytest.param(b"\xef\xbb\xbf\n  <html lang=en><p>x", "text/html", id="mark and space before html"),
        pytest.param(b"<?xml version='1.0'?><!-- a -->\n<html><p>x", "text/html", id="XHTML"),
        pytest.param(b"<p>A fragment.</p><p>More.</p>", "text/html", id="fragment"),
        pytest.param(b"Text first<p>one</p><p>two</p><p>three</p>", "text/html", id="paragraphs inside"),
        pytest.param("<html><p>x".encode("utf-16"), "text/html", id="UTF-16 with mark"),
        pytest.param("<html><p>x and more</p>".encode("utf-16-le"), "text/html", id="UTF-16 without mark"),
        pytest.param(b"Use <p> for a paragraph, he said.", "text/plain", id="prose about tags"),
        pytest.param(b"5 < 6 and <b> is bold", "text/plain", id="less-than sign"),
    ],
)
def test_the_media_type_is_told_by_the_content(data, media_type):
    assert capture(data).media_type == media_type


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b" \n\t ", "is empty", id="blank"),
        pytest.param(b"%PDF-1.7\n...", "a PDF", id="pdf"),
        pytest.param(b"PK\x03\x04....", "a ZIP archive", id="zip or docx"),
        pytest.param(b"\x1f\x8b\x08....", "gzip", id="gzip"),
        pytest.param(b"\x89PNG\r\n\x1a\n....", "a PNG image", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0....", "a JPEG image", id="jpeg"),
        pytest.param(b"GIF89a....", "a GIF image", id="gif"),
        pytest.param(b"RIFF....WEBPVP8 ", "RIFF media", id="webp"),
        pytest.param(b"{\\rtf1 text}", "an RTF document", id="rtf"),
        pytest.param(b"From: <saved>\nContent-Type: multipart/related;\n\n<html>", "MHTML", id="mhtml"),
        pytest.param(b"<?xml version='1.0'?>\n<rss version='2.0'><channel>", "a feed", id="feed"),
        pytest.param(b'{"claims": [{"said": "two died"}]}\n', "JSON data", id="json"),
        pytest.param(b'\xef\xbb\xbf[{"a": 1},\n {"a": 2}]', "JSON data", id="json over lines"),
        pytest.param(b'{"a": 1}\n{"a": 2}\n', "JSON data", id="json a line"),
        pytest.param(b"#!/bin/sh\necho two died\n", "the text of a program", id="script"),
        pytest.param(
            b"import os\nimport re\n\ndef died(n):\n    said = str(n)\n    return said.strip()\n\nclass A:\n    pass\n",
            "the text of a program",
            id="program",
        ),
        pytest.param(bytes(range(256)) * 20, "binary data", id="random bytes"),
    ],
)
def test_what_is_no_page_is_refused_and_named(data, said):
    with pytest.raises(UnreadableInput, match=said) as refused:
        capture(data)
    assert refused.value.stage == "read"
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("name", "read"),
    [("check.py", False), ("GOLD.JSON", False), ("page.txt", True), ("page", True), ("story.php", True)],
)
def test_prose_under_a_name_that_only_programs_have_is_refused(tmp_path: Path, name: str, read: bool):
    page = tmp_path / name
    page.write_text("Two people died, police said.\n", encoding="utf-8")
    if read:
        assert capture_file(page, obtained_at=WHEN)[0].media_type == "text/plain"
    else:
        with pytest.raises(UnreadableInput, match="not a page of text or HTML"):
            capture_file(page, obtained_at=WHEN)
    page.write_text("<html><p>Two people died.</p>", encoding="utf-8")
    assert capture_file(page, obtained_at=WHEN)[0].media_type == "text/html", "names lie; tags do not"


@pytest.mark.parametrize(
    "text",
    [
        "[Updated 6 p.m.] Two died.\n[Photo]",
        "From Harbour Post\nimport duties rise\nclass of 2031 honoured\nreturn to work\nlet us go, he said\n"
        * 4,
    ],
    ids=["in brackets", "words that programs use too"],
)
def test_prose_is_taken_for_no_program(text: str):
    assert capture(text.encode()).media_type == "text/plain"


def test_a_page_over_twenty_megabytes_is_refused(tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(UnreadableInput, match="larger than 20 MB"):
        capture_file(page, obtained_at=WHEN)


def test_a_capture_is_known_by_the_hash_of_its_bytes(tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_bytes(b"plain words")
    found, data = capture_file(page, obtained_at=WHEN)
    assert data == b"plain words"
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert (found.size, found.how, found.address, found.obtained_at) == (11, "file", str(page), WHEN)
    assert found.media_type == "text/plain"


def test_a_folder_a_missing_file_and_a_pipe_are_refused(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    for path, said in (
        (tmp_path, "a folder"),
        (tmp_path / "no", "does not exist"),
        (tmp_path / "pipe", "regular"),
    ):
        with pytest.raises(UnreadableInput, match=said):
            capture_file(path, obtained_at=WHEN)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_refused(tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text("x")
    page.chmod(0)
    with pytest.raises(UnreadableInput, match="may not be read"):
        capture_file(page, obtained_at=WHEN)


@pytest.mark.parametrize(
    ("data", "text", "encoding", "replaced"),
    [
        pytest.param("naïve – “x”".encode(), "naïve – “x”", "utf-8", 0, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfabc", "abc", "utf-8", 0, id="UTF-8 with mark"),
        pytest.param("naïve".encode("utf-16"), "naïve", "utf-16-le", 0, id="UTF-16 with mark"),
        pytest.param("The ferry ran aground".encode("utf-16-be"), "The ferry ran aground", "utf-16-be", 0, id="UTF-16BE"),
        pytest.param("At least 14 died\ud83d, she said.".encode("utf-8", "surrogatepass"), "At least 14 died\ufffd, she said.", "utf-8", 1, id="a lone surrogate"),
        pytest.param(("It’s here, he said on Tuesday. " * 3).encode("cp1252"), "It’s here, he said on Tuesday. " * 3, "cp1252", 0, id="windows-1252"),
        pytest.param(b"The bridge\x00 fell down on Tuesday", "The bridge\ufffd fell down on Tuesday", "utf-8", 1, id="NUL"),
        pytest.param(("Straße äöü " * 9).encode() + b"\xe2\x80", "Straße äöü " * 9 + "\ufffd", "utf-8", 1, id="cut inside a character"),
        pytest.param(b"a\r\n\r\nb\n", "a\r\n\r\nb\n", "utf-8", 0, id="line ends stay"),
    ],
)  # fmt: skip
def test_plain_text_is_the_decoded_file_untouched(data, text, encoding, replaced):
    page = render_page(capture(data), data)
    assert (page.text, page.encoding, page.replaced, page.renderer) == (text, encoding, replaced, "plain/1")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("iso-8859-2", "iso8859-2"),
        ("shift_jis", "cp932"),
    ],
)
def test_html_that_is_not_utf8_is_read_as_it_declares(declared, encoding):
    words = {"cp1251": "Мост упал", "cp932": "橋が落ちた"}.get(encoding, "Brücke äöü")
    data = f'<html><head><meta charset="{declared}"></head><p>{words}</p>'.encode(encoding)
    page = render_page(capture(data), data)
    assert page.encoding == encoding
    assert words in page.text


@pytest.mark.parametrize("label", ["undefined", "punycode", "rot13", "utf-7", "no-such-thing", "utf-16"])
def test_a_senseless_declaration_does_no_harm(label):
    data = f'<html><meta charset="{label}"><p>plain words'.encode() + b"\xff"
    assert "plain words" in render_page(capture(data), data).text


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=60)
def test_any_bytes_are_read_or_refused_and_always_alike(data):
    try:
        found = capture(data)
    except UnreadableInput:
        return
    page = render_page(found, data)
    assert page == render_page(found, data)
    assert page.sha256 == hashlib.sha256(page.text.encode()).hexdigest()
    assert "\0" not in page.text
