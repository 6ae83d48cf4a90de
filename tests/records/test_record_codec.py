"""The codec: equal bytes for equal records, the same record back, and no guess at damaged bytes."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import RECORD_TYPES, TEXT, strategy_for

from reportedly.errors import InvalidRecord
from reportedly.records import Rejected, Rejection, Span
from reportedly.records.codec import FORMAT, decode, encode, place_key, record_id, short

EVERY_RECORD = pytest.mark.parametrize("name", sorted(RECORD_TYPES))
REJECTED = Rejected(subject="b.html", capture=None, stage="read", problem="is empty", remedy="save it again")


@EVERY_RECORD
def test_every_record_comes_back_from_its_bytes_equal_and_with_equal_bytes(name: str) -> None:
    kind = RECORD_TYPES[name]

    @settings(deadline=None, max_examples=30)
    @given(strategy_for(kind))
    def check(record: object) -> None:
        data = encode(record)
        assert decode(data, kind) == record
        assert encode(decode(data, kind)) == data
        assert record_id(record) == record_id(decode(data, kind))

    check()


@EVERY_RECORD
def test_the_bytes_of_every_record_are_json_with_sorted_keys_its_type_and_the_format(name: str) -> None:
    @settings(deadline=None, max_examples=5)
    @given(strategy_for(RECORD_TYPES[name]))
    def check(record: object) -> None:
        data = encode(record)
        envelope = json.loads(data)
        assert (envelope["format"], envelope["type"]) == (FORMAT, name)
        assert data.decode() == json.dumps(
            envelope, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )

    check()


def test_two_records_that_differ_anywhere_have_different_ids() -> None:
    other = Rejected(subject="b.html", capture=None, stage="read", problem="is empty", remedy="save it")
    assert record_id(REJECTED) != record_id(other)


@pytest.mark.parametrize("version", [FORMAT + 1, 99])
def test_a_record_of_a_newer_format_is_refused_whatever_else_it_holds(version: int) -> None:
    data = json.dumps({"format": version, "type": "Rejected", "record": {"a new field": 1}}).encode()
    with pytest.raises(InvalidRecord, match="newer Reportedly"):
        decode(data, Rejected)


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half an object"),
        pytest.param(b"[]", id="another shape"),
        pytest.param(b'{"format":true,"type":"Rejected","record":{}}', id="a truth value for a version"),
        pytest.param(b'{"format":-1,"type":"Rejected","record":{}}', id="a version before the first"),
        pytest.param(b'{"type":"Rejected","record":{}}', id="no version"),
        pytest.param(b'{"format":1,"type":"Edit","record":{}}', id="another type"),
        pytest.param(b'{"format":1,"type":"Rejected"}', id="no record"),
        pytest.param(b'{"format":1,"type":"Rejected","record":{"subject":"a"}}', id="fields missing"),
        pytest.param(encode(REJECTED).replace(b'"b.html"', b"5"), id="a field of another type"),
        pytest.param(encode(REJECTED).replace(b"b.html", b"\xff\xfe"), id="no UTF-8"),
        pytest.param(encode(REJECTED)[:-5], id="cut short"),
        pytest.param(b'{"format":1,"record":' + b"[" * 100_000, id="nested without end"),
    ],
)
def test_damaged_bytes_are_refused_and_never_half_read(damaged: bytes) -> None:
    with pytest.raises(InvalidRecord):
        decode(damaged, Rejected)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=60))
def test_arbitrary_bytes_are_refused_with_our_own_error(data: bytes) -> None:
    with pytest.raises(InvalidRecord):
        decode(data, Rejected)


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_flipped_byte_gives_another_record_or_our_own_error_and_never_a_crash(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(RECORD_TYPES)))
    good = bytearray(encode(data.draw(strategy_for(RECORD_TYPES[name]))))
    good[data.draw(st.integers(0, len(good) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(InvalidRecord):
        decode(bytes(good), RECORD_TYPES[name])


def test_a_span_that_is_none_cannot_come_back_from_damaged_bytes() -> None:
    data = encode(Rejection(article_id="a", span=Span(3, 9), reason="date"))
    with pytest.raises(InvalidRecord):
        decode(data.replace(b'"start":3', b'"start":30'), Rejection)


@pytest.mark.parametrize(
    "thing", [{}, "text", 5, None, Span(1, 2), object()], ids=lambda each: type(each).__name__
)
def test_what_is_no_record_of_its_own_is_not_encoded(thing: object) -> None:
    with pytest.raises(InvalidRecord, match="not a record type"):
        encode(thing)


def test_what_is_no_record_of_its_own_is_not_decoded() -> None:
    with pytest.raises(InvalidRecord, match="not a record type"):
        decode(b'{"format":1,"type":"Span","record":{"start":1,"end":2}}', Span)


def test_a_lone_surrogate_is_refused_because_no_utf_8_can_carry_it() -> None:
    with pytest.raises(InvalidRecord, match="surrogates"):
        encode(Rejected(subject="\ud800", capture=None, stage="read", problem="p", remedy="r"))


@settings(deadline=None, max_examples=50)
@given(TEXT, TEXT, st.lists(st.none() | strategy_for(Span), max_size=3))
def test_a_place_key_is_the_same_for_the_same_place_and_another_for_another_role(
    article: str, role: str, spans: list[Span | None]
) -> None:
    assert place_key(article, role, spans) == place_key(article, role, tuple(spans))
    assert place_key(article, role, spans) != place_key(article, role + "!", spans)
    assert place_key(article, role, [*spans, None]) != place_key(article, role, spans)


@pytest.mark.parametrize(
    ("among", "shown"),
    [
        pytest.param([], "7f3a", id="alone: four digits"),
        pytest.param(["7f3b00", "11111111"], "7f3a", id="no other shares four"),
        pytest.param(["7f3a91"], "7f3a9c", id="one more than are shared"),
        pytest.param(["7f3a9c"], "7f3a", id="itself is no rival"),
    ],
)
def test_a_short_id_is_as_long_as_it_must_be_and_no_longer(among: list[str], shown: str) -> None:
    assert short("7f3a9c", among=among) == shown
