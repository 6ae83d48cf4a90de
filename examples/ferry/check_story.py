#!/usr/bin/env python3
"""Check gold.json against the articles: spans cut their text, ids are unique, references resolve, closed lists hold.

    python3 check_story.py

Standard library only. Prints one line per problem and exits 1 if there is any.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent

STANCES = {
    "asserts",
    "confirms",
    "denies",
    "accuses",
    "questions",
    "warns",
    "predicts",
    "announces",
    "calls",
    "concerned",
    "urges",
    "supports",
    "does-not-rule-out",
}
STATUS = {"retracted", "denied", "disputed", "confirmed", "corroborated", "asserted", "rumoured"}
EITHER_ORDER = {"repeats", "corroborates", "contradicts", "not-comparable", "none"}
RELATIONS = EITHER_ORDER | {"updates", "part-of", "denies", "confirms", "leaves-open"}
INDEPENDENT = {"yes", "no", "unknown"}
KINDS = {"copy", "copy-with-changes", "contains", "quotes", "same-document"}
WORDS = range(150, 351)

problems: list[str] = []


def expect(good: bool, what: str) -> None:
    if not good:
        problems.append(what)


def unique(ids: list[str], what: str) -> set[str]:
    expect(len(ids) == len(set(ids)), f"{what}: an id occurs twice")
    return set(ids)


def cut(text: str, spans: list[list[int]], where: str) -> str:
    """The text under the spans, joined as gold.json joins it."""
    for start, end in spans:
        expect(0 <= start < end <= len(text), f"{where}: span [{start}, {end}) lies outside the article")
    expect(all(a[1] <= b[0] for a, b in pairwise(spans)), f"{where}: spans overlap or are out of order")
    return " ... ".join(text[start:end] for start, end in spans)


def check_articles(gold: dict) -> dict[str, str]:
    unique([a["id"] for a in gold["articles"]], "articles")
    texts = {}
    for a in gold["articles"]:
        expect(a["file"] == f"{a['id']}.txt", f"{a['id']}: the file is not called after the id")
        with (HERE / a["file"]).open(encoding="utf-8", newline="") as file:
            texts[a["id"]] = file.read()
        expect("\r" not in texts[a["id"]], f"{a['id']}: a carriage return")
        expect(len(texts[a["id"]].split()) in WORDS, f"{a['id']}: too short or too long")
    expect({p.stem for p in HERE.glob("*.txt")} == set(texts), "the folder and the list of articles differ")
    return texts


def check_statements(gold: dict, texts: dict[str, str]) -> dict[str, dict]:
    unique([s["id"] for s in gold["statements"]], "statements")
    for s in gold["statements"]:
        where = s["id"]
        expect(s["article"] in texts, f"{where}: unknown article {s['article']}")
        text = texts.get(s["article"], "")
        expect(bool(s["content"]), f"{where}: no content")
        expect(cut(text, s["content"], where) == s["text"], f"{where}: content does not cut its text")
        cue = s["cue"] or []
        expect((s["cue"] is None) == (s["cue_text"] is None), f"{where}: cue and cue_text disagree")
        expect(cut(text, cue, where) == (s["cue_text"] or ""), f"{where}: cue does not cut its text")
        cut(text, sorted(s.get("cue_alt", [])), where)
        clash = any(a < d and c < b for a, b in cue for c, d in s["content"])
        expect(not clash, f"{where}: the cue lies in the content")
        expect(bool(cue) or s["source"] == "@outlet", f"{where}: no cue, and not the outlet's voice")
        stances = {s["stance"], *s.get("stance_alt", [])}
        expect(stances <= STANCES, f"{where}: stance {stances - STANCES}")
    return {s["id"]: s for s in gold["statements"]}


def check_claim(c: dict, statements: dict[str, dict]) -> None:
    where = c["id"]
    members = c["statements"]
    expect(bool(members) and len(members) == len(set(members)), f"{where}: no members, or one twice")
    expect(set(members) <= statements.keys(), f"{where}: unknown statement")
    statuses = {c["status"], *c.get("status_alt", [])}
    expect(statuses <= STATUS, f"{where}: status {statuses - STATUS}")
    expect(c["status"] not in c.get("status_alt", []), f"{where}: status_alt repeats the status")
    o = c["origins"]
    expect(0 <= o["sure"] <= o["max"] and o["unnamed"] >= 0, f"{where}: origins {o}")
    expect(o["max"] + o["unnamed"] > 0, f"{where}: no origin at all")
    expect(len(o["who"]) == o["max"], f"{where}: {len(o['who'])} names for max {o['max']}")
    low, high = c["low"], c["high"]
    expect(low is None or high is None or low <= high, f"{where}: low above high")
    figure = low is not None or high is not None
    expect(figure == bool(c["counted"]), f"{where}: a figure without what is counted, or the reverse")
    expect(figure == bool(c.get("evidence")), f"{where}: a figure without evidence, or the reverse")
    for e in c.get("evidence", []):
        expect(e["statement"] in members, f"{where}: evidence from {e['statement']}, which is no member")
        expect(e["text"] in statements[e["statement"]]["text"], f"{where}: evidence {e['text']!r} not found")
    expect((c["status"] == "confirmed") == bool(c["confirmed_by"]), f"{where}: confirmed by whom")
    sources = {s["source"] for s in statements.values()}
    for name in c["denied_by"] + c["confirmed_by"]:
        expect(name in sources, f"{where}: {name} is the source of no statement")


def check_links(gold: dict, statements: dict[str, dict], texts: dict[str, str]) -> None:
    unique([q["id"] for q in gold["questions"]], "questions")
    claims = [c for q in gold["questions"] for c in q["claims"]]
    unique([c["id"] for c in claims], "claims")
    for c in claims:
        check_claim(c, statements)
    homeless = statements.keys() - {m for c in claims for m in c["statements"]}
    expect(not homeless, f"statements in no claim: {sorted(homeless)}")
    seen = set()
    for r in gold["relations"]:
        where = f"{r['a']} {r['type']} {r['b']}"
        expect({r["a"], r["b"]} <= statements.keys() and r["a"] != r["b"], f"{where}: unknown ends")
        expect(r["type"] in RELATIONS and r["independent"] in INDEPENDENT, f"{where}: closed list")
        ends = tuple(sorted((r["a"], r["b"]))) if r["type"] in EITHER_ORDER else (r["a"], r["b"])
        expect((r["type"], ends) not in seen, f"{where}: given twice")
        seen.add((r["type"], ends))
    pairs = set()
    for c in gold["copies"]:
        where = f"copy {c['a']} {c['b']}"
        pair = frozenset((c["a"], c["b"]))
        expect(pair <= texts.keys() and len(pair) == 2 and pair not in pairs, f"{where}: ends")
        pairs.add(pair)
        expect(c["kind"] in KINDS, f"{where}: kind {c['kind']}")
        for end in sorted(pair & texts.keys()):
            expect(c["quote"] in texts[end], f"{where}: its words are not in {end}")
    for t in gold["traps"]:
        expect(set(t["statements"]) <= statements.keys(), f"trap {t['what']!r}: unknown statement")
    expect(set(gold["closed_list_for"]) == {q["id"] for q in gold["questions"]}, "closed_list_for")


def main() -> int:
    gold = json.loads((HERE / "gold.json").read_text("utf-8"))
    texts = check_articles(gold)
    statements = check_statements(gold, texts)
    check_links(gold, statements, texts)
    for line in problems:
        print(line)
    if not problems:
        print(f"{len(texts)} articles and {len(statements)} statements: no problem found")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
