"""What every encoder promises, on every encoder there is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from ipsearch.backends import make_encoder
from ipsearch.encoders.hashing import HashingEncoder
from ipsearch.errors import ModelError
from ipsearch.protocols import Encoder

WORDS = "de een brief over politie haven kunstroof schip vraag antwoord : query passage".split()
TEXTS = ("Een brief over de politie", "kunstroof", "Een schip in de haven", "", "de een brief over politie haven")
CONFIGURATION = "config_sentence_transformers.json"

Make = Callable[[], Encoder]


@pytest.fixture(scope="module", autouse=True)
def offline() -> Iterator[None]:
    """No test of ours asks the network for a model."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HF_HUB_OFFLINE", "1")
        yield


def model(folder: Path, seed: int = 1, prompts: dict[str, str] | None = None) -> Path:
    """A sentence-transformers model with a word for each of ``WORDS``, of 24 dimensions."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer = Tokenizer(WordLevel({word: place for place, word in enumerate(["[UNK]", *WORDS])}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = Lowercase(), Whitespace()
    weights = np.random.default_rng(seed).normal(size=(len(WORDS) + 1, 24)).astype(np.float32)
    static = StaticEmbedding(tokenizer, embedding_weights=torch.from_numpy(weights))
    SentenceTransformer(modules=[static], device="cpu", prompts=prompts).save(str(folder), create_model_card=False)
    return folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return model(tmp_path_factory.mktemp("model") / "plain")


@pytest.fixture(scope="module")
def prompted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prompts = {"query": "query: ", "passage": "passage: "}
    return model(tmp_path_factory.mktemp("model") / "prompted", prompts=prompts)


@pytest.fixture(scope="module", params=["shipped", "hashing", "plain", "prompted"])
def make(request: pytest.FixtureRequest) -> Make:
    """Makes the encoder anew, as another process would."""
    if request.param in {"shipped", "hashing"}:
        return lambda: make_encoder(f"{request.param}:")
    folder: Path = request.getfixturevalue(request.param)
    return lambda: make_encoder(f"sentence-transformers:{folder}")


@pytest.fixture(scope="module")
def encoder(make: Make) -> Encoder:
    return make()


def test_vectors_have_the_shape_that_is_promised(encoder: Encoder) -> None:
    rows, row = encoder.encode_passages(TEXTS).texts, encoder.encode_query(TEXTS[0]).text
    assert (rows.shape, row.shape) == ((len(TEXTS), encoder.dimensions), (encoder.dimensions,))
    assert rows.dtype == row.dtype == np.float32


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_passages([]).texts.shape == (0, encoder.dimensions)


def test_vectors_are_of_length_one_or_zero(encoder: Encoder) -> None:
    queries = [encoder.encode_query(text).text for text in TEXTS]
    lengths = np.linalg.norm([*encoder.encode_passages(TEXTS).texts, *queries], axis=1)
    assert all(length == pytest.approx(1, abs=1e-5) or length == 0 for length in lengths)
    assert np.linalg.norm(encoder.encode_passages(TEXTS[:1]).texts) == pytest.approx(1, abs=1e-5)


def test_the_same_text_gives_the_same_vector_each_time_and_in_another_process(make: Make, encoder: Encoder) -> None:
    once, other = encoder.encode_passages(TEXTS).texts, make()
    assert np.array_equal(once, encoder.encode_passages(TEXTS).texts)
    assert np.array_equal(once, other.encode_passages(TEXTS).texts)
    assert np.array_equal(encoder.encode_query(TEXTS[0]).text, other.encode_query(TEXTS[0]).text)


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: Encoder) -> None:
    together = encoder.encode_passages(TEXTS).texts
    alone = np.concatenate([encoder.encode_passages([text]).texts for text in TEXTS])
    assert np.allclose(together, alone, atol=1e-6)
    assert np.allclose(encoder.encode_passages(TEXTS[::-1]).texts[::-1], together, atol=1e-6)


def test_vectors_of_tokens_are_there_for_all_texts_or_for_none(encoder: Encoder) -> None:
    passages, query = encoder.encode_passages(TEXTS), encoder.encode_query(TEXTS[0])
    if passages.tokens is None:
        assert (query.tokens, query.weights) == (None, None)
        return
    assert query.tokens is not None
    assert query.weights is not None
    assert len(passages.tokens) == len(TEXTS)
    widths = {tokens.shape[1] for tokens in passages.tokens if len(tokens)}
    assert widths == {query.tokens.shape[1]}
    assert all(tokens.dtype == np.int8 for tokens in passages.tokens)
    assert len(query.weights) == len(query.tokens)
    assert (query.weights > 0).all()
    assert np.linalg.norm(query.tokens, axis=1) == pytest.approx(1, abs=1e-3)


def test_every_vector_of_a_token_has_its_place_in_the_text(encoder: Encoder) -> None:
    texts = (*TEXTS, "haven " * 400)  # longer than what is read of a text
    vectors = encoder.encode_passages(texts).tokens or [()] * len(texts)
    for text, tokens in zip(texts, vectors, strict=True):
        places = encoder.token_places(text)
        assert len(places) == len(tokens)
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert [start for start, _ in places] == sorted(start for start, _ in places)


def test_the_passage_with_the_words_of_the_query_is_nearest(encoder: Encoder) -> None:
    texts = ["politie", "kunstroof", "schip haven"]
    for place, text in enumerate(texts):
        assert int(np.argmax(encoder.encode_passages(texts).texts @ encoder.encode_query(text).text)) == place


def test_the_fingerprint_is_stable(make: Make, encoder: Encoder) -> None:
    assert make().fingerprint == encoder.fingerprint


def test_every_model_has_its_own_fingerprint(plain: Path, prompted: Path, tmp_path: Path) -> None:
    folders = [plain, prompted, model(tmp_path / "other", seed=2)]
    names = ["shipped:", "hashing:", "hashing:64", *(f"sentence-transformers:{folder}" for folder in folders)]
    assert len({make_encoder(name).fingerprint for name in names}) == len(names)


def test_the_fingerprint_is_of_the_model_and_not_of_its_place(plain: Path, tmp_path: Path) -> None:
    copy = make_encoder(f"sentence-transformers:{model(tmp_path / 'elders')}")
    assert copy.fingerprint == make_encoder(f"sentence-transformers:{plain}").fingerprint


def test_prompts_of_the_model_open_query_and_passage(plain: Path, prompted: Path) -> None:
    with_prompts, without = (make_encoder(f"sentence-transformers:{folder}") for folder in (prompted, plain))
    asked, spelled_out = with_prompts.encode_query("politie").text, without.encode_query("query: politie").text
    assert np.allclose(asked, spelled_out, atol=1e-6)
    haven, prefixed = with_prompts.encode_passages(["haven"]).texts, without.encode_passages(["passage: haven"]).texts
    assert np.allclose(haven, prefixed, atol=1e-6)
    assert not np.allclose(with_prompts.encode_query("haven").text, haven[0])


def test_a_prompt_named_document_opens_passages_too(plain: Path, tmp_path: Path) -> None:
    named = make_encoder(
        f"sentence-transformers:{model(tmp_path / 'm', prompts={'query': '', 'document': 'passage: '})}"
    )
    bare = make_encoder(f"sentence-transformers:{plain}")
    haven, prefixed = named.encode_passages(["haven"]).texts, bare.encode_passages(["passage: haven"]).texts
    assert np.allclose(haven, prefixed, atol=1e-6)


def test_a_changed_prompt_changes_the_fingerprint(prompted: Path, tmp_path: Path) -> None:
    changed = model(tmp_path / "m", prompts={"query": "vraag: ", "passage": "passage: "})
    assert json.loads((changed / CONFIGURATION).read_text())["prompts"]["query"] == "vraag: "
    one, other = (make_encoder(f"sentence-transformers:{folder}") for folder in (prompted, changed))
    assert one.fingerprint != other.fingerprint


@pytest.mark.parametrize("content", [None, "{"])
def test_what_is_no_model_is_refused_with_a_way_out(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "modules.json").write_text(content)
    with pytest.raises(ModelError, match="Name a folder"):
        make_encoder(f"sentence-transformers:{tmp_path}")


def test_hashing_takes_its_dimensions_from_its_name() -> None:
    assert make_encoder("hashing:32").dimensions == 32
    assert make_encoder("hashing:").fingerprint == HashingEncoder().fingerprint
