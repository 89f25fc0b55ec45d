"""A promise is found with its place, followed through later letters, and corrected by users for good."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from ipsearch.commits import open_snapshot
from ipsearch.store.snapshot import DATABASE
from ipsearch.verify import audit
from tests.fictional import run

LIGHT = {"IPSEARCH_TAGGER": "none:", "IPSEARCH_PROCESSES": "1"}
PROMISE = "De politie opent vóór 1 mei 2022 een loket voor uitgezonden agenten in Delfzijl."
KEPT = "Op 28 april 2022 is het loket voor uitgezonden agenten in Delfzijl geopend."
OTHER = "Uiterlijk 1 maart 2022 stelt de korpschef een wervingsplan vast voor tolken Fries."
LESS_SURE = "UPDATE toezeggingen SET data = json_set(data, '$.confidence', json_extract(data, '$.confidence') - {by})"
HEAD = "Ons kenmerk\n{kenmerk}\n\nDatum {date}\nOnderwerp {subject}\n\n"
LETTERS = {
    "a.txt": HEAD.format(kenmerk="8100001", date="14 juni 2021", subject="Zorg na uitzending")
    + f"Wie terugkeert van een missie moet ergens terechtkunnen. {PROMISE}\n\n"
    + f"Aan tolken Fries is een groot tekort in het noorden van het land. {OTHER}\n",
    "b.txt": HEAD.format(kenmerk="8100002", date="20 mei 2022", subject="Voortgang zorg na uitzending")
    + f"In deze brief leest u wat er sindsdien is gebeurd. {KEPT} In de eerste weken kwamen er 34 vragen binnen.\n",
    "c.txt": HEAD.format(kenmerk="8100003", date="3 oktober 2022", subject="Vuurwerk")
    + "In Osnabrück is een partij zwaar vuurwerk gevonden. De Duitse politie onderzoekt de herkomst daarvan.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toezeggingen")
    (folder / "brieven").mkdir()
    for name, text in LETTERS.items():
        (folder / "brieven" / name).write_text(text, "utf-8")
    done = run("index", folder / "brieven", "--index", folder / "index", **LIGHT)
    assert done.returncode == 0, done.stderr
    return folder


def told(where: Path, *options: str | Path) -> list[dict]:
    done = run("toezeggingen", *options, "--index", where / "index", "--json", **LIGHT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["toezeggingen"]


def promise(where: Path, *options: str) -> dict:
    return next(one for one in told(where, "--all", *options) if one["text"] == PROMISE)


def audited(where: Path) -> None:
    snapshot = open_snapshot(where / "index")
    assert audit(snapshot).problems == ()
    snapshot.close()


def test_a_promise_stands_where_it_says_with_its_term(made: Path) -> None:
    one = promise(made)
    page = json.loads(run("show", "a.txt", "--page", "1", "--index", made / "index", "--json").stdout)
    assert page["text"][one["start"] : one["end"]] == PROMISE
    assert one["deadline"] == {"text": "vóór 1 mei 2022", "from": "2021-06-14", "to": "2022-04-30"}
    assert (one["kenmerk"], one["kind"], one["strength"]) == ("8100001", "made", "intention")
    assert one["citation"].startswith("Brief van 14 juni 2021, kenmerk 8100001")


def test_its_story_goes_on_in_a_later_letter_and_not_in_another(made: Path) -> None:
    one = promise(made)
    assert one["status"] == "fulfilled"
    assert [(link["file"], link["relation"]) for link in one["links"]] == [("b.txt", "fulfilled")]
    assert one["links"][0]["sentence"]["text"] == KEPT
    other = next(t for t in told(made, "--all") if t["text"] == OTHER)
    assert (other["status"], other["links"]) == ("overdue", [])


def test_what_keeps_a_promise_is_itself_listed(made: Path) -> None:
    (kept,) = [one for one in told(made, "--kind", "fulfilled") if one["file"] == "b.txt"]
    assert kept["text"] == KEPT
    assert kept["made_at"]["date"] == "2021-06-14"


def test_the_list_is_sorted_by_term_and_filtered(made: Path) -> None:
    texts = [one["text"] for one in told(made, "--kind", "made")]
    assert texts[:2] == [OTHER, PROMISE]
    assert [one["text"] for one in told(made, "--due-before", "2022-04", "--kind", "made")] == [OTHER]
    assert PROMISE not in [one["text"] for one in told(made, "--open")]
    assert run("toezeggingen", "--kind", "gedaan", "--index", made / "index").returncode == 2


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("wat zou er ook alweer komen voor teruggekeerde agenten in Groningen, een loket?", PROMISE),
        ("vertalers", OTHER),
    ],
)
def test_what_is_half_remembered_comes_first(made: Path, query: str, text: str) -> None:
    assert told(made, query)[0]["text"] == text


def test_csv_opens_in_a_spreadsheet(made: Path) -> None:
    done = run("toezeggingen", "--csv", "--index", made / "index", **LIGHT)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    row = next(row for row in rows if row["text"] == PROMISE)
    assert (row["to"], row["status"], row["kenmerk"]) == ("2022-04-30", "fulfilled", "8100001")


def test_two_letters_at_a_time_keep_their_own_toezeggingen(made: Path) -> None:
    two = LIGHT | {"IPSEARCH_PROCESSES": "2"}
    done = run("index", made / "brieven", "--index", made / "two", **two)
    assert done.returncode == 0, done.stderr
    apart = run("toezeggingen", "--all", "--index", made / "two", "--json", **two)
    assert json.loads(apart.stdout)["toezeggingen"] == told(made, "--all")


def test_every_toezegging_is_explained(made: Path) -> None:
    assert all(one["why"] for one in told(made, "--explain", "--kind", "made"))
    assert "why: " in run("toezeggingen", "--explain", "--index", made / "index", **LIGHT).stdout


def test_the_register_is_matched_by_words_and_day(made: Path, tmp_path: Path) -> None:
    register = tmp_path / "register.csv"
    register.write_text(
        "Nummer;Tekst;Status;AanmaakDatum;Ministerie\n"
        "TZ202105-001;De minister opent een loket voor uitgezonden agenten;Openstaand;2021-05-27;JenV\n"
        "TZ202105-002;De minister stuurt een brief over stikstof;Openstaand;2021-05-27;LNV\n",
        "utf-8",
    )
    done = run("toezeggingen", "--register", register, "--index", made / "index", "--json", **LIGHT)
    first, second = json.loads(done.stdout)["entries"]
    assert (first["number"], first["toezeggingen"][0]["text"]) == ("TZ202105-001", PROMISE)
    assert second["toezeggingen"] == []


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """An index of its own, in which a user has said two things."""
    (tmp_path / "brieven").mkdir()
    for name, text in LETTERS.items():
        (tmp_path / "brieven" / name).write_text(text, "utf-8")
    run("index", tmp_path / "brieven", "--index", tmp_path / "index", **LIGHT)
    other = next(one for one in told(tmp_path, "--all") if one["text"] == OTHER)
    said = ("--status", other["id"], "fulfilled", "--note", "gebeld met de korpschef")
    assert told(tmp_path, *said)[0]["status"] == "fulfilled"
    told(tmp_path, "--reject", promise(tmp_path)["id"])
    return tmp_path


def test_what_users_say_goes_first_and_survives_everything(corrected: Path) -> None:
    def check() -> None:
        assert PROMISE not in [one["text"] for one in told(corrected)]
        other = next(one for one in told(corrected, "--all") if one["text"] == OTHER)
        assert (other["status"], other["corrected"]["note"]) == ("fulfilled", "gebeld met de korpschef")
        audited(corrected)

    check()
    run("index", corrected / "brieven", "--index", corrected / "index", "--rebuild", **LIGHT)
    check()
    # The letter comes again with another paragraph: it is another file, with the same kenmerk and the same promises.
    path = corrected / "brieven" / "a.txt"
    path.write_text(path.read_text("utf-8") + "\nTot slot dank ik de leden voor hun vragen.\n", "utf-8")
    run("index", corrected / "brieven", "--index", corrected / "index", **LIGHT)
    check()
    exported = run("toezeggingen", "--corrections", "--index", corrected / "index").stdout.splitlines()
    assert {json.loads(line)["rejected"] for line in exported} == {True, False}
    told(corrected, "--undo", promise(corrected)["id"])
    assert promise(corrected)["rejected"] is False


def test_an_index_that_another_version_read_is_caught_up(corrected: Path) -> None:
    before = told(corrected, "--all")
    with sqlite3.connect(corrected / "index" / DATABASE) as connection:
        connection.execute("UPDATE detected SET version = 'older', linked = 'older'")
        connection.execute("DELETE FROM links")
        connection.execute("UPDATE toezeggingen SET data = replace(data, 'intention', 'ambition')")
    connection.close()
    assert told(corrected, "--all") != before
    run("index", corrected / "brieven", "--index", corrected / "index", **LIGHT)
    assert told(corrected, "--all") == before


def test_a_letter_that_goes_takes_its_links_along(corrected: Path) -> None:
    run("remove", "b.txt", "--index", corrected / "index", **LIGHT)
    assert promise(corrected)["links"] == []
    audited(corrected)
    run("index", corrected / "brieven", "--index", corrected / "index", **LIGHT)
    assert [link["file"] for link in promise(corrected)["links"]] == ["b.txt"]


def test_a_processor_that_rounds_otherwise_is_no_lie(corrected: Path) -> None:
    with sqlite3.connect(corrected / "index" / DATABASE) as connection:
        assert connection.execute(LESS_SURE.format(by=0.01)).rowcount > 0
    connection.close()
    audited(corrected)


@pytest.mark.parametrize(
    ("lie", "said"),
    [
        ("UPDATE toezeggingen SET data = replace(data, 'intention', 'hard')", "not those that its words hold"),
        (LESS_SURE.format(by=0.3), "not those that its words hold"),
        ("UPDATE links SET relation = 'changed'", "not those that follow from the letters"),
        ("UPDATE links SET last = 99999", "outside its text"),
        ("DELETE FROM links", "not those that follow from the letters"),
    ],
)
def test_the_audit_finds_lies_about_promises(corrected: Path, lie: str, said: str) -> None:
    with sqlite3.connect(corrected / "index" / DATABASE) as connection:
        assert connection.execute(lie).rowcount > 0
    connection.close()
    snapshot = open_snapshot(corrected / "index")
    problems = audit(snapshot).problems
    snapshot.close()
    assert any(said in problem for problem in problems)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        # Written before the promise, whatever it says.
        (HEAD.format(kenmerk="8100004", date="20 mei 2020", subject="Zorg") + KEPT, False),
        # Without a date: placed by what it reports as past, or not at all.
        (f"In deze bijlage staat wat er is gebeurd.\n\n{KEPT} Daar zijn 34 vragen gesteld.\n", True),
        (
            f"In deze bijlage staat een beschrijving.\n\n{KEPT.replace('Op 28 april 2022', 'Al eerder')} Dat werkt.\n",
            False,
        ),
    ],
    ids=["earlier", "undated, with a day", "undated, without"],
)
def test_only_what_was_written_later_tells_of_it(tmp_path: Path, text: str, linked: bool) -> None:
    (tmp_path / "brieven").mkdir()
    (tmp_path / "brieven" / "a.txt").write_text(LETTERS["a.txt"], "utf-8")
    (tmp_path / "brieven" / "ander.txt").write_text(text, "utf-8")
    run("index", tmp_path / "brieven", "--index", tmp_path / "index", **LIGHT)
    assert [link["file"] for link in promise(tmp_path)["links"]] == ["ander.txt"] * linked
