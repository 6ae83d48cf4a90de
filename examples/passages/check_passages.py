"""Check the passages: ids, spans against the copies of their text, closed lists, references.

usage: python3 check_passages.py            exit status 0 when all is well, 1 with a list of what is not
"""

import itertools
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent


def words(line):
    """A closed list, written as a line of words."""
    return set(line.split())


KINDS = words("direct mixed indirect unattributed")
TYPES = words("person government organisation media anonymous document outlet")
STANCES = words(
    "asserts confirms denies accuses questions warns predicts announces calls concerned urges supports "
    "does-not-rule-out"
)
CERTAINTIES = words("certain probable possible unknown")
BASES = words("own-count laboratory imagery eyewitness document intelligence records none-stated")
TIERS = words("reporting attitude outlet disclaimer")
CLASSES = words(
    "killed injured killed-or-injured missing dead-or-missing treated hospitalised infected infected-confirmed "
    "infected-suspected recovered vaccinated trapped stranded rescued evacuated displaced refugees arrested detained "
    "released participants voters votes seats soldiers police civilians children responders affected jobs-cut "
    "homes-destroyed homes-damaged vehicles vessels aircraft weapons shells missiles drones aid-trucks aid-goods "
    "area-burned money-damage money-pledged money-needed money-paid money-other"
)
GROUPS = {None} | words("children civilians soldiers police health-workers foreigners")
STAGES = words("planned expected decided preparing training sent in-transit arrived in-use ended none")
ACCUMULATIONS = words("cumulative new level rate unknown")
COMPARATORS = words("exact approx at_least at_most more_than less_than range vague")
TIME = re.compile(
    r"\d{4}(-\d\d(-\d\d(T(MO|AF|EV|NI|\d\d:\d\d))?)?|-W\d\d(-WE)?|-Q[1-4]|-(SP|SU|FA|WI))?|P\d+[DWMY]|PT\d+H"
)


class Check:
    """Collects what is wrong, passage by passage."""

    def __init__(self):
        self.wrong = []
        self.row = {}

    def that(self, fine, what):
        if not fine:
            self.wrong.append(f"{self.row.get('id')}: {what}")

    def span(self, span, copy, what):
        """The span cuts exactly the copy beside it, and no word."""
        if span is None:
            return self.that(copy is None, f"{what}: text without a span")
        text, (start, end) = self.row["text"], span
        self.that(0 <= start < end <= len(text), f"{what}: {span} is outside the text")
        self.that(text[start:end] == copy, f"{what}: cuts {text[start:end]!r}, not {copy!r}")
        self.that(copy == copy.strip(), f"{what}: {copy!r} has blanks at its edge")
        for edge in span:
            inside = 0 < edge < len(text)
            self.that(
                not (inside and text[edge - 1].isalnum() and text[edge].isalnum()),
                f"{what}: {copy!r} cuts a word",
            )
        return None

    def spans(self, spans, copies, what):
        self.that(len(spans) == len(copies), f"{what}: spans and copies differ in number")
        for span, copy in zip(spans, copies, strict=False):
            self.span(span, copy, what)

    def listed(self, value, closed, what):
        self.that(value in closed, f"{what}: {value!r} is not in the closed list")


def check_statement(check, s, ids):
    """One statement of the chains format."""
    name = s["id"]
    source, cue, basis = s["source"], s["cue"], s["basis"]
    check.listed(s["kind"], KINDS, name)
    check.listed(source["type"], TYPES, name)
    check.span(source["span"], source["text"], f"{name} source")
    check.that(source["name"], f"{name}: the source has no name")
    for field, closed in (
        ("stance", STANCES),
        ("certainty", CERTAINTIES),
        ("polarity", {"+", "-"}),
        ("tier", TIERS),
    ):
        for value in (s[field], *s.get(field + "_alt", ())):
            check.listed(value, closed, f"{name} {field}")
        check.that(s[field] not in s.get(field + "_alt", ()), f"{name}: {field} twice")
    check.that((cue is None) == (s["tier"] == "outlet"), f"{name}: tier and cue disagree")
    check.that((s["kind"] == "unattributed") == (cue is None), f"{name}: kind and cue disagree")
    if cue:
        check.span(cue["span"], cue["text"], f"{name} cue")
        check.spans(cue["alt"], cue["alt_text"], f"{name} cue alt")
        for a, b in s["content"]:
            check.that(b <= cue["span"][0] or cue["span"][1] <= a, f"{name}: the cue lies in the content")
    check.spans(s["content"], s["content_text"], f"{name} content")
    check.span(basis["span"], basis["text"], f"{name} basis")
    for value in (basis["value"], *basis.get("alt", ())):
        check.listed(value, BASES, f"{name} basis")
    check.that(s["via"] and s["via"][0]["type"] == "outlet", f"{name}: via does not start at the outlet")
    for hop in s["via"]:
        check.listed(hop["type"], TYPES, f"{name} via")
        check.span(hop["span"], hop["text"], f"{name} via")
    if source["type"] != "outlet":
        check.that(source["name"] in {hop["name"] for hop in s["via"]}, f"{name}: source not in via")
    for reference in (*s["refers_to"], *filter(None, [s["nested_in"]])):
        check.that(reference in ids - {name}, f"{name}: refers to {reference!r}")


