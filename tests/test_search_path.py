"""A search is light: it loads no torch, no sentence-transformers, no spaCy, and nothing that reads letters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fictional import index, write_letters

HEAVY = (
    "torch",
    "sentence_transformers",
    "transformers",
    "spacy",
    "thinc",
    "pandas",
    "sklearn",
    "fastapi",
    "uvicorn",
    "pydantic",
    "jinja2",
)
_SEARCH = """
import sys
from ipsearch.cli import app
try:
    app({arguments!r})
except SystemExit as stopped:
    assert not stopped.code, stopped.code
print("LOADED", *sorted(name for name in sys.modules if "." not in name or name.startswith("ipsearch.")))
"""


@pytest.mark.parametrize(
    "command", [["search", "havens"], ["ask", "havens"], ["letters"], ["show", "7000001"], ["verify"]]
)
def test_a_fresh_process_loads_nothing_heavy(tmp_path: Path, command: list[str]) -> None:
    write_letters(tmp_path / "brieven", 2)
    index(tmp_path / "index", tmp_path / "brieven")
    arguments = [*command, "--index", str(tmp_path / "index")]
    environment = {"IPSEARCH_ENCODER": "hashing:64"}
    done = subprocess.run(
        [sys.executable, "-c", _SEARCH.format(arguments=arguments)],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.rsplit("LOADED", 1)[1].split())
    assert loaded & {"tantivy", "faiss"}, "the test looked at the wrong process"
    assert not loaded & set(HEAVY)
    assert not loaded & {"pypdf", "pypdfium2", "lxml", "fastapi", "ir_measures"}
    if command[0] == "search":
        assert not loaded & {"ipsearch.extraction.naming", "ipsearch.ledger", "ipsearch.stories"}


_END = """
import gc, sys
from ipsearch.cli import main
sys.argv = ["ipsearch", "--version"]
try:
    main()
finally:
    print(gc.get_freeze_count())
"""


def test_a_process_that_ends_does_not_tidy_up() -> None:
    done = subprocess.run([sys.executable, "-c", _END], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) > 1_000, "objects that are left to the system"
