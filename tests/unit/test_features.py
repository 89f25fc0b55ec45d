"""What is known of a piece of text as the answer to a question."""

from __future__ import annotations

import numpy as np
import pytest

from ipsearch.answering.features import NAMES, Asked, Source, matrix
from ipsearch.answering.questions import understand
from ipsearch.queries import parse_query
from ipsearch.results import QueryEncoding, StoredPassage
from ipsearch.text.analysis import content
from ipsearch.text.stems import stem
from tests.unit.values import letter, passage


def known(question: str, text: str, name: str) -> float:
    """One figure of a text of one sentence."""
    query = parse_query(question)
    weights = {stem(word): 1.0 for word in content(query.words)}
    asked = Asked(understand(query), weights, lambda _: {}, QueryEncoding(np.zeros(4, dtype=np.float32)))
    source = Source(StoredPassage(1, passage(text), letter("brief"), ()), 1, 0.5, None)
    _, values = matrix(asked, [source])
    return float(values[0, NAMES.index(name)])


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Op welke datum is het Jaarbeeld 2024 verstuurd?", "In het Jaarbeeld 2024 houdt de Raad de keten bij.", True),
        ("Op welke datum is het Jaarbeeld 2024 verstuurd?", "Het Jaarbeeld 2024 is op 3 mei verstuurd.", False),
        ("Hoeveel schepen lagen er op 1 mei?", "Er lagen op 1 mei schepen.", True),
        ("Hoeveel schepen lagen er op 1 mei?", "Op 1 mei lagen er 103 schepen.", False),
        ("Hoeveel schepen zijn er?", "Er is één schip.", False),
        ("Hoe vaak wordt de lijst herzien?", "De lijst wordt elk kwartaal herzien.", False),
        ("Hoe snel wordt een schip gemeld?", "Een schip wordt binnen een uur gemeld.", False),
        ("Sinds wanneer ligt het schip stil?", "Sinds augustus ligt het stil.", False),
        ("Waarom ligt het schip stil?", "Het schip ligt stil.", False),
    ],
)
def test_what_stood_in_the_question_is_no_answer_to_it(question: str, text: str, missing: bool) -> None:
    assert bool(known(question, text, "type missing")) == missing
