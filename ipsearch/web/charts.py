"""How often is something named over the years, as a small drawing?"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

_WIDTH, _HEIGHT, _GAP = 120, 28, 1


def bars(years: Mapping[int, int], first: int, last: int) -> Markup:
    """A bar a year from ``first`` to ``last``, as SVG that says in words what it shows."""
    span = max(1, last - first + 1)
    width = _WIDTH / span
    most = max(years.values(), default=1)
    drawn = Markup()
    for year, count in sorted(years.items()):
        height = max(2.0, (_HEIGHT - 2) * count / most)
        drawn += Markup('<rect x="{}" y="{}" width="{}" height="{}"/>').format(
            f"{(year - first) * width:.1f}", f"{_HEIGHT - height:.1f}", f"{max(1.0, width - _GAP):.1f}", f"{height:.1f}"
        )
    words = ", ".join(f"{year}: {count}" for year, count in sorted(years.items())) or "geen datum"
    return Markup(
        '<svg class="grafiek" role="img" viewBox="0 0 {} {}" aria-label="{}"><title>{}</title>{}</svg>'
    ).format(_WIDTH, _HEIGHT, f"Vermeldingen per jaar: {words}", words, drawn)
