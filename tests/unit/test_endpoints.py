"""Which language model does a setting name?"""

from __future__ import annotations

import pytest

from ipsearch.answering.endpoint import Endpoint
from ipsearch.backends import make_endpoint
from ipsearch.errors import SettingsError
from ipsearch.settings import Settings, read_settings


def test_by_default_there_is_none() -> None:
    assert make_endpoint(Settings()) is None


def test_an_endpoint_is_named_by_its_address_and_its_model() -> None:
    settings = read_settings(
        answerer="openai:http://127.0.0.1:11434/v1#model:7b", answerer_seconds=9, answerer_key="geheim"
    )
    assert make_endpoint(settings) == Endpoint("http://127.0.0.1:11434/v1", "model:7b", 9.0, "geheim")
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "extractive",
        "extractive:x",
        "openai:",
        "openai:http://host/v1",
        "openai:file:///etc#m",
        "openai:http:#m",
        "x:",
    ],
)
def test_anything_else_is_refused_with_a_way_out(name: str) -> None:
    with pytest.raises(SettingsError, match="extractive:"):
        make_endpoint(read_settings(answerer=name))
