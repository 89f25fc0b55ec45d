"""The rules of the house that a machine can keep."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ipsearch"
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}
# Where the program meets its surroundings.
BORDERS = {"cli.py", "terminal.py", "settings.py", "__main__.py"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 45


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def trees(paths: list[Path] = MODULES) -> Iterator[tuple[Path, ast.Module]]:
    for path in paths:
        yield path, ast.parse(path.read_text("utf-8"))


def test_imports_point_down_without_cycles() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "2 kept, 0 broken" in done.stdout


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [named(path) for path in MODULES if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_says_what_it_answers(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring, "no docstring"
    if path.name == "__init__.py" and path.parent != PACKAGE:
        assert docstring.splitlines()[0].rstrip().endswith("?") or "?" in docstring, "a folder answers a question"


def test_nothing_below_the_border_prints_or_reads_the_environment() -> None:
    found = []
    for path, tree in trees([path for path in MODULES if path.name not in BORDERS]):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                found.append(f"{named(path)}:{node.lineno} print")
            if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "basicConfig"}:
                found.append(f"{named(path)}:{node.lineno} {node.attr}")
    assert not found


def test_no_assert_in_the_package() -> None:
    assert not [
        f"{named(path)}:{node.lineno}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert)
    ]


def test_values_are_slotted() -> None:
    """A dataclass has slots, unless its docstring says why it is not slotted."""
    loose = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                loose += [
                    f"{named(path)}:{node.lineno} {node.name}"
                    for decorator in node.decorator_list
                    if "dataclass" in ast.unparse(decorator)
                    and "slots=True" not in ast.unparse(decorator)
                    and "not slotted" not in (ast.get_docstring(node) or "")
                ]
    assert not loose


def test_functions_and_files_are_short() -> None:
    long = [
        f"{named(path)}: {n} lines"
        for path in MODULES
        if (n := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    ]
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{named(path)}:{node.lineno} {node.name}: {length} lines")
    assert not long


def test_an_ignore_gives_its_reason() -> None:
    bare = []
    for path in MODULES:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if re.search(r"# (noqa|type: ignore)(?!.*(- | {2}# )\w)", line):
                bare.append(f"{named(path)}:{number} {line.strip()}")
    assert not bare


def test_the_repo_names_no_registry_and_no_path_of_a_machine() -> None:
    forbidden = re.compile(r"https?://[\w.\-]*(pypi|npmjs|debian|pytorch)\.\w+|/work/|/root/|/opt/")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    found = []
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".cfg", ""} and path.is_file() and path != Path(__file__):
            text = path.read_bytes().decode("utf-8", "ignore")
            found += [f"{name}: {match.group()}" for match in forbidden.finditer(text)]
    assert not found
