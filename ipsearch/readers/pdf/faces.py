"""Which fonts has this document shown so far?"""

from __future__ import annotations

from pypdf.generic import DictionaryObject, IndirectObject, PdfObject

from ipsearch.readers.pdf.fonts import Face, face_of


class FaceShelf:
    """The faces of one document, each read once."""

    def __init__(self) -> None:
        self._faces: dict[object, Face | None] = {}
        # Fonts that are no indirect objects are known by their id(), which holds as long as they live.
        self._kept: list[PdfObject] = []

    def face(self, resources: DictionaryObject, name: str) -> Face | None:
        """The face that a page calls ``name`` (with its slash); ``None`` when there is none that can be read."""
        given = resources.get("/Font")
        fonts = given.get_object() if given is not None else None
        if not isinstance(fonts, DictionaryObject) or name not in fonts:
            return None
        raw = fonts.raw_get(name)
        key: object = (raw.idnum, raw.generation) if isinstance(raw, IndirectObject) else id(raw)
        if key not in self._faces:
            self._kept.append(raw)
            self._faces[key] = _read(raw)
        return self._faces[key]


def _read(raw: PdfObject) -> Face | None:
    try:
        resource = raw.get_object()
        return face_of(resource) if isinstance(resource, DictionaryObject) else None
    except MemoryError:
        raise
    except Exception:  # a broken font costs its own text only; the count against pdfium reports the loss
        return None
