"""``import tables``: people's own tables of names laid over a story's, whatever a spreadsheet made of them."""

import csv
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_story import Command, Done

from reportedly.errors import WrongUse
from reportedly.ledger import Story, is_linked, parties_named
from reportedly.ledger.table_files import SHAPES, read_table, read_table_bytes
from reportedly.ledger.table_merge import merge_tables
from reportedly.ledger.table_store import store_table

PARTIES, GROUPS, OUTLETS = SHAPES
Take = Callable[..., Done]


@pytest.fixture
def take(reportedly: Command, story: Story, tmp_path: Path) -> Take:
    """Import one file with these bytes (or text) under that name."""

    def call(name: str, data: bytes | str, *options: str) -> Done:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return reportedly("-s", story.folder, "import", "tables", path, *options)

    return call


def rows(story: Story, table: str) -> list[dict[str, str]]:
    with (story.folder / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_is_taken_and_the_story_linked_by_it(take: Take, story: Story) -> None:
    done = take("parties.csv", "alias,name,actor id\nMara Voss,Mayor Voss,A7\n")
    assert done.code == 0, done.err
    assert done.out.startswith("parties: 1 new (")
    assert "6 articles linked" in done.err
    assert rows(story, "parties") == [{"alias": "Mara Voss", "name": "Mayor Voss", "actor id": "A7"}]
    with story.reading() as ledger:
        assert parties_named(ledger, "Mayor Voss")
        assert is_linked(ledger, story.tables)
    again = take("parties.csv", "alias,name,actor id\nMara Voss,Mayor Voss,A7\n")
    assert (again.code, again.out.split(" (")[0]) == (0, "parties: 1 here already")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("party;group\nthe force;interior ministry\n", id="semicolons"),
        pytest.param(
            "sep=;\r\nparty;group\r\nthe force;interior ministry\r\n", id="a spreadsheet's own remark"
        ),
        pytest.param("party\tgroup\nthe force\tinterior ministry\n", id="tabs"),
        pytest.param("\ufeffparty,group\nthe force,interior ministry\n", id="with a byte order mark"),
        pytest.param(
            "party\tgroup\nthe force\tinterior ministry\n".encode("utf-16"), id="UTF-16 with its mark"
        ),
        pytest.param(
            "Party , GROUP\r the  force,interior ministry \r", id="other capitals, blanks, old line ends"
        ),
        pytest.param('group,party\n"interior ministry","the force"\n\n,\n', id="other order, empty lines"),
    ],
)
def test_whatever_a_spreadsheet_writes_comes_to_the_same_rows(
    take: Take, story: Story, data: bytes | str
) -> None:
    done = take("units.csv", data)
    assert done.code == 0, done.err
    assert rows(story, "groups") == [{"party": "the force", "group": "interior ministry"}]


def test_a_folder_of_tables_is_taken_whole_and_what_is_no_table_is_named(
    reportedly: Command, story: Story, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "outlets.tsv").write_text("outlet\towner\nChannel Five\ta trust\n", encoding="utf-8")
    (folder / "people.csv").write_text("alias,name\nTom Greel,T. Greel\n", encoding="utf-8")
    (folder / "sales.csv").write_text("month,sum\nMay,3\n", encoding="utf-8")
    (folder / "notes.txt").write_text("nothing", encoding="utf-8")
    done = reportedly("-s", story.folder, "import", "tables", folder)
    assert done.code == 3
    assert done.out.splitlines()[0].startswith("outlets: 1 new")
    assert done.out.splitlines()[1].startswith("parties: 1 new")
    assert "sales.csv: is no table of a story; there are parties (alias, name)" in done.err
    assert "notes" not in done.err


def test_a_cell_that_says_otherwise_is_shown_and_taken_only_when_asked(take: Take, story: Story) -> None:
    take("outlets.csv", "outlet,owner,town\nChannel Five,a trust,\n")
    given = "outlet,owner,town,class\nCHANNEL FIVE,the state,Orrel,B\nInland Post,,Vale,\n"
    kept = take("outlets.csv", given)
    assert kept.code == 3
    assert "line 2: owner of “Channel Five”: “a trust” stays; not taken: “the state”" in kept.out
    assert "outlets: 1 new, 1 filled in" in kept.out
    assert "--replace" in kept.err
    channel = {"outlet": "Channel Five", "owner": "a trust", "town": "Orrel", "class": "B"}
    inland = {"outlet": "Inland Post", "owner": "", "town": "Vale", "class": ""}
    assert rows(story, "outlets") == [channel, inland]
    taken = take("outlets.csv", given, "--replace")
    assert taken.code == 0
    assert "“a trust” replaced by “the state”" in taken.out
    assert rows(story, "outlets") == [{**channel, "owner": "the state"}, inland]


