"""Into which pieces are words cut? A Unigram vocabulary for Dutch that also knows English, with acronyms kept whole.

Source: Kudo, Subword Regularization, ACL 2018. Upper case, accents and punctuation are dropped: government text and
what people type differ in these first.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from tokenizers.processors import TemplateProcessing

from encoder import sources

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_ENGLISH_SHARE = 0.35
_ARTICLE_SHARE = {"circulaire": 0.8, "beleidsregel": 0.8, "verdrag": 0.1}
_OTHER_SHARE = 0.18
_LONGEST_ARTICLE = 1_500
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]?[A-Z]{1,6}\b")
_ACRONYM_COUNT = 4
# Whole at a cost at which no cut into two is cheaper.
_WHOLE = -11.0
# Of this field, and rarer in laws and treaties than in letters.
_OF_THE_FIELD = (
    "ai anpr api avim bes bnc bzk dsi ecris edps ees eppo etias eu eubam eucap eulex euam euma eumm eupol eurodac "
    "europol eurojust empact enfast fbi fiod fiu frontex gdpr icc interpol isf jbz jit jits kmar kpcn lirc maoc "
    "misp mou navo ncsc nctv nfi ngo npcc om osint ovse pcc pnr rst siena sirene sis vis vn wjsg wpg "
    "eurec eurecs osce nato un doj dea hsi cbp bpo vpo lo los fte rhc ffp wgs"
).split()
_FIRST_YEAR, _LAST_YEAR = 1945, 2040
_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def learn(data: Path, pairs: list[sources.Pair], size: int, small: bool = False) -> Tokenizer:
    """A tokenizer with at most ``size`` pieces, and the acronyms on top; ``small`` learns from the pairs alone."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    trainer = trainers.UnigramTrainer(
        vocab_size=size, special_tokens=list(SPECIAL), unk_token="[UNK]", max_piece_length=16, shrinking_factor=0.7,
        n_sub_iterations=2, show_progress=False,
    )  # fmt: skip
    texts = [pair.dutch for pair in pairs] if small else list(_texts(data, pairs))
    tokenizer.train_from_iterator(texts, trainer=trainer)
    whole = [*_acronyms(texts), *_OF_THE_FIELD, *map(str, range(_FIRST_YEAR, _LAST_YEAR + 1)), *_CHARACTERS]
    return finished(_with_whole(tokenizer, whole))


def finished(tokenizer: Tokenizer) -> Tokenizer:
    """With the marks around a text that the layers expect."""
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B [SEP]", special_tokens=[("[CLS]", first), ("[SEP]", last)]
    )
    return tokenizer


def _normalizer() -> normalizers.Normalizer:
    return normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex("[‘’‛`´']s\\b"), "s"),
            normalizers.Replace(Regex("[^\\w\\s?%€§&+=@]|_"), " "),
            normalizers.Replace(Regex("\\s+"), " "),
            normalizers.Strip(),
        ]
    )


def _texts(data: Path, pairs: list[sources.Pair]) -> Iterator[str]:
    chance = random.Random(3)
    for pair in pairs:
        yield pair.dutch
        if chance.random() < _ENGLISH_SHARE:
            yield pair.english
    yield from sources.modern(data)
    for article in sources.articles(data):
        if chance.random() < _ARTICLE_SHARE.get(article.kind, _OTHER_SHARE):
            yield article.text[:_LONGEST_ARTICLE]
    for example in (*sources.written_queries(data), *sources.fiction()):
        yield example.query
        yield example.passage


def _acronyms(texts: Iterable[str]) -> list[str]:
    seen = Counter(word for text in texts for word in _ACRONYM.findall(text))
    return sorted(word.lower() for word, count in seen.items() if count >= _ACRONYM_COUNT)


def _with_whole(tokenizer: Tokenizer, words: Iterable[str]) -> Tokenizer:
    described = json.loads(tokenizer.to_str())
    scores = dict(described["model"]["vocab"])
    for word in words:
        scores[f"▁{word}"] = max(_WHOLE, scores.get(f"▁{word}", _WHOLE))
    described["model"]["vocab"] = [list(item) for item in scores.items()]
    return Tokenizer.from_str(json.dumps(described))
