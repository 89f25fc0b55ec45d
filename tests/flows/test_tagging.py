"""What is named and cited is found when a letter is indexed, once, and can be searched, listed and followed."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ipsearch.annotations import Mention
from ipsearch.commits import IndexWriter, open_snapshot
from ipsearch.crossreferences import citation_graph, cited_by, cites
from ipsearch.entities import entities, passages_naming
from ipsearch.errors import IndexIncompatible, NotFound
from ipsearch.extraction.tagger import Tagger
from ipsearch.graphs import graph_json, graph_xml
from ipsearch.indexing import remove_letters
from ipsearch.results import Filters
from ipsearch.store.snapshot import DATABASE, StoreSnapshot
from ipsearch.tagging import keep_up
from ipsearch.verify import audit
from tests.fictional import ENCODER, index, run, searcher

VISION = (
    "Ons kenmerk\n7000001\n\nDatum 14 mei 2019\nOnderwerp Visie\n\nMinister van Justitie en Veiligheid\n\n"
    "Het Landelijk Knooppunt Noord (LKN) werkt met Europol in Den Haag. Het LKN opent op 1 juli. "
    "Zie de motie van het lid Jansen (Kamerstuk 39 812, nr. 3).\n"
)
REPORT = (
    "Ons kenmerk\n7000002\n\nDatum 28 november 2019\nOnderwerp Halfjaarbericht\n\n"
    "Minister van Justitie en Veiligheid\n\nIn mijn brief van 14 mei 2019 (kenmerk 7000001) noemde ik het LKN. "
    "Europols kantoor in Den Haag is verbouwd. De EUROPOL-cijfers volgen dit jaar.\n"
)


class CountingTagger(Tagger):
    """The tagger that ships, which remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def tag(self, texts: Sequence[str]) -> list[tuple[Mention, ...]]:
        self.asked += texts
        return super().tag(texts)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brieven")
    (folder / "visie.txt").write_text(VISION, "utf-8")
    (folder / "bericht.txt").write_text(REPORT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def made(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tagged") / "index"
    index(folder, letters, tagger=Tagger())
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "index"))


@pytest.fixture
def store(made: Path) -> StoreSnapshot:
    return open_snapshot(made).store


def test_hits_carry_what_is_named_in_them(made: Path) -> None:
    (hit, *_) = searcher(made).search("kantoor verbouwd").hits
    text = hit.found.passage.text
    named = {text[m.start : m.end]: (m.label, m.canonical) for m in hit.mentions}
    assert named["Europols"] == ("ORG", "Europol")
    assert named["Den Haag"] == ("GPE_LOC", "Den Haag")
    assert named["14 mei 2019"] == ("DATE", "2019-05-14")
    assert named["dit jaar"] == ("DATE", "2019")


def test_a_search_is_narrowed_to_what_is_named_in_any_form(made: Path) -> None:
    found = searcher(made).search("knooppunt europol", filters=Filters(entity="landelijk knooppunt noord"))
    assert {hit.found.letter.file for hit in found.hits} == {"visie.txt", "bericht.txt"}
    only = searcher(made).search("knooppunt", filters=Filters(entity="LKN", letter="visie"))
    assert {hit.found.letter.file for hit in only.hits} == {"visie.txt"}


def test_a_short_form_that_another_letter_explains_goes_by_its_name(made: Path) -> None:
    (hit, *_) = searcher(made).search("kantoor verbouwd").hits
    text = hit.found.passage.text
    named = {text[m.start : m.end]: m.canonical for m in hit.mentions}
    assert named["LKN"] == "Landelijk Knooppunt Noord"


def test_a_name_that_nothing_goes_by_is_answered_with_names_like_it(store: StoreSnapshot) -> None:
    with pytest.raises(NotFound, match="Knooppunt Noord"):
        passages_naming(store, "knooppunt")
    with pytest.raises(NotFound, match="ipsearch entities"):
        passages_naming(store, "xyzzy")


