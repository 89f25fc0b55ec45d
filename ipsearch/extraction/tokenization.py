"""How is Dutch text cut into words for the tagger, and what does it see of a word?

As spaCy does it, with the cuts that names and numbers need; and the shape of a word says whether our word lists know it
without a capital. That "Televisie" is a word and "Vanderpoorten" is none, no small model learns from examples.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacy.attrs import SHAPE
from spacy.lang.char_classes import ALPHA
from spacy.lang.lex_attrs import word_shape
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from ipsearch.text.analysis import fold
from ipsearch.text.compounds import is_known

if TYPE_CHECKING:
    from spacy.language import Language

# A dash or slash between two names parts them; a hyphen does not ("Benelux-politieverdrag").
_INFIXES = [rf"(?<=[{ALPHA}])[–/](?=[{ALPHA}])", rf"(?<=[{ALPHA}0-9])[–/](?=[(])"]


_FAMILIAR = "~"
_APOSTROPHE_S = frozenset({"'s", "'S", "’s", "’S"})


@registry.tokenizers("ipsearch.DutchTokenizer.v1")  # type: ignore[untyped-decorator]  # catalogue has no types
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """A factory for ``[nlp.tokenizer]`` of a spaCy configuration."""

    def make(nlp: Language) -> Tokenizer:
        """The tokenizer of one pipeline, whose vocabulary learns our shapes."""
        defaults = nlp.Defaults
        nlp.vocab.lex_attr_getters[SHAPE] = shape_of  # type: ignore[attr-defined]  # left out of the stubs of spaCy
        # What has no letter among spaCy's exceptions are smileys: in letters "8)" closes a bracket.
        exceptions = {
            form: cut for form, cut in defaults.tokenizer_exceptions.items() if any(c.isalpha() for c in form)
        }
        exceptions = {form: cut for form, cut in exceptions.items() if ")" not in form and "(" not in form}
        # A plural or genitive belongs to its name: "FILO’s" is one word, as "Europols" is.
        suffixes = [suffix for suffix in defaults.suffixes or () if suffix not in _APOSTROPHE_S]
        return Tokenizer(
            nlp.vocab,
            rules=exceptions,
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(suffixes).search,
            infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *_INFIXES]).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return make


def shape_of(text: str) -> str:
    """The shape of a word as spaCy writes it (``Xxxxx``), marked when it is a word, or made of words, of our lists."""
    shape = str(word_shape(text))
    return shape + _FAMILIAR if is_known(fold(text)) else shape
