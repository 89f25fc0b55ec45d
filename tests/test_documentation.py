"""What the documents say is true: folders, files, commands and settings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer

from ipsearch.cli import app
from ipsearch.settings import NAMES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_the_architecture_has_a_question_for_every_folder() -> None:
    folders = {path.name for path in (ROOT / "ipsearch").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    headed = dict(re.findall(r"^## `(\w+)/`: (.+)$", ARCHITECTURE, re.MULTILINE))
    assert headed.keys() == folders
    assert all(question.endswith("?") for question in headed.values())


def test_every_path_that_the_documents_name_exists() -> None:
    named = set(re.findall(r"`((?:ipsearch|scripts|tests|corpus|docs)/[\w./\-]*)`", README + ARCHITECTURE))
    assert named
    assert not sorted(name for name in named if not (ROOT / name).exists())


def test_every_module_that_the_architecture_names_exists() -> None:
    modules = {path.stem for path in (ROOT / "ipsearch").rglob("*.py")}
    named = set(re.findall(r"`(\w+)\.py`", ARCHITECTURE))
    assert named <= modules


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"ipsearch {command}" in README


@pytest.mark.parametrize("setting", sorted(NAMES))
def test_the_readme_names_every_setting(setting: str) -> None:
    assert f"`{setting}`" in README


def test_the_readme_opens_with_the_demo_and_the_tests() -> None:
    opening = README[:1500]
    assert "scripts/demo" in opening
    assert "scripts/test" in opening


def test_every_dependency_is_pinned_and_says_what_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = {
        re.sub(r"[_.]", "-", line.split("==")[0]).lower()
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.sub(r"[_.]", "-", re.split(r"[<>=!\[ ]", name)[0]).lower() for name in wanted}
    assert names <= pinned
    assert not {name for name in names if name not in ARCHITECTURE.lower().replace("_", "-")}


def test_nothing_of_this_machine_gets_into_an_image() -> None:
    """What git leaves out, tokens and letters among it, a container is built without."""
    left_out, ignored = (
        {
            line.strip("/").removeprefix("**/")
            for line in (ROOT / name).read_text("utf-8").splitlines()
            if line[:1] not in "#!"
        }
        for name in (".gitignore", ".containerignore")
    )
    assert left_out - {""} <= ignored


def test_the_changelog_has_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
