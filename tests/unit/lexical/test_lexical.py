"""Words are found by stem, part and misspelling; phrases, scope and removals hold exactly."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from ipsearch.errors import IndexCorrupt
from ipsearch.letters import BlockKind, Passage
from ipsearch.lexical.search import LexicalSnapshot
from ipsearch.lexical.writer import FOLDER, LexicalWriter
from ipsearch.results import Query, Scope
from ipsearch.text.analysis import tokens
from tests.unit.values import passage

TEXTS = (
    "De brief over de koude keten is aan de Kamer gestuurd.",
    "De keten blijft koude dagen lang gesloten.",
    "In de zeehaven controleert de zeehavenpolitie containers.",
    "Zie Kamerstukken II 2019/20, 29 628, nr. 957 en mijn brief met kenmerk 2623415.",
    "De EU-Interpol overeenkomst is getekend.",
    "Niets bijzonders te melden.",
)


def query(text: str, *phrases: str) -> Query:
    return Query(text, tuple(t.text for t in tokens(text)), tuple(tuple(phrase.split()) for phrase in phrases))


def write(folder: Path, passages: Iterable[Passage], letter: int = 1, commit: int = 1, first: int = 0) -> None:
    writer = LexicalWriter(folder)
    for ordinal, one in enumerate(passages, first):
        writer.add(ordinal, letter, commit, one)
    writer.commit()
    writer.close()


def scope(letters: tuple[int, ...] | None = None, kinds: tuple[BlockKind, ...] = ()) -> Scope:
    return Scope(letters, kinds, np.zeros(0, dtype=np.int64))


def search(folder: Path, asked: Query, limit: int = 10, within: Scope | None = None) -> list[int]:
    return [c.ordinal for c in LexicalSnapshot(folder).search(asked, limit, within)[0]]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lexical")
    write(folder, [passage(text, position=place) for place, text in enumerate(TEXTS)])
    return folder


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("brieven kamer", 0),
        ("zeehaven", 2),
        ("havenpolitie", 2),
        ("zeehavenpolitei", 2),
        ("interpol", 4),
        ("EU-Interpol", 4),
        ("Interpol-overeenkomst", 4),
        ("BIJZONDERS", 5),
    ],
)
def test_the_best_passage_holds_the_word_a_form_or_a_part_of_it(index: Path, text: str, best: int) -> None:
    assert search(index, query(text))[0] == best


def test_words_that_nothing_resembles_find_nothing(index: Path) -> None:
    assert LexicalSnapshot(index).search(query("xylofoon"), 10) == ([], 0)


def test_a_phrase_must_stand_there_literally_and_in_order(index: Path) -> None:
    assert set(search(index, query("koude keten"))) >= {0, 1}
    assert search(index, query("koude keten", "koude keten")) == [0]
    assert search(index, query("keten koude", "keten koude")) == []
    assert search(index, query("koude keten kamer", "koude keten", "kamer gestuurd")) == [0]


def test_a_phrase_of_one_word_is_taken_literally(index: Path) -> None:
    assert search(index, query("politie")) == [2]
    assert search(index, query("politie", "politie")) == []


def test_a_phrase_through_a_hyphen_is_found_by_its_parts(index: Path) -> None:
    assert search(index, query("de eu interpol overeenkomst", "de eu interpol overeenkomst")) == [4]


def test_the_count_is_of_all_that_match(index: Path) -> None:
    found, total = LexicalSnapshot(index).search(query("keten"), 1)
    assert (len(found), total) == (1, 2)


def test_scores_fall_and_ties_go_by_ordinal(tmp_path: Path) -> None:
    write(
        tmp_path,
        [passage("schip", position=place) for place in range(20)] + [passage("schip schip schip", position=20)],
    )
    found, _ = LexicalSnapshot(tmp_path).search(query("schip"), 21)
    assert [c.ordinal for c in found] == [20, *range(20)]
    assert search(tmp_path, query("schip"), limit=3) == [20, 0, 1]


@pytest.mark.parametrize("name", ["29628-957", "2623415"])
def test_citing_passages_name_the_identifier(index: Path, name: str) -> None:
    assert [c.ordinal for c in LexicalSnapshot(index).citing(["onbekend", name], 10)] == [3]


def test_nothing_cites_what_is_not_named(index: Path) -> None:
    assert LexicalSnapshot(index).citing([], 10) == []
    assert LexicalSnapshot(index).citing(["29628-958"], 10) == []


def test_scope_narrows_to_letters_and_kinds(tmp_path: Path) -> None:
    write(tmp_path, [passage("schip 29628-957"), passage("schip", kind="table", position=1)], letter=1)
    write(tmp_path, [passage("schip 29628-957"), passage("schip", kind="bullet", position=1)], letter=2, first=2)
    asked = query("schip")
    assert sorted(search(tmp_path, asked)) == [0, 1, 2, 3]
    assert sorted(search(tmp_path, asked, within=scope((2,)))) == [2, 3]
    assert sorted(search(tmp_path, asked, within=scope(kinds=("table", "bullet")))) == [1, 3]
    assert search(tmp_path, asked, within=scope((1,), ("table",))) == [1]
    assert search(tmp_path, asked, within=scope(())) == []
    assert [c.ordinal for c in LexicalSnapshot(tmp_path).citing(["29628-957"], 10, scope((2,)))] == [2]


def test_scope_does_not_change_scores(tmp_path: Path) -> None:
    write(tmp_path, [passage("schip in de haven")], letter=1)
    free = LexicalSnapshot(tmp_path).search(query("schip"), 1)[0]
    assert LexicalSnapshot(tmp_path).search(query("schip"), 1, scope((1,), ("paragraph",)))[0] == free


def test_headings_count_for_what_stands_below_them(tmp_path: Path) -> None:
    write(tmp_path, [passage("Er is overleg."), passage("Er is overleg.", section=("Kunstroof",), position=1)])
    assert search(tmp_path, query("kunstroof overleg")) == [1, 0]


def test_removed_letters_are_not_found(tmp_path: Path) -> None:
    write(tmp_path, [passage("schip")], letter=1)
    write(tmp_path, [passage("schip"), passage("schip", position=1)], letter=2, first=1)
    writer = LexicalWriter(tmp_path)
    writer.remove_letters([2])
    writer.commit()
    assert writer.count() == 1
    writer.close()
    assert search(tmp_path, query("schip")) == [0]


def test_what_came_after_a_commit_can_be_taken_out_again(tmp_path: Path) -> None:
    for commit in (1, 2, 3):
        write(tmp_path, [passage("schip")], letter=commit, commit=commit, first=commit)
    writer = LexicalWriter(tmp_path)
    writer.remove_after(1)
    writer.commit()
    writer.close()
    assert search(tmp_path, query("schip")) == [1]


def test_removing_everything_leaves_an_empty_index(tmp_path: Path) -> None:
    write(tmp_path, [passage("schip")])
    writer = LexicalWriter(tmp_path)
    writer.remove_all()
    writer.commit()
    writer.close()
    assert len(LexicalSnapshot(tmp_path)) == 0


def test_nothing_is_visible_before_the_commit_and_a_snapshot_stays_what_it_is(tmp_path: Path) -> None:
    write(tmp_path, [passage("schip")])
    before = LexicalSnapshot(tmp_path)
    writer = LexicalWriter(tmp_path)
    writer.add(1, 2, 2, passage("schip"))
    assert len(LexicalSnapshot(tmp_path)) == 1
    writer.commit()
    writer.close()
    assert (len(before), len(LexicalSnapshot(tmp_path))) == (1, 2)


def test_a_missing_or_broken_index_is_corrupt(tmp_path: Path) -> None:
    with pytest.raises(IndexCorrupt):
        LexicalSnapshot(tmp_path)
    write(tmp_path, [passage("schip")])
    (tmp_path / FOLDER / "meta.json").write_text("{")
    with pytest.raises(IndexCorrupt):
        LexicalSnapshot(tmp_path)


def test_a_writer_makes_a_broken_index_anew(tmp_path: Path) -> None:
    write(tmp_path, [passage("schip")])
    (tmp_path / FOLDER / "meta.json").write_text("{")
    write(tmp_path, [passage("haven")])
    assert search(tmp_path, query("haven")) == [0]
