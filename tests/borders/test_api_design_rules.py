"""The Dutch API Design Rules: Spectral finds nothing in what the service serves, and each rule finds what breaks it."""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.borders.from_npm import installed
from tests.borders.service import client_of, settings_of
from tests.fictional import index, write_letters

RULESET = Path(__file__).with_name("api_design_rules.yaml")
CONTACT = {
    "contact_name": "Team Brieven", "contact_email": "brieven@voorbeeld.example",
    "contact_url": "https://voorbeeld.example",
}  # fmt: skip
Spoiling = Callable[[Any], object]


def _rename(document: Any, path: str, other: str) -> None:
    document["paths"][other] = document["paths"].pop(path)


# Each breaks one rule, which must find it.
SPOILED: dict[str, Spoiling] = {
    "oas3-schema": lambda d: d["paths"]["/search"]["get"].update(responses=[]),
    "path-params": lambda d: d["paths"]["/passages/{key}"]["get"].pop("parameters"),
    "operation-operationId-unique": lambda d: d["paths"]["/ask"]["get"].update(
        operationId=d["paths"]["/search"]["get"]["operationId"]
    ),
    "operation-success-response": lambda d: d["paths"]["/health"]["get"]["responses"].pop("200"),
    "openapi-3": lambda d: d.update(openapi="3.1"),
    "contact": lambda d: d["info"]["contact"].pop("email"),
    "whole-version": lambda d: d["info"].update(version="1.2"),
    "major-version-in-the-address": lambda d: d["servers"][0].update(url="/api"),
    "version-in-every-answer": lambda d: d["paths"]["/search"]["get"]["responses"]["404"]["headers"].clear(),
    "standard-methods": lambda d: d["paths"]["/search"].update(trace=d["paths"]["/search"]["get"]),
    "no-slash-at-the-end": lambda d: _rename(d, "/search", "/search/"),
    "plain-path-segments": lambda d: _rename(d, "/search", "/zoekIn_Brieven"),
    "query-keys-in-camel-case": lambda d: d["paths"]["/search"]["get"]["parameters"][0].update(name="due_before"),
    "errors-are-problems": lambda d: d["paths"]["/search"]["get"]["responses"]["404"].update(
        content={"application/json": {}}
    ),
    "invalid-input-is-400": lambda d: d["paths"]["/search"]["get"]["responses"].pop("400"),
    "days-and-moments": lambda d: d["components"]["schemas"]["Letter"]["properties"].update(date={"type": "string"}),
}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("design")
    write_letters(folder / "brieven", 1)
    index(folder / "index", folder / "brieven")
    with client_of(settings_of(folder, **CONTACT)) as client:
        return client.get("/api/v1/openapi.json").json()


@pytest.fixture(scope="module")
def found(document: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Which rules are broken in each document: the served one, and those that are spoiled."""
    folder = tmp_path_factory.mktemp("documents")
    for name, spoil in {"served": lambda _: None, **SPOILED}.items():
        made = copy.deepcopy(document)
        spoil(made)
        (folder / f"{name}.json").write_text(json.dumps(made), "utf-8")
    program = installed(".bin/spectral")
    command = [program, "lint", "--ruleset", RULESET, "--format", "json", "--quiet", *sorted(folder.iterdir())]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1, done.stderr
    broken: dict[str, set[str]] = {path.stem: set() for path in folder.iterdir()}
    for one in json.loads(done.stdout):
        broken[Path(one["source"]).stem].add(one["code"])
    return broken


def test_spectral_finds_nothing_in_what_is_served(found: dict[str, set[str]]) -> None:
    assert not found["served"]


@pytest.mark.parametrize("rule", SPOILED)
def test_spectral_finds_what_breaks_a_rule(found: dict[str, set[str]], rule: str) -> None:
    assert rule in found[rule]


def test_each_rule_has_something_that_breaks_it() -> None:
    lines = RULESET.read_text("utf-8").partition("rules:\n")[2].splitlines()
    rules = {line.strip().partition(":")[0] for line in lines if line.startswith("  ") and line[2].isalpha()}
    assert rules == SPOILED.keys()


def test_only_who_runs_it_says_who_answers_for_it(tmp_path: Path) -> None:
    with client_of(settings_of(tmp_path)) as client:
        assert "contact" not in client.get("/api/v1/openapi.json").json()["info"]
