"""The parts of the spaCy pipeline that are ours: listed names, shapes, and which of several finds counts.

``spacy.load`` finds them through the entry points of the package. After the last one ``doc.ents`` holds the mentions,
and ``ent.ent_id_`` the canonical name of each (empty when it is not known).
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from ipsearch.annotations import LABELS, Label
from ipsearch.extraction.boundaries import with_head, with_name_before, with_years, without_surroundings
from ipsearch.extraction.naming import Name, Naming, listed_names, naming, variants
from ipsearch.extraction.patterns import find_patterns

# The labels of spaCy's own Dutch pipelines and of those trained on CoNLL-2002, in ours; others are passed over.
LABEL_OF: dict[str, Label] = {
    "PER": "PERSON", "GPE": "GPE_LOC", "LOC": "GPE_LOC", "FAC": "GPE_LOC", "LAW": "LAW_TREATY",
    "PRODUCT": "PROGRAM_SYSTEM", **{label: label for label in LABELS},
}  # fmt: skip
_NAMES, _SHAPES = "names", "shapes"
_MODEL = 2
# The model leaves these to the shapes: a number is a number.
_ONLY_SHAPES = frozenset({"DATE", "KAMERSTUK"})


@Language.factory("ipsearch_names", default_config={"without": []})
def make_name_matcher(nlp: Language, name: str, without: list[str]) -> NameMatcher:
    """The factory of the component that marks listed names.

    Args:
        without: canonical names to leave out: to measure what the list is worth.
    """
    left_out = frozenset(without)
    return NameMatcher(nlp, [one for one in listed_names() if one.canonical not in left_out])


class NameMatcher:
    """Marks what is listed, in ``doc.spans["names"]``: single words as they are written, several words in any case but
    where their capitals make them a name."""

    def __init__(self, nlp: Language, names: Iterable[Name]) -> None:
        self._exact, self._folded = PhraseMatcher(nlp.vocab, attr="ORTH"), PhraseMatcher(nlp.vocab, attr="LOWER")
        self._names = {name.canonical: name for name in names}
        for name in self._names.values():
            for written in dict.fromkeys(written for form in name.forms for written in variants(form)):
                doc = nlp.make_doc(written)
                (self._exact if len(doc) == 1 else self._folded).add(name.canonical, [doc])
            self._exact.add(name.canonical, [nlp.make_doc(written) for written in name.written])

    def __call__(self, doc: Doc) -> Doc:
        found = [match for matcher in (self._exact, self._folded) for match in matcher(doc)]
        strings, names = doc.vocab.strings, self._names
        doc.spans[_NAMES] = [
            Span(doc, start, end, label=names[strings[key]].label, span_id=strings[key]) for key, start, end in found
        ]
        return doc


@Language.component("ipsearch_shapes")
def mark_shapes(doc: Doc) -> Doc:
    """Mark dates, numbers of papers and acts, missions: ``doc.spans["shapes"]``."""
    found = []
    for mention in find_patterns(doc.text):
        span = doc.char_span(
            mention.start, mention.end, label=mention.label, span_id=mention.canonical or "", alignment_mode="expand"
        )
        if span is not None:
            found.append(span)
    doc.spans[_SHAPES] = found
    return doc


@Language.factory("ipsearch_mentions")
def make_judge(nlp: Language, name: str) -> Judge:
    """The factory of the component that decides between what model, list and shapes found."""
    return Judge(naming())


class Judge:
    """Of finds that overlap the longest counts; of equals a shape before a listed name before the model's."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming

    def __call__(self, doc: Doc) -> Doc:
        labels = [(span, LABEL_OF.get(span.label_)) for span in doc.ents]
        modelled = [
            Span(doc, span.start, span.end, label=label)
            for span, label in labels
            if label and label not in _ONLY_SHAPES
        ]
        shapes, names = list(doc.spans.pop(_SHAPES, ())), list(doc.spans.pop(_NAMES, ()))
        shapes = [with_name_before(shape, modelled) for shape in shapes]
        modelled = [with_head(trimmed) for span in modelled if (trimmed := without_surroundings(span, names))]
        modelled, names = [with_years(span) for span in modelled], [with_years(with_head(span)) for span in names]
        ranked = sorted(
            [*((span, 0) for span in shapes), *((span, 1) for span in names), *((span, 2) for span in modelled)],
            key=lambda pair: _precedence(*pair),
        )
        taken: set[int] = set()
        kept = []
        for span, _ in ranked:
            places = range(span.start, span.end)
            if taken.isdisjoint(places):
                taken.update(places)
                kept.append(self._named(span))
        doc.set_ents(sorted(kept, key=lambda span: span.start), default="outside")
        return doc

    def _named(self, span: Span) -> Span:
        if span.id_ or span.label_ in _ONLY_SHAPES:
            canonical = span.id_
        else:
            canonical = self._naming.canonical(span.text, LABEL_OF[span.label_])
        return Span(span.doc, span.start, span.end, label=span.label_, span_id=canonical)


def _precedence(span: Span, source: int) -> tuple[bool, int, int, int]:
    """Longest first; but a mission ends where list or shape say so: in a table its place follows its name once more."""
    certain = span.label_ == "MISSION" and source < _MODEL
    return (not certain, span.start - span.end, source, span.start)