def check_figure(check, f, ids):
    """One figure of the figure-context format."""
    name = f["id"]
    check.span(f["number_span"], f["surface"], name)
    check.span(f["counted_span"], f["counted_text"], f"{name} counted")
    check.span(f["accumulation_span"], f["accumulation_text"], f"{name} accumulation")
    other = re.fullmatch(r"other:[a-z-]+", f["counted_class"])
    check.that(other or f["counted_class"] in CLASSES, f"{name}: class {f['counted_class']!r}")
    for field, closed in (
        ("group", GROUPS),
        ("stage", STAGES),
        ("accumulation", ACCUMULATIONS),
        ("comparator", COMPARATORS),
    ):
        check.listed(f[field], closed, f"{name} {field}")
    low, high, comparator = f["low"], f["high"], f["comparator"]
    open_low, open_high = comparator in {"at_most", "less_than"}, comparator in {"at_least", "more_than"}
    check.that((low is None) == open_low and (high is None) == open_high, f"{name}: bounds")
    if comparator in {"exact", "approx"}:
        check.that(low == high, f"{name}: bounds of {comparator}")
    if f["as_of"]:
        check.that(TIME.fullmatch(f["as_of"]["value"]), f"{name}: as_of {f['as_of']['value']!r}")
        check.span(f["as_of"]["span"], f["as_of"]["text"], f"{name} as_of")
    change = f["changed_from"]
    if change:
        check.listed(change["direction"], {"up", "down"}, f"{name} direction")
        check.listed(change["kind"], {"update", "correction", "definition"}, f"{name} kind of change")
    for reference in (f["part_of"], f["repeats"], change and change["id"]):
        check.that(reference is None or reference in ids - {name}, f"{name}: refers to {reference!r}")


def read(name, prefix, count, check):
    """The rows of a file, with ids that run from 001."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    check.row = {"id": name}
    check.that([r["id"] for r in rows] == [f"{prefix}-{n:03d}" for n in range(1, count + 1)], "ids")
    check.that(len({r["text"] for r in rows}) == count, "two passages with the same text")
    return rows


def main():
    """Check both files."""
    check = Check()
    for row in read("statements.jsonl", "ps", 200, check):
        check.row = row
        ids = [s["id"] for s in row["statements"]]
        check.that(ids and len(ids) == len(set(ids)), "ids of the statements")
        check.that(row["outlet"] and row["tags"], "no outlet or no tags")
        check.that(re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"]), "published")
        if "title_span" in row:
            check.span(row["title_span"], row["text"].split("\n")[0], "title")
        for s in row["statements"]:
            check_statement(check, s, set(ids))
    for row in read("figures.jsonl", "pf", 160, check):
        check.row = row
        ids = [f["id"] for f in row["figures"]]
        check.that(len(ids) == len(set(ids)), "ids of the figures")
        check.that(re.fullmatch(r"\d{4}-\d\d-\d\d", row["dct"]), "dct")
        for f in row["figures"]:
            check_figure(check, f, set(ids))
        check.spans(row["not_figures"], row["not_figures_text"], "not_figures")
        check.spans(row.get("ignore", []), row.get("ignore_text", []), "ignore")
        numbers = [f["number_span"] for f in row["figures"]]
        numbers = sorted(numbers + row["not_figures"] + row.get("ignore", []))
        for a, b in itertools.pairwise(numbers):
            check.that(a[1] <= b[0], f"{a} and {b} overlap")
        for pair in row["collisions"]:
            check.that(set(pair) <= set(ids) and len(set(pair)) == 2, f"collision {pair}")
    for line in check.wrong:
        print(line)
    print(f"{len(check.wrong)} wrong")
    return bool(check.wrong)


if __name__ == "__main__":
    sys.exit(main())
