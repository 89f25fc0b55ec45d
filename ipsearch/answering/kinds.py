"""The kinds of questions, and the types of answer."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["who", "count", "length", "when", "where", "which", "whether", "why", "how", "what", "change", "topic"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Want = Literal["number", "percent", "money", "duration", "date", "place", "actor", "cause", "reference"]
WANTS: tuple[Want, ...] = get_args(Want)