def test_entities_are_counted_over_letters_and_forms(store: StoreSnapshot) -> None:
    (europol,) = [e for e in entities(store, "europol") if e.label == "ORG"]
    assert (europol.mentions, europol.letters) == (2, 2)
    assert (str(europol.first), str(europol.last)) == ("2019-05-14", "2019-11-28")
    (knooppunt,) = entities(store, "LKN")
    assert knooppunt.canonical == "Landelijk Knooppunt Noord"
    assert knooppunt.letters == 2  # the second letter does not define it
    assert {e.label for e in entities(store, label="GPE_LOC")} == {"GPE_LOC"}


def test_references_are_followed_both_ways(store: StoreSnapshot) -> None:
    first, second = store.letter("visie"), store.letter("bericht")
    out = cites(store, second)
    assert [(c.reference.kind, c.target and c.target.file) for c in out] == [
        ("letter", "visie.txt"),
        ("kenmerk", "visie.txt"),
    ]
    assert all(store.page(c.source.id, c.number).text[c.start : c.end] == c.text for c in out)
    assert [c.source.file for c in cited_by(store, first)] == ["bericht.txt", "bericht.txt"]
    assert cited_by(store, second) == []
    (motion, paper) = cites(store, first)
    assert (motion.reference.key, motion.target) == ("motie-Jansen", None)
    assert (paper.reference.key, paper.target) == ("39812-3", None)


def test_a_date_that_two_letters_have_is_not_resolved(letters: Path, tmp_path: Path) -> None:
    folder = tmp_path / "brieven"
    shutil.copytree(letters, folder)
    (folder / "ander.txt").write_text(VISION.replace("7000001", "7000009").replace("Visie", "Iets anders"), "utf-8")
    index(tmp_path / "index", folder)
    found = cites(open_snapshot(tmp_path / "index").store, open_snapshot(tmp_path / "index").store.letter("bericht"))
    assert [(c.reference.kind, c.target is None) for c in found] == [("letter", True), ("kenmerk", False)]


def test_the_graph_is_exported(store: StoreSnapshot) -> None:
    graph = citation_graph(store)
    made = graph_json(graph)
    ids = {node["id"] for node in made["nodes"]}
    assert all(link["source"] in ids and link["target"] in ids for link in made["links"])
    assert {"visie.txt", "bericht.txt"} <= {node["file"] for node in made["nodes"]}
    root = ElementTree.fromstring(graph_xml(graph))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f".//{space}node")) == len(ids)
    assert len(root.findall(f".//{space}edge")) == len(made["links"])


def test_no_text_is_tagged_twice(letters: Path, tmp_path: Path) -> None:
    folder, tagger = tmp_path / "brieven", CountingTagger()
    shutil.copytree(letters, folder)
    index(tmp_path / "index", folder, tagger=tagger)
    assert len(tagger.asked) == len(set(tagger.asked)) > 0
    tagger.asked.clear()
    (folder / "bericht.txt").write_text(REPORT + "\nEen nieuwe alinea over Frontex.\n", "utf-8")
    index(tmp_path / "index", folder, tagger=tagger)
    assert tagger.asked
    assert not [text for text in tagger.asked if "verbouwd" in text and "Frontex" not in text]
    tagger.asked.clear()
    index(tmp_path / "index", folder, tagger=tagger)
    assert tagger.asked == []


def test_an_index_without_tags_is_tagged_by_the_next_run(letters: Path, tmp_path: Path) -> None:
    index(tmp_path / "index", letters)
    assert not entities(open_snapshot(tmp_path / "index").store)
    index(tmp_path / "index", letters, tagger=Tagger())
    store = open_snapshot(tmp_path / "index").store
    assert [e.canonical for e in entities(store, "Europol")] == ["Europol"]
    assert not audit(open_snapshot(tmp_path / "index")).problems


def test_another_tagger_tags_again_and_goes_on_where_it_was_stopped(copy: Path) -> None:
    class Other(CountingTagger):
        fingerprint = "another"  # type: ignore[assignment]  # a constant in place of what is computed

        def tag(self, texts: Sequence[str]) -> list[tuple[Mention, ...]]:
            if self.asked:
                raise KeyboardInterrupt
            return super().tag(texts)

    stopped = Other()
    stopped.asked = ["stop"]
    with IndexWriter(copy, ENCODER.fingerprint) as writer:
        with pytest.raises(KeyboardInterrupt):
            keep_up(writer, stopped)
        assert keep_up(writer, Other()) == 2
        assert keep_up(writer, Other()) == 0


