"""What stands around the text of a page: letterhead, margin column, running head and page number."""

from __future__ import annotations

from dataclasses import dataclass

from layouts.content import Content
from layouts.designs import Design

MINISTRY = "Ministerie van Justitie en Veiligheid"
RETURN = "> Retouradres Postbus 90001 2509 ZZ Den Haag"
ADDRESSEE = ("Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 90018", "2500 ZA DEN HAAG")
DIRECTORATE = ("Directoraat-Generaal Rechtshandhaving en Grenzen", "Directie Internationale Politiezaken")
PLACE = ("Voorbeeldplein 1", "2500 ZZ Den Haag", "Postbus 90001", "2509 ZZ Den Haag", "www.jenv.example")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value in a letterhead or margin; the label may be empty."""

    role: str
    label: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join((self.label, *self.lines)).strip()


def letterhead(content: Content, design: Design) -> tuple[Pair, ...]:
    """The head of the first page, from top to bottom."""
    meta = content.meta
    if not design.head:
        return ()
    subject = Pair("onderwerp", "Onderwerp" if design.head == "lines" else "Betreft", (meta["subject"],))
    if design.head == "grid":
        own = Pair("kenmerk", "Ons kenmerk", (meta["kenmerk"],)) if "kenmerk" in meta else None
        pairs = (
            Pair("adres", "Aan", ("de Voorzitter van de Tweede Kamer der Staten-Generaal",)),
            Pair("datum", "Datum", (content.date,)),
            Pair("afzender", "Van", (DIRECTORATE[1],)),
            *((own,) if own else ()),
            subject,
        )
        return (Pair("ministerie", "", (MINISTRY,)), *pairs)
    dated = () if design.margin else (Pair("datum", "Datum", (content.date,)),)
    head = (Pair("ministerie", "", (MINISTRY,)), Pair("retouradres", "", (RETURN,)), Pair("adres", "", ADDRESSEE))
    return (*head, *dated, subject)


def margin(content: Content, design: Design, *, first: bool) -> tuple[Pair, ...]:
    """The margin column of the first page, or of a later one."""
    if not design.margin:
        return ()
    own = Pair("kenmerk", "Ons kenmerk", (content.meta["kenmerk"],)) if "kenmerk" in content.meta else None
    short = (Pair("afzender", "", DIRECTORATE), Pair("datum", "Datum", (content.date,)), *((own,) if own else ()))
    if not first:
        return short
    contact = Pair("contact", "Contactpersoon", (content.meta.get("contact", "A. Kolenbrander"), "T 070 000 00 00"))
    remark = "Bij beantwoording de datum en ons kenmerk vermelden. Wilt u slechts één zaak in uw brief behandelen."
    return (short[0], Pair("adres", "", PLACE), contact, *short[1:], Pair("instructie", "", (remark,)))


def printed_number(design: Design, number: int) -> int | None:
    """The number on the ``number``-th page, from 1."""
    return design.first_page + (number - 1) * design.page_step if design.folio else None


def folio(design: Design, number: int, total: int) -> str:
    """The page number as it stands on the page; the total is the last page's own number."""
    return design.folio.format(n=printed_number(design, number), m=printed_number(design, total))


def running(content: Content, design: Design, number: int) -> str:
    """The head of later pages: the subject."""
    return content.meta["subject"] if design.running and number > 1 else ""


def furniture(content: Content, design: Design, number: int, total: int) -> list[tuple[str, str, str]]:
    """Kind, role and text of everything around the text of a page."""
    found = [("header", p.role, p.text) for p in (letterhead(content, design) if number == 1 else ())]
    if text := running(content, design, number):
        found.append(("header", "kop", text))
    found += [("margin", p.role, p.text) for p in margin(content, design, first=number == 1)]
    if text := folio(design, number, total):
        head = design.folio_place.startswith("head")
        found.append(("header" if head else "footer", "pagina", text))
    return found
