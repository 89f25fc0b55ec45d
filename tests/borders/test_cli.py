"""Every command of the contract: its exit codes, its JSON fields, and a message that helps."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.fictional import run, write_letters

LETTER = {
    "id", "file", "sha256", "title", "kenmerk", "kenmerk_origin", "kamerstuk", "annex_to", "date", "date_origin",
    "subject", "sender", "addressee", "signatory", "pages", "indexed_at",
}  # fmt: skip
PAGE = {"number", "printed", "text", "blocks"}
BLOCK = {"kind", "text", "start", "end", "paragraph"}
HIT = {
    "rank", "score", "passage", "letter", "file", "title", "kenmerk", "kamerstuk", "date", "subject", "section",
    "pages", "paragraphs", "text", "highlights", "entities", "citation", "why",
}  # fmt: skip
REPORT = {"added", "updated", "unchanged", "removed", "failed", "passages", "seconds", "commit"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with letters in ``brieven`` and their index in ``index``."""
    folder = tmp_path_factory.mktemp("cli")
    write_letters(folder / "brieven", 6)
    done = run("index", folder / "brieven", "--index", folder / "index")
    assert done.returncode == 0, done.stderr
    return folder


def ok(*arguments: str | Path) -> Any:
    """Standard output of a command that must succeed, as JSON."""
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return json.loads(done.stdout)


def test_index_reports_what_it_did(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 2)
    report = ok("index", tmp_path / "brieven", "--index", tmp_path / "index")
    assert report.keys() >= REPORT
    assert (len(report["added"]), report["failed"], report["commit"]) == (2, [], 1)