def test_a_table_of_names_without_aliases_is_a_table_of_parties(take: Take, story: Story) -> None:
    done = take("parties.csv", "name,reliability\nTom Greel,B2\n")
    assert done.code == 0, done.err
    assert rows(story, "parties") == [{"alias": "Tom Greel", "name": "Tom Greel", "reliability": "B2"}]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("a,b,c,d", "line 3: has more cells than the heading has names ('d')", id="a bare comma"),
        pytest.param(",,x", "line 3: names no party; fill in name", id="no name"),
        pytest.param("the force,,x", "line 3: says nothing of 'the force'; fill in name", id="half a row"),
        pytest.param("a,b\0c,x", "line 3: holds a control character in name", id="NUL"),
        pytest.param("a,=cmd|' /C calc'!A0,x", "line 3: holds a formula in name", id="a formula"),
        pytest.param("a,b,@SUM(A1:A9)", "line 3: holds a formula in note", id="another formula"),
        pytest.param(f"a,b,{'x' * 3000}", "line 3: has a cell of 3,000 characters in note", id="a long cell"),
        pytest.param(f"a,b,{'x' * 200_000}", "line 3: is no CSV (field larger", id="a cell without end"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_the_rest_goes_on(
    take: Take, story: Story, row: str, told: str
) -> None:
    done = take("parties.csv", f"alias,name,note\nfirst,First,+351 22\n{row}\nlast,Last,@desk\n")
    assert done.code == 3
    assert told in done.err
    assert [(each["alias"], each["note"]) for each in rows(story, "parties")] == [
        ("first", "+351 22"),
        ("last", "@desk"),
    ]


def test_a_quotation_mark_left_open_costs_its_own_row_and_says_so(take: Take, story: Story) -> None:
    rest = "".join(f"p{n},Party {n},{'note ' * 40}\n" for n in range(1000))
    done = take("parties.csv", f'alias,name,note\nfirst,First,x\nopen,"Open,y\n{rest}')
    assert done.code == 3
    assert "line 3: is no CSV" in done.err
    assert "quotation mark" in done.err
    assert {"first", "p999"} <= {each["alias"] for each in rows(story, "parties")}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param("alias,name\nM\u00fcller,Herr M\u00fcller\n".encode("cp1252"), "line 2 is written in another encoding", id="latin"),
        pytest.param(b"", "has no column name", id="empty"),
        pytest.param(b"x" * 200_000 + b",name\na,b\n", "has no heading (line 1 is no CSV", id="a heading without end"),
        pytest.param("alias,name,Name\na,b,c\n", "has the column name twice", id="a column twice"),
        pytest.param("alias,name,=1+1\na,b,c\n", "looks like a formula", id="a formula as a heading"),
        pytest.param("alias,party\na,b\n", "has no column name", id="other columns"),
        pytest.param(b"PK\x03\x04\xff\xfe\x00", "is not a UTF-8 CSV file", id="a spreadsheet's own format"),
        pytest.param(b"a,b\n" * 3_000_000, "larger than 10 MB", id="too large"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_with_what_to_do_and_nothing_is_written(
    take: Take, story: Story, data: bytes | str, told: str
) -> None:
    done = take("parties.csv", data)
    assert done.code == 3
    assert told in done.err
    assert not (story.folder / "tables" / "parties.csv").exists()


def test_what_is_not_there_and_what_leads_elsewhere_is_told(
    reportedly: Command, story: Story, tmp_path: Path
) -> None:
    assert "is not there" in reportedly("-s", story.folder, "import", "tables", tmp_path / "absent.csv").err
    (tmp_path / "empty").mkdir()
    assert "holds no CSV" in reportedly("-s", story.folder, "import", "tables", tmp_path / "empty").err
    (tmp_path / "t.csv").write_text("outlet,owner\nEcho,x\n", encoding="utf-8")
    (story.folder / "tables" / "outlets.csv").symlink_to(tmp_path / "secret.csv")
    done = reportedly("-s", story.folder, "import", "tables", tmp_path / "t.csv")
    assert done.code == 1
    assert "is a link" in done.err
    assert not (tmp_path / "secret.csv").exists()


def test_a_table_of_the_storys_own_that_would_lose_cells_is_not_written_over(
    take: Take, story: Story
) -> None:
    own = story.folder / "tables" / "outlets.csv"
    own.write_text("outlet,owner\nEcho,a trust,mine\n", encoding="utf-8")
    done = take("outlets.csv", "outlet,town\nEcho,Orrel\n")
    assert done.code == 2
    assert "line 2: has more cells than the heading" in done.err
    assert own.read_text(encoding="utf-8").endswith("mine\n")


def test_replace_is_for_tables_and_edits_come_in_one_file(
    reportedly: Command, story: Story, tmp_path: Path
) -> None:
    file = tmp_path / "edits.jsonl"
    file.write_text("", encoding="utf-8")
    assert reportedly("-s", story.folder, "import", "edits", file, "--replace").code == 2
    assert reportedly("-s", story.folder, "import", "edits", file, file).code == 2


def test_what_a_killed_import_left_half_written_goes_with_the_next_writer(take: Take, story: Story) -> None:
    half = story.folder / "tables" / ".new-x1"
    half.write_text("half", encoding="utf-8")
    assert story.leftovers() == ("tables/.new-x1",)
    take("outlets.csv", "outlet,owner\nEcho,a trust\n")
    assert story.leftovers() == ()


CELLS = st.text(st.characters(codec="utf-8", exclude_characters='"'), max_size=12)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_any_rows_merge_once_and_a_second_time_change_nothing(
    some: list[tuple[str, str, str]], separator: str
) -> None:
    lines = [separator.join(("party", "group", "note")), *(separator.join(row) for row in some)]
    table = read_table_bytes("\n".join(lines).encode(), "t.csv")
    once = merge_tables(GROUPS, None, table, replace=False)
    assert once.new + once.filled + once.known + len(once.refused) == len(table.rows) + len(table.broken)
    held = read_table_bytes(b"party,group\n", "t.csv")
    assert merge_tables(GROUPS, held, table, replace=False).rows == once.rows
    assert all(row["party"] == " ".join(row["party"].split()) != "" for row in once.rows)
    with TemporaryDirectory() as folder:
        store_table(Path(folder), GROUPS, once.columns, once.rows)
        kept = read_table(Path(folder) / "groups.csv")
    again = merge_tables(GROUPS, kept, table, replace=False)
    assert (again.new, again.filled) == (0, 0)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    try:
        table = read_table_bytes(data, "t.csv")
    except WrongUse:
        return
    merge_tables(OUTLETS, None, table, replace=True)
    merge_tables(PARTIES, table, table, replace=False)
