"""How layers for queries learn, while passages stay as they are (scripts/encoder/asking.py)."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from ipsearch.encoders.shipped import MODEL, ShippedEncoder

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from encoder import asking, export  # noqa: E402
from encoder.sources import Example  # noqa: E402
from encoder.student import Student  # noqa: E402

_RIGHT = "De politie stuurt vier agenten naar de missie in Kosovo."
_PASSAGES = {
    _RIGHT: "fiction:kosovo",
    "Het verdrag over de jacht op walvissen is opgezegd.": "fiction:zee",
    "Ouders kunnen kinderopvangtoeslag aanvragen bij de Belastingdienst.": "fiction:geld",
}
_EXAMPLES = [Example("hoeveel dienders gaan er naar de Balkan", _RIGHT, "fiction:kosovo", "everyday")]


@pytest.fixture(scope="module")
def student() -> Student:
    return export.read(MODEL)


def _loss(student: Student, passages: dict[str, str], others: list[str]) -> float:
    bank = asking.bank(ShippedEncoder(), passages, others)
    asked = asking.asked(student, [(_EXAMPLES, 1.0)], passages)
    with torch.inference_mode():
        return float(asking.loss(student, asked, np.array([0]), bank))


def test_a_passage_that_misleads_costs_and_one_that_says_the_same_does_not(student: Student) -> None:
    plain = _loss(student, _PASSAGES, [])
    assert (
        _loss(student, _PASSAGES, ["Er gaan dienders naar de Balkan, maar hoeveel, dat is niet bekend."]) > plain + 0.1
    )
    assert _loss(student, _PASSAGES, ["Naar de missie in Kosovo stuurt de politie vier agenten."]) == pytest.approx(
        plain, abs=0.02
    )


def test_passages_of_one_letter_may_be_less_alike_and_still_answer_as_well(student: Student) -> None:
    beside = "De missie in Kosovo krijgt vier agenten van de politie erbij."
    bank = asking.bank(ShippedEncoder(), {_RIGHT: "a", beside: "a"}, [])
    apart = asking.bank(ShippedEncoder(), {_RIGHT: "a", beside: "b"}, [])
    first = torch.tensor([0])
    assert 0.75 < float(bank.texts[0] @ bank.texts[1]) < 0.9
    assert asking._as_good(bank, first).tolist() == [[True, True]]
    assert asking._as_good(apart, first).tolist() == [[True, False]]


def test_a_query_is_drawn_as_often_as_its_set_is_worth(student: Student) -> None:
    rare, common = [Example(f"{n} agenten", _RIGHT, "fiction:kosovo", "question") for n in range(30)], _EXAMPLES
    asked = asking.asked(student, [(rare, 0.75), (common, 0.25)], _PASSAGES)
    assert asked.chances.sum() == pytest.approx(1)
    assert asked.chances[:30].sum() == pytest.approx(0.75)


def test_a_few_steps_bring_a_query_to_its_passage_and_leave_the_pieces_alone() -> None:
    student = export.read(MODEL).train()
    student.bert.embeddings.requires_grad_(False)
    pieces = student.bert.embeddings.word_embeddings.weight.clone()
    bank = asking.bank(ShippedEncoder(), _PASSAGES, ["Er gaan dienders naar de Balkan, hoeveel is niet bekend."])
    asked = asking.asked(student, [(_EXAMPLES, 1.0)], _PASSAGES)
    optimiser = torch.optim.AdamW([p for p in student.parameters() if p.requires_grad], lr=5e-5)
    losses = []
    for _ in range(6):
        losses.append(asking.loss(student, asked, np.array([0]), bank))
        optimiser.zero_grad()
        losses[-1].backward()
        optimiser.step()
    assert losses[-1] < losses[0] / 2
    assert torch.equal(pieces, student.bert.embeddings.word_embeddings.weight)
    assert asking.retrieval(student.eval(), _EXAMPLES, _PASSAGES, bank)["apart @1"] == 1.0


def test_what_ships_is_read_back_and_written_as_it_was(student: Student, tmp_path: Path) -> None:
    export.write(student, tmp_path)
    for name in ("weights.safetensors", "encoder.onnx"):
        assert (tmp_path / name).read_bytes() == (MODEL / name).read_bytes(), name
    passages, queries = ShippedEncoder(tmp_path).encode_passages([_RIGHT]).texts[0], ShippedEncoder(tmp_path)
    assert queries.encode_query(_RIGHT).text == pytest.approx(passages, abs=1e-6)
