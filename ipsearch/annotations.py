"""What stands in a text besides its words? Standoff annotations, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that a letter defines, as printed: ``KPCN`` and ``Korps Politie Caribisch Nederland``."""

    short: str
    long: str