def test_index_with_an_unreadable_file_ends_with_1_and_names_it(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 2)
    (tmp_path / "brieven" / "leeg.pdf").write_bytes(b"")
    done = run("index", tmp_path / "brieven", "--index", tmp_path / "index", "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert len(report["added"]) == 2
    assert [failed.keys() for failed in report["failed"]] == [{"file", "error", "message"}]
    assert report["failed"][0]["file"] == "leeg.pdf"
    shown = run("index", tmp_path / "brieven", "--index", tmp_path / "index")
    assert shown.returncode == 1
    assert "failed: leeg.pdf: " in shown.stdout
    assert "1 failed" in shown.stdout.splitlines()[-1]


def test_the_summary_is_one_line(made: Path) -> None:
    done = run("index", made / "brieven", "--index", made / "index")
    assert done.stdout.splitlines() == [line for line in done.stdout.splitlines() if line.startswith("6 unchanged;")]
    assert not done.stderr, "progress belongs on a terminal only"


def test_letters(made: Path) -> None:
    found = ok("letters", "--index", made / "index")["letters"]
    assert len(found) == 6
    assert all(letter.keys() >= LETTER for letter in found)
    assert [letter["date"] for letter in found] == sorted(letter["date"] for letter in found)
    assert "7000003" in run("letters", "--index", made / "index").stdout


def test_show_a_letter_and_a_page(made: Path) -> None:
    shown = ok("show", "7000002", "--index", made / "index")
    assert shown["letter"].keys() >= LETTER
    for page in shown["pages"]:
        assert page.keys() >= PAGE
        for block in page["blocks"]:
            assert block.keys() >= BLOCK
            furniture = block["kind"] in {"margin", "header", "footer"}
            assert (block["start"] is None) == furniture
            assert furniture or page["text"][block["start"] : block["end"]] == block["text"]
    assert ok("show", "7000002", "--page", "1", "--index", made / "index") == shown["pages"][0]
    assert "printed" in run("show", shown["letter"]["id"][:6], "--index", made / "index").stdout


def test_show_what_is_not_there_ends_with_2(made: Path) -> None:
    for arguments in (("show", "onbekend"), ("show", "7000002", "--page", "9"), ("show", "7000002", "--page", "0")):
        done = run(*arguments, "--index", made / "index")
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_search(made: Path) -> None:
    found = ok("search", "voorrang voor havens", "-k", "3", "--index", made / "index")
    assert found.keys() >= {"query", "took_ms", "total", "hits"}
    assert len(found["hits"]) == 3
    for rank, hit in enumerate(found["hits"], 1):
        assert hit.keys() >= HIT
        assert hit["rank"] == rank
        assert hit["why"].keys() >= {"lexical", "dense", "rerank", "exact"}
        page = ok("show", hit["letter"], "--page", str(hit["pages"][0]["number"]), "--index", made / "index")
        place = hit["pages"][0]
        assert place.keys() >= {"number", "printed", "start", "end"}
        assert page["text"][place["start"] : place["end"]] == hit["text"]
    shown = run("search", "voorrang voor havens", "--index", made / "index").stdout
    assert "kenmerk 70000" in shown


def test_search_filters(made: Path) -> None:
    arguments = ("search", "teams", "--since", "2021", "--until", "2021-12-31", "--index", made / "index")
    assert {hit["date"][:4] for hit in ok(*arguments)["hits"]} == {"2021"}
    assert {
        hit["kenmerk"] for hit in ok("search", "teams", "--kenmerk", "7000001", "--index", made / "index")["hits"]
    } == {"7000001"}
    assert {
        hit["kenmerk"] for hit in ok("search", "teams", "--letter", "7000001", "--index", made / "index")["hits"]
    } == {"7000001"}
    assert ok("search", "teams", "--kind", "table", "--index", made / "index")["hits"] == []


def test_ask(made: Path) -> None:
    found = ok("ask", "Hoeveel medewerkers zijn vrijgemaakt voor de uitvoering?", "--index", made / "index")
    assert found.keys() >= {"question", "answered", "answer", "confidence", "quotes", "hits", "reason"}
    assert found["answered"] is True
    assert found["reason"] is None
    for quote in found["quotes"]:
        assert quote.keys() >= {"text", "letter", "file", "kenmerk", "number", "printed", "start", "end", "citation"}
        page = ok("show", quote["letter"], "--page", str(quote["number"]), "--index", made / "index")
        assert page["text"][quote["start"] : quote["end"]] == quote["text"]
    assert any("medewerkers vrijgemaakt" in quote["text"] for quote in found["quotes"])
    assert re.fullmatch(r"\d+ medewerkers", found["answer"])


def test_ask_says_no_with_the_reason_and_the_nearest_passages(made: Path) -> None:
    found = ok("ask", "Welke belasting betaalt de Paus over zijn ijscokar?", "--index", made / "index")
    assert (found["answered"], found["answer"], found["quotes"]) == (False, None, [])
    assert found["reason"]
    assert found["hits"]
    assert found["reason"] in run("ask", found["question"], "--index", made / "index").stdout


def test_ask_takes_questions_from_a_file(made: Path, tmp_path: Path) -> None:
    questions = tmp_path / "vragen.jsonl"
    questions.write_text('{"id": "a", "question": "Hoeveel medewerkers zijn vrijgemaakt?"}\n', "utf-8")
    done = run("ask", "--questions", questions, "--index", made / "index", "--json")
    assert json.loads(done.stdout)["id"] == "a"


def test_search_takes_queries_from_a_file(made: Path, tmp_path: Path) -> None:
    queries = tmp_path / "vragen.jsonl"
    queries.write_text('{"id": "a", "query": "havens"}\n\n{"id": "b", "query": "drones"}\n', "utf-8")
    done = run("search", "--queries", queries, "-k", "2", "--index", made / "index", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], len(row["hits"])) for row in rows] == [("a", 2), ("b", 2)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("search", ""),
        ("ask",),
        ("ask", "?"),
        ("search", "havens", "--since", "gisteren"),
        ("search", "havens", "--kind", "plaatje"),
        ("search", "havens", "-k", "0"),
        ("search", "havens", "--letter", "onbekend"),
        ("search", "--queries", "/nergens.jsonl"),
        ("nergens",),
        ("index",),
        ("read", "/nergens.pdf"),
        ("remove", "onbekend"),
        ("evaluate", "/nergens.jsonl"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(made: Path, arguments: tuple[str, ...]) -> None:
    extra = () if arguments[0] in {"read", "nergens"} else ("--index", str(made / "index"))
    done = run(*arguments, *extra)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_it_says_which_version_it_is() -> None:
    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert run("--version").stdout == f"ipsearch {project['version']}\n"


@pytest.mark.parametrize("command", [("letters",), ("search", "x"), ("show", "x"), ("verify",), ("remove", "x")])
def test_a_missing_index_ends_with_3_and_makes_none(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--index", tmp_path / "geen")
    assert done.returncode == 3
    assert "ipsearch index" in done.stderr
    assert not (tmp_path / "geen").exists()


def test_remove(tmp_path: Path) -> None:
    write_letters(tmp_path / "brieven", 3)
    run("index", tmp_path / "brieven", "--index", tmp_path / "index")
    assert ok("remove", "7000000", "002_brief.txt", "--index", tmp_path / "index")["removed"] == [
        "000_brief.txt",
        "002_brief.txt",
    ]
    assert [letter["kenmerk"] for letter in ok("letters", "--index", tmp_path / "index")["letters"]] == ["7000001"]


def test_read_needs_no_index(tmp_path: Path) -> None:
    path = write_letters(tmp_path, 1)[0]
    shown = ok("read", path)
    assert shown["letter"].keys() >= LETTER
    assert (shown["letter"]["kenmerk"], shown["letter"]["indexed_at"]) == ("7000000", None)
    assert shown["pages"][0].keys() >= PAGE
    assert "havens" in run("read", path).stdout


def test_read_of_an_unreadable_file_ends_with_1_and_the_reason(tmp_path: Path) -> None:
    (tmp_path / "leeg.docx").write_bytes(b"")
    done = run("read", tmp_path / "leeg.docx")
    assert done.returncode == 1
    assert done.stderr.startswith("ipsearch: leeg.docx: ")


def test_verify(made: Path) -> None:
    found = ok("verify", "--index", made / "index")
    assert (found["ok"], found["letters"], found["problems"]) == (True, 6, [])
    assert run("verify", "--index", made / "index").stdout.startswith("all true")


def test_evaluate(made: Path, tmp_path: Path) -> None:
    gold = {"doc": "000_brief.txt", "quote": "zijn 3 medewerkers vrijgemaakt", "grade": 2}
    topic = {
        "id": "q1",
        "query": "3 medewerkers vrijgemaakt havens",
        "type": "number",
        "answerable": True,
        "gold": [gold],
    }
    path = tmp_path / "vragen.jsonl"
    path.write_text(json.dumps(topic) + "\n", "utf-8")
    found = ok("evaluate", path, "--index", made / "index", "--legs", "--compare", f"index={made / 'index'}")
    assert found["ALL"]["topics"] == 1
    assert found["number"]["RR(rel=2)"]["mean"] == 1.0
    assert found["legs"].keys() == {"lexical", "dense", "fused"}
    assert found["compared"]["ALL"]["nDCG@10"] == {"mean": 0.0, "low": 0.0, "high": 0.0}
    said = run("evaluate", path, "--index", made / "index", "--legs").stdout
    assert [word for word in ("lexical", "dense", "fused", "as it is shown") if word not in said] == []


@pytest.mark.parametrize("settings", ["index", "nonsense=1", "encoder=hashing:x"])
def test_evaluate_with_settings_that_make_no_sense_says_so(made: Path, tmp_path: Path, settings: str) -> None:
    (tmp_path / "vragen.jsonl").write_text("", "utf-8")
    done = run("evaluate", tmp_path / "vragen.jsonl", "--index", made / "index", "--compare", settings)
    assert done.returncode == 2
    assert settings.partition("=")[0] in done.stderr


def test_search_says_why_and_what_else_it_looked_for(made: Path) -> None:
    done = run("search", "medewerkers vrijgemaackt", "--index", made / "index", "--why")
    assert "why: lexical" in done.stdout
    assert "vrijgemaackt → vrijgemaakt (spelling)" in done.stdout
    found = ok("search", "medewerkers vrijgemaackt", "--index", made / "index")
    assert found["read_as"] == [{"words": ["vrijgemaackt"], "also": ["vrijgemaakt"], "kind": "spelling"}]
    assert found["hits"][0]["why"]["features"].keys() >= {"lexical", "dense", "tokens", "coverage", "period"}


def test_the_same_passage_in_another_file_is_listed_below_it(tmp_path: Path) -> None:
    text = "De minister heeft de Kamer gemeld dat de nieuwe zeehaven vóór het einde van het jaar met spoed is geopend."
    for name, more in (("een", "Dit is de brief zelf."), ("twee", "Dit is een afschrift daarvan.")):
        (tmp_path / f"{name}.txt").write_text(f"{more}\n\n{text}\n", "utf-8")
    run("index", tmp_path, "--index", tmp_path / "index")
    found = ok("search", "zeehaven geopend", "--index", tmp_path / "index")["hits"]
    assert [text in hit["text"] for hit in found].count(True) == 1
    assert [copy.keys() for copy in found[0]["copies"]] == [{"passage", "letter", "file", "citation"}]
    assert "the same in" in run("search", "zeehaven geopend", "--index", tmp_path / "index").stdout


@pytest.mark.parametrize(
    "command",
    ["index", "remove", "letters", "show", "search", "ask", "read", "verify", "evaluate", "serve"],
)
def test_help_says_what_a_command_does(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5


def test_output_into_a_closed_pipe_is_no_failure(made: Path) -> None:
    command = f"'{sys.executable}' -m ipsearch search teams -k 10 --index '{made / 'index'}' | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0


def test_control_characters_of_a_letter_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(
        "Een brief met \x1b[31mrode\x1b[0m letters en \x9b1m meer.\n\nEinde.\n", "utf-8"
    )
    run("index", tmp_path / "brief.txt", "--index", tmp_path / "index")
    assert "\x1b" not in run("search", "rode letters", "--index", tmp_path / "index").stdout
