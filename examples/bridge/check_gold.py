#!/usr/bin/env python3
"""Check gold.json against pages/: every quotation occurs, ids are unique, references resolve, closed lists hold.

    python3 check_gold.py

Standard library only. Prints one line per problem and exits 1 if there is any.
"""

import csv
import json
import re
import sys
from collections import Counter
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).resolve().parent

KINDS = {"article", "statement", "figure", "time", "claim", "copy", "version", "rejected", "where"}
BASES_PUBLISHED = {"metadata", "stated", "declared", "unknown"}
KIND_OF = {"direct", "mixed", "indirect", "unattributed"}
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
CERTAINTIES = {"certain", "probable", "possible", "unknown"}
BASES = {"own-count", "lab", "imagery", "eyewitness", "document", "intelligence", "none-stated"}
TIERS = {"reporting", "attitude", "outlet", "disclaimer"}
COMPARATORS = {"exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "vague"}
CLASSES = {
    "killed",
    "injured",
    "missing",
    "killed-or-injured",
    "dead-or-missing",
    "treated",
    "hospitalised",
    "infected",
    "infected-confirmed",
    "infected-suspected",
    "recovered",
    "vaccinated",
    "trapped",
    "stranded",
    "rescued",
    "evacuated",
    "displaced",
    "refugees",
    "arrested",
    "detained",
    "released",
    "participants",
    "voters",
    "votes",
    "seats",
    "soldiers",
    "police",
    "civilians",
    "children",
    "responders",
    "affected",
    "jobs-cut",
    "homes-destroyed",
    "homes-damaged",
    "vehicles",
    "vessels",
    "aircraft",
    "weapons",
    "shells",
    "missiles",
    "drones",
    "aid-trucks",
    "aid-goods",
    "area-burned",
    "money-damage",
    "money-pledged",
    "money-needed",
    "money-paid",
    "money-other",
}
ACCUMULATIONS = {"cumulative", "new", "level", "rate", "unknown"}
UNITS = {"count", "percent", "fraction", "crown"}
TIME_TYPES = {"DATE", "TIME", "DURATION", "SET"}
ROLES = {"statement-time", "event-time", "other"}
STATUSES = {"retracted", "denied", "disputed", "confirmed", "corroborated", "asserted", "rumoured"}

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ADDRESS = re.compile(r'<meta property="og:url" content="([^"]+)">')
INLINE = {
    "a",
    "abbr",
    "b",
    "cite",
    "em",
    "font",
    "i",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
}
SKIP = {"script", "style", "noscript", "template", "head"}


class Text(HTMLParser):
    """Crude rendering: drop what is never shown, put a space at the edge of every block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.stack = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE:
            self.out.append(" ")
        if tag in VOID:
            return
        d = dict(attrs)
        style = (d.get("style") or "").replace(" ", "").lower()
        self.stack.append((tag, tag in SKIP or "hidden" in d or "display:none" in style))

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.out.append(" ")
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i][0] == tag:
                del self.stack[i:]
                break

    def handle_data(self, data):
        if not any(hidden for _, hidden in self.stack):
            self.out.append(data)


def squeeze(s):
    return re.sub(r"\s+", " ", s).strip()


def read(path):
    """UTF-8, or else Windows-1252: one page is as old as it looks."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def render(path):
    raw = read(path)
    if path.suffix == ".html":
        parser = Text()
        parser.feed(raw)
        parser.close()
        raw = "".join(parser.out)
    return squeeze(raw)


def is_iso(value):
    """A full or partial ISO 8601 date or time; a part of the day (TMO, TAF, TEV, TNI) is allowed as well."""
    if not isinstance(value, str):
        return False
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2}(T(MO|AF|EV|NI|\d{2}:\d{2}))?)?)?", value):
        return True
    try:
        datetime.fromisoformat(value)
        return True
    except ValueError:
        return False


