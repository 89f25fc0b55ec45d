"""Small fictional letters and indexes for tests that need some."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ipsearch.backends import make_pool
from ipsearch.commits import IndexWriter, open_snapshot
from ipsearch.encoders.hashing import HashingEncoder
from ipsearch.extraction.tagger import Tagger
from ipsearch.indexing import index_paths
from ipsearch.reports import IndexReport
from ipsearch.search import Searcher
from ipsearch.settings import read_settings
from ipsearch.sources.manifest import Manifests

ENCODER = HashingEncoder(64)
TOPICS = ("havens", "drones", "grensteams", "kunstroof", "sportevenementen", "opleidingen", "kentekens", "vuurwerk")


def letter_text(number: int, kenmerk: str | None = None) -> str:
    """A plain-text letter about one topic, with a date and perhaps a kenmerk."""
    topic = TOPICS[number % len(TOPICS)]
    head = f"Ons kenmerk\n{kenmerk}\n\n" if kenmerk else ""
    return (
        f"{head}Datum {number % 27 + 1} maart {2019 + number % 6}\nOnderwerp Voortgang {topic} {number}\n\n"
        f"In deze brief bericht ik uw Kamer over {topic}, onderdeel {number} van het fictieve programma "
        "Noorderlicht.\n\n"
        f"De afgelopen maanden is met de buurlanden gesproken over {topic}. Afgesproken is dat de teams elkaar vaker "
        f"treffen en dat nummer {number} van de lijst voorrang krijgt.\n\n"
        f"Voor de uitvoering zijn {number + 3} medewerkers vrijgemaakt. "
        "Over de uitkomsten wordt in het najaar bericht.\n"
    )


def write_letters(folder: Path, count: int, start: int = 0) -> list[Path]:
    """``count`` letters as text files, each with its own kenmerk (70000 and its number)."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(start, start + count):
        path = folder / f"{number:03}_brief.txt"
        path.write_text(letter_text(number, f"70{number:05}"), "utf-8")
        paths.append(path)
    return paths


def index(
    folder: Path, *paths: Path, commit_letters: int = 64, assign: Path | None = None, tagger: Tagger | None = None
) -> IndexReport:
    """Index files in this process, with one worker; without a tagger nothing is tagged."""
    settings = read_settings(index=folder, processes=1)
    with IndexWriter(folder, ENCODER.fingerprint) as writer, make_pool(settings) as pool:
        return index_paths(
            list(paths),
            writer,
            ENCODER,
            pool,
            tagger=tagger,
            manifests=Manifests(assign),
            commit_letters=commit_letters,
        )


def searcher(folder: Path) -> Searcher:
    """A searcher on the newest commit of an index made with ``index``."""
    return Searcher(open_snapshot(folder, ENCODER.fingerprint), ENCODER)


def run(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a user runs it, in a process of its own; tests about what is named ask for a tagger."""
    return subprocess.run(
        [sys.executable, "-m", "ipsearch", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=cwd,
        env={**os.environ, "IPSEARCH_TAGGER": "none:", **environment},
        check=False,
    )
