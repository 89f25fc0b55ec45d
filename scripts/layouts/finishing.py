"""What is done to a finished file: turned pages, page labels, pages wrapped in forms."""

from __future__ import annotations

import math
from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.constants import PageLabelStyle
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, RectangleObject

from layouts.designs import Design


def finish(path: Path, design: Design) -> None:
    """Apply the design's changes to the file."""
    if not design.after:
        return
    writer = PdfWriter(clone_from=PdfReader(path))
    for page in writer.pages:
        for change in design.after:
            if change.startswith("rotate"):
                _turn(page, int(change.removeprefix("rotate")))
            elif change == "forms":
                _wrap(page, writer)
    if "labels" in design.after:
        # On purpose not the printed number: the printed one counts.
        writer.set_page_label(0, len(writer.pages) - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    for page in writer.pages:
        page.compress_content_streams()
    writer.write(path)


def _turn(page: PageObject, degrees: int) -> None:
    """Draw the page turned and turn it back by /Rotate: it looks the same, its coordinates do not."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    angle = math.radians(degrees)
    cos, sin = round(math.cos(angle)), round(math.sin(angle))
    across, up = abs(cos) * width + abs(sin) * height, abs(sin) * width + abs(cos) * height
    shift = {90: (height, 0.0), 180: (width, height), 270: (0.0, width)}[degrees]
    page.add_transformation(Transformation((cos, sin, -sin, cos, *shift)))
    for box in ("/MediaBox", "/CropBox"):
        page[NameObject(box)] = RectangleObject((0, 0, across, up))
    page[NameObject("/Rotate")] = NumberObject(degrees)


def _wrap(page: PageObject, writer: PdfWriter) -> None:
    """Move the page's content into a Form XObject that the page only calls."""
    contents = page.get_contents()
    form = DecodedStreamObject()
    form.set_data(contents.get_data() if contents is not None else b"")
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): RectangleObject(page.mediabox),
            NameObject("/Resources"): page["/Resources"],
        }
    )
    called = writer._add_object(form.flate_encode())
    call = DecodedStreamObject()
    call.set_data(b"q /Whole Do Q")
    page[NameObject("/Contents")] = ArrayObject([writer._add_object(call)])
    xobjects = DictionaryObject({NameObject("/Whole"): called})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): xobjects})
