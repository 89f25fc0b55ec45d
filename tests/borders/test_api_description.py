"""The description of the API: what the Dutch API Design Rules ask beyond the document, and an API that does it."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from ipsearch.serving import make_application
from ipsearch.settings import Settings
from ipsearch.tokens import TokenFile
from tests.borders.service import client_of, settings_of
from tests.fictional import index, write_letters

DOCUMENT = "/api/v1/openapi.json"
HERE = {"Host": "localhost"}
EXAMPLES = 30
NO_FAULTS = [
    ignored_auth,  # reading is free on this machine, as is described
    positive_data_acceptance,  # 2023-02-31 is text, and refused: no schema says which days there are
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("description")
    write_letters(folder / "brieven", 3)
    index(folder / "index", folder / "brieven")
    return settings_of(folder, log_requests=False)


@pytest.fixture(scope="module")
def document(service: Settings) -> Any:
    with client_of(service) as client:
        answer = client.get(DOCUMENT)
    assert answer.headers["access-control-allow-origin"] == "*"  # /core/publish-openapi
    return answer.json()


@pytest.fixture(scope="module")
def operations(document: Any) -> dict[tuple[str, str], Any]:
    return {(path, method): operation for path, item in document["paths"].items() for method, operation in item.items()}


def test_the_address_is_that_of_the_version(document: Any) -> None:
    """/core/uri-version; what more the rules ask of the document itself, Spectral checks (test_api_design_rules.py)."""
    major = document["info"]["version"].partition(".")[0]
    assert [one["url"] for one in document["servers"]] == [f"/api/v{major}"]


def test_only_handing_in_changes_anything(operations: dict[tuple[str, str], Any]) -> None:
    """/core/http-safety: reading is GET"""
    assert {method for _, method in operations} <= {"get", "post"}
    assert [path for path, method in operations if method == "post"] == ["/letters"]
    assert all(operation["summary"] and operation["tags"] for operation in operations.values())


def test_answers_do_not_say_what_they_are_made_with(service: Settings) -> None:
    """/core/hide-implementation"""
    with client_of(service) as client:
        headers = client.get("/api/v1/letters").headers
    assert not {"server", "x-powered-by"} & headers.keys()


def test_every_route_of_the_contract_is_described(document: Any) -> None:
    named = {
        "search", "ask", "letters", "letters/{name}", "letters/{name}/pages/{number}",
        "letters/{name}/pages/{number}.png", "letters/{name}/file", "passages/{key}", "entities", "toezeggingen",
        "jobs/{identity}",
        "health", "ready", "metrics",
    }  # fmt: skip
    assert {path.removeprefix("/") for path in document["paths"]} == named


def test_what_is_typed_has_examples(document: Any) -> None:
    schemas = document["components"]["schemas"]
    for name in ("Letter", "Toezegging", "Hit", "Quote", "Entity", "Job", "Problem", "SearchResult", "Answer"):
        assert any("examples" in field for field in schemas[name]["properties"].values()), name


def test_the_api_does_what_its_description_says(service: Settings) -> None:
    """Any parameter that anyone may think of: no answer that is not described, and no fault of ours."""
    token = TokenFile(service.tokens).create("schemathesis", "write")[1]
    api = schemathesis.openapi.from_asgi(DOCUMENT, make_application(service), headers=HERE)
    tried = set()
    for found in api.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
            phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=st.one_of(operation.as_strategy(), operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)))
        def try_out(case: schemathesis.Case) -> None:
            shown = HERE | ({"Authorization": f"Bearer {token}"} if case.method == "POST" else {})
            case.call_and_validate(headers=shown, excluded_checks=NO_FAULTS)
            tried.add((case.method, case.path))

        try_out()
    assert len(tried) == 15
