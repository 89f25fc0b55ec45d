"""What a letterhead asks of whoever answers the letter, in the wordings that Dutch government stationery has."""

from __future__ import annotations

_VARIANTS = tuple(
    f"Bij beantwoording {please}{what} vermelden. {rest}"
    for please in ("", "graag ", "gaarne ", "s.v.p. ")
    for what in ("de datum en ons kenmerk", "datum en kenmerk", "de datum en onze referentie", "ons kenmerk")
    for rest in (
        "Wilt u slechts één zaak in uw brief behandelen.",
        "Wilt u slechts één onderwerp in uw brief behandelen.",
        "Wilt u in uw brief slechts één zaak behandelen.",
        "Per brief één onderwerp behandelen.",
        "Per brief één zaak behandelen.",
    )
)
_ADDRESS_ALONE = (
    "Correspondentie uitsluitend richten aan het retouradres met vermelding van de datum en het kenmerk van deze brief."
)
# Narrow margin columns break them anywhere.
REPLY_INSTRUCTIONS = (*_VARIANTS, _ADDRESS_ALONE)