def test_a_letter_that_is_removed_takes_what_it_names_along(copy: Path) -> None:
    with IndexWriter(copy, ENCODER.fingerprint) as writer:
        remove_letters(["visie"], writer)
    store = open_snapshot(copy).store
    assert {e.letters for e in entities(store, "Europol")} == {1}
    assert [c.target for c in cites(store, store.letter("bericht"))] == [None, None]


def test_verify_sees_a_false_name_and_a_false_citation(copy: Path) -> None:
    assert not audit(open_snapshot(copy)).problems
    with sqlite3.connect(copy / DATABASE) as connection:
        connection.execute("UPDATE mentions SET canonical = 'Interpol' WHERE canonical = 'Europol'")
    assert any("named" in problem for problem in audit(open_snapshot(copy)).problems)


def test_verify_sees_a_false_citation(copy: Path) -> None:
    with sqlite3.connect(copy / DATABASE) as connection:
        connection.execute("UPDATE citations SET key = '39812-4' WHERE key = '39812-3'")
    assert any("cited" in problem for problem in audit(open_snapshot(copy)).problems)


def test_the_commands_show_it(letters: Path, tmp_path: Path) -> None:
    where = tmp_path / "index"
    done = run("index", letters, "--index", where, IPSEARCH_TAGGER="shipped:", IPSEARCH_ENCODER="hashing:64")
    assert done.returncode == 0, done.stderr
    listed = json.loads(run("entities", "--label", "org", "--index", where, "--json").stdout)["entities"]
    assert "Europol" in [e["canonical"] for e in listed]
    shown = json.loads(run("show", "visie", "--index", where, "--json").stdout)
    assert [c["key"] for c in shown["cites"]] == ["motie-Jansen", "39812-3"]
    assert [c["file"] for c in shown["cited_by"]] == ["bericht.txt"] * 2
    found = run("search", "kantoor", "--entity", "EUROPOL", "--index", where, "--json", IPSEARCH_ENCODER="hashing:64")
    assert json.loads(found.stdout)["hits"][0]["entities"]
    assert "cited by" in run("references", "visie", "--index", where).stdout
    assert run("references", "--graphml", "--index", where).stdout.startswith("<?xml")
    assert run("entities", "--label", "animal", "--index", where).returncode == 2


def test_any_text_is_tagged_from_standard_input() -> None:
    rows = [
        {"id": 1, "text": "Het Landelijk Knooppunt Noord (LKN) opent op 1 juli."},
        {"id": 2, "text": "Het LKN sprak op 1 juli met Europol.", "date": "2020-05-01"},
    ]
    done = subprocess.run(
        [sys.executable, "-m", "ipsearch", "tag", "--json"],
        input="\n".join(json.dumps(row) for row in rows), capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], second["id"]) == (1, 2)
    named = {e["text"]: e["canonical"] for e in second["entities"]}
    assert named == {"LKN": "Landelijk Knooppunt Noord", "1 juli": "2020-07-01", "Europol": "Europol"}
    assert next(e for e in first["entities"] if e["text"] == "1 juli")["canonical"] is None


def test_an_index_of_an_earlier_format_is_named_and_brought_up_to_date(copy: Path, letters: Path) -> None:
    with sqlite3.connect(copy / DATABASE) as connection:
        for table in ("tags", "mentions", "citations", "links", "detected", "corrections", "toezeggingen"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM meta WHERE key = 'tagger'")
        connection.execute("PRAGMA user_version = 2")
    connection.close()
    with pytest.raises(IndexIncompatible, match="once"):
        open_snapshot(copy)
    index(copy, letters, tagger=Tagger())
    store = open_snapshot(copy).store
    assert [e.letters for e in entities(store, "Europol")] == [2]
    assert len(cites(store, store.letter("visie"))) == 2
