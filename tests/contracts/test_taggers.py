"""What a tagger promises, whichever pipeline it runs: ours, or one that a user names."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import psutil
import pytest
import spacy

from ipsearch.annotations import LABELS, Mention
from ipsearch.errors import ModelError
from ipsearch.extraction import tagger as tagging
from ipsearch.extraction.tagger import Tagger

TEXT = (
    "Op 12 maart 2024 sprak ik in Brussel met Europol en de Nederlandse politie over EULEX Kosovo, "
    "de Wet politiegegevens (Wpg), Richtlijn (EU) 2016/680 en Kamerstuk 29 628, nr. 895."
)


@pytest.fixture(scope="module", params=["shipped", "named"])
def tagger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tagger]:
    """The named one is a real spaCy pipeline of another maker: it has other labels, and none of our components."""
    if request.param == "shipped":
        yield Tagger()
        return
    folder: Path = tmp_path_factory.mktemp("pipeline")
    nlp = spacy.blank("nl")
    rules = nlp.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "GPE", "pattern": "Middelharnis"}, {"label": "CARDINAL", "pattern": "twaalf"}])
    nlp.to_disk(folder)
    yield Tagger(folder)


def test_mentions_are_in_order_and_apart(tagger: Tagger) -> None:
    (mentions,) = tagger.tag([TEXT])
    assert all(0 <= m.start < m.end <= len(TEXT) and m.label in LABELS for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_what_is_listed_or_has_a_shape_is_found(tagger: Tagger) -> None:
    (mentions,) = tagger.tag([TEXT])
    found = {TEXT[m.start : m.end]: (m.label, m.canonical) for m in mentions}
    assert found["12 maart 2024"] == ("DATE", "2024-03-12")
    assert found["Kamerstuk 29 628, nr. 895"] == ("KAMERSTUK", "29628-895")
    assert found["Richtlijn (EU) 2016/680"] == ("LAW_TREATY", "Richtlijn (EU) 2016/680")
    assert found["Wet politiegegevens"] == found["Wpg"] == ("LAW_TREATY", "Wet politiegegevens")
    assert found["Nederlandse politie"] == ("ORG", "Politie (Nederland)")
    assert found["EULEX Kosovo"][0] == "MISSION"


def test_each_text_has_its_own_answer(tagger: Tagger) -> None:
    texts = ["Zomaar wat woorden.", TEXT, "", "In Brussel."]
    together = tagger.tag(texts)
    assert together == [tagger.tag([text])[0] for text in texts]
    assert together[0] == together[2] == ()


def test_other_labels_are_mapped_and_other_things_passed_over(tagger: Tagger) -> None:
    (mentions,) = tagger.tag(["In Middelharnis wonen twaalf agenten."])
    assert [(m.label, m.start, m.end) for m in mentions] == [("GPE_LOC", 3, 15)]


def test_the_fingerprint_stays(tagger: Tagger) -> None:
    assert tagger.fingerprint == tagger.fingerprint != ""


def test_several_processes_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagging, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(tagging, "_CHUNK_CHARACTERS", 10)
    texts = [TEXT, "In Brussel.", TEXT]
    with Tagger(processes=2) as several:
        found = several.tag(texts)
    expected: list[tuple[Mention, ...]] = Tagger().tag(texts)
    assert found == expected


def test_a_pipeline_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"spacy download|ships"):
        Tagger(tmp_path / "none").tag(["x"])


def test_the_shipped_pipeline_loads_in_spacy_itself() -> None:
    doc = spacy.load(tagging.SHIPPED)(TEXT)
    assert ("Europol", "ORG") in {(ent.text, ent.label_) for ent in doc.ents}


_PARENT = """
import time
from ipsearch.extraction import tagger
tagger._WORTH_PROCESSES = tagger._CHUNK_CHARACTERS = 1
working = tagger.Tagger(processes=2)
working.tag(["In Brussel.", "In Parijs."])
print("tagged", flush=True)
time.sleep(60)
"""


def test_the_processes_of_a_killed_run_end_with_it() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "tagged\n"
    children = psutil.Process(parent.pid).children(recursive=True)
    assert children
    parent.kill()
    parent.wait()
    parent.stdout.close()
    _, alive = psutil.wait_procs(children, timeout=20)
    for child in alive:
        child.kill()
    assert not alive