def main():
    problems = []

    def bad(row, message):
        problems.append("{}: {}".format(row.get("id", "(no id)"), message))

    pages = {p.name: render(p) for p in sorted((HERE / "pages").iterdir()) if p.suffix in (".html", ".txt")}
    gold = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
    rows = gold["rows"]
    addresses = {name: set(ADDRESS.findall(read(HERE / "pages" / name))) for name in pages}

    for n, count in Counter(r.get("id") for r in rows).items():
        if count > 1 or not n:
            problems.append(f"{n}: id missing or used {count} times")
    ids = {k: {r["id"] for r in rows if r.get("kind") == k} for k in KINDS}

    def listed(row, field, allowed):
        if row.get(field) not in allowed:
            bad(row, f"{field} {row.get(field)!r} is not in the closed list")

    def counted_class(row):
        c = row.get("counted_class")
        if c not in CLASSES and not re.fullmatch(r"other:[a-z-]+", c or ""):
            bad(row, f"counted_class {c!r} is not in the closed list")

    def quoted(row, field, text):
        if not isinstance(text, str) or not text:
            return bad(row, f"{field} is empty")
        if text != squeeze(text):
            bad(row, f"{field} has untidy white space")
        if text not in pages[row["page"]]:
            bad(row, "{} not in {}: {!r}".format(field, row["page"], text))
        return None

    def bounds(row):
        for b in ("low", "high"):
            if row.get(b) is not None and not isinstance(row[b], (int, float)):
                bad(row, f"{b} is not a number")
        if None not in (row.get("low"), row.get("high")) and row["low"] > row["high"]:
            bad(row, "low above high")

    for r in rows:
        kind = r.get("kind")
        if kind not in KINDS:
            bad(r, f"kind {kind!r} unknown")
            continue
        if kind in ("article", "statement", "figure", "time") and r.get("page") not in pages:
            bad(r, "no such page {!r}".format(r.get("page")))
            continue
        if kind == "article":
            listed(r, "published_basis", BASES_PUBLISHED)
            if (r["published"] is None) != (r["published_basis"] == "unknown"):
                bad(r, "published and published_basis disagree")
            if r["published"] is not None and not is_iso(r["published"]):
                bad(r, "published is not ISO 8601")
            quoted(r, "title", r["title"])
            if (r["body_start"] is None) != (r["body_end"] is None):
                bad(r, "a body has a start and an end, or there is none")
            bodied = r["body_start"] is not None
            for f in ("body_start", "body_end") if bodied else ():
                quoted(r, f, r[f])
            if not 2 <= len(r["not_body"]) <= 5:
                bad(r, "not_body needs 2 to 5 sentences")
            for s in r["not_body"]:
                quoted(r, "not_body", s)
            page = pages[r["page"]]
            start, end = page.find(r["body_start"] or ""), page.rfind(r["body_end"] or "")
            if bodied and not 0 <= start < end:
                bad(r, "body_end does not follow body_start")
        elif kind == "statement":
            listed(r, "kind_of", KIND_OF)
            listed(r, "stance", STANCES)
            listed(r, "certainty", CERTAINTIES)
            listed(r, "polarity", {"+", "-"})
            listed(r, "basis", BASES)
            listed(r, "tier", TIERS)
            for s in r["stance_alt"]:
                if s not in STANCES:
                    bad(r, f"stance_alt {s!r} is not in the closed list")
            if not r["content"]:
                bad(r, "no content")
            for f in ("source_text", "cue"):
                if r[f] is not None:
                    quoted(r, f, r[f])
            for s in r["content"]:
                quoted(r, "content", s)
            if (r["kind_of"] == "unattributed") != (r["cue"] is None):
                bad(r, "only the outlet's own voice has no cue")
            if not r["via"] or r["via"][0] != "@outlet":
                bad(r, "via does not begin with @outlet")
            for ref in r["refers_to"]:
                if ref not in ids["statement"] or ref == r["id"]:
                    bad(r, f"refers_to {ref!r} does not resolve")
        elif kind == "figure":
            quoted(r, "sentence", r["sentence"])
            if r["number"] not in r["sentence"]:
                bad(r, "number {!r} not in its sentence".format(r["number"]))
            if r["counted"] is not None:
                quoted(r, "counted", r["counted"])
            listed(r, "comparator", COMPARATORS)
            listed(r, "accumulation", ACCUMULATIONS)
            listed(r, "unit", UNITS)
            counted_class(r)
            bounds(r)
            if r["low"] is None and r["high"] is None:
                bad(r, "no bound at all")
            if r["part_of"] is not None and (r["part_of"] not in ids["figure"] or r["part_of"] == r["id"]):
                bad(r, "part_of {!r} does not resolve".format(r["part_of"]))
            if r["as_of"] is not None and not is_iso(r["as_of"]):
                bad(r, "as_of {!r} is not ISO".format(r["as_of"]))
        elif kind == "time":
            quoted(r, "sentence", r["sentence"])
            if r["text"] not in r["sentence"]:
                bad(r, "time {!r} not in its sentence".format(r["text"]))
            listed(r, "type", TIME_TYPES)
            listed(r, "role", ROLES)
            if not r["value"]:
                bad(r, "no value")
        elif kind == "claim":
            listed(r, "status", STATUSES)
            bounds(r)
            if not re.fullmatch(r"[a-z-]+:[a-z-]+", r["question"]):
                bad(r, "question is not topic:facet")
            if r["counted_class"] is not None:
                counted_class(r)
            for s in r["statements"]:
                if s not in ids["statement"]:
                    bad(r, f"statement {s!r} does not resolve")
            o = r["origins"]
            if set(o) != {"sure", "max", "unnamed"} or not 0 <= o["sure"] <= o["max"] or o["unnamed"] < 0:
                bad(r, f"origins {o!r} make no sense")
            if r.get("superseded_by", r["id"]) not in ids["claim"]:
                bad(r, "superseded_by {!r} does not resolve".format(r["superseded_by"]))
            for s in r.get("status_alt", []):
                if s not in STATUSES:
                    bad(r, f"status_alt {s!r} is not in the closed list")
        elif kind == "copy":
            if r["a"] not in pages or r["b"] not in pages or r["a"] == r["b"]:
                bad(r, "a or b is no page")
        elif kind == "version":
            if r["a"] not in pages or r["b"] not in pages or pages[r["a"]] == pages[r["b"]]:
                bad(r, "a or b is no page, or they are the same")
            elif not addresses[r["a"]] or addresses[r["a"]] != addresses[r["b"]]:
                bad(r, "a and b do not give one address")
            if not r["what_changed"]:
                bad(r, "what_changed is empty")
        elif kind == "rejected":
            if r.get("page") not in pages:
                bad(r, "no such page {!r}".format(r.get("page")))
            if not r["why"]:
                bad(r, "why is empty")
        elif kind == "where":
            asked = {c["question"] for c in rows if c.get("kind") == "claim"}
            if r["question"] not in asked:
                bad(r, "no claim answers {!r}".format(r["question"]))

    having = Counter(r["page"] for r in rows if r.get("kind") in ("article", "rejected"))
    for name in pages:
        if having[name] != 1:
            problems.append(f"{name}: {having[name]} article or rejected rows")

    with (HERE / "pages" / "sources.csv").open(encoding="utf-8", newline="") as f:
        table = {line["file"]: line for line in csv.DictReader(f)}
    for name, line in table.items():
        if name not in pages:
            problems.append(f"sources.csv: no such page {name!r}")
        if line["published"] and datetime.fromisoformat(line["published"]).utcoffset() is None:
            problems.append(f"sources.csv: {name} has no offset")
    for r in rows:
        declared = r.get("kind") == "article" and r["published_basis"] == "declared"
        if declared and table.get(r["page"], {}).get("published") != r["published"]:
            bad(r, "published differs from sources.csv")

    for p in problems:
        print(p)
    if problems:
        return 1
    print(f"ok: {len(pages)} pages, " + ", ".join(f"{len(ids[k])} {k}" for k in sorted(KINDS)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
