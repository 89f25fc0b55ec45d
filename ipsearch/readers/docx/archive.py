"""Which parts does a Word file have, and is it safe to unpack them?

The directory of the zip file states sizes before a byte is unpacked: too many parts, too much text or a ratio that no
document reaches is refused there. Parts are unpacked up to the stated size only, and parsed without a DTD, entities or
network.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree

from ipsearch.errors import Damaged, Encrypted, TooLarge, UnsupportedFormat
from ipsearch.readers.drafts import Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_R = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

WORD_DOCUMENT = "word/document.xml"
_MAX_PARTS = 5_000
# One XML part of a letter: 300 pages with tables and tracked changes are about 30 MB.
_MAX_PART_BYTES = 64_000_000
# XML packs to a tenth, repetitive tables to a fiftieth. Small parts may pack better: they do no harm.
_MAX_RATIO = 120
_RATIO_COUNTS_FROM = 5_000_000
# A DTD stands before the root element; in UTF-16 every other byte of it is NUL.
_DTD_WINDOW = 65_536
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Archive:
    """A Word file that passed the checks on its directory.

    Raises:
        TooLarge: more parts or bytes than a document has, or packed tighter than text packs.
        Damaged, Encrypted: the zip file cannot be unpacked.
    """

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        self.file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
            raise Damaged(file, "The DOCX is broken or incomplete. Fetch it again from where it came from.") from error
        _check(parts, file, limits)
        self._parts = {part.filename: part for part in parts}

    def read(self, name: str) -> etree._Element | None:
        """The root element of an XML part; ``None`` when the file has no such part."""
        part = self._parts.get(name)
        if part is None:
            return None
        data = self._unpack(part)
        if _DTD.search(data[:_DTD_WINDOW].replace(b"\x00", b"")):
            message = "The DOCX declares entities (a DTD), which Word never writes and which can exhaust the machine."
            raise UnsupportedFormat(self.file, f"{message} Open it in Word and save it again.")
        data = data.replace(_STRICT_W, W[1:-1].encode()).replace(_STRICT_R, R[1:-1].encode())
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
            root: etree._Element = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            message = f"The part {name} of the DOCX is broken. Open it in Word and save it again."
            raise Damaged(self.file, message) from error
        return root

    def data(self, name: str) -> bytes | None:
        """A part as it is stored, when the file has it.

        Raises:
            TooLarge: more than a part of a letter has.
        """
        part = self._parts.get(name)
        if part is None:
            return None
        if part.file_size > _MAX_PART_BYTES:
            raise TooLarge(self.file, f"The part {name} unpacks to {part.file_size / 1e6:.0f} MB. It was not read.")
        return self._unpack(part)

    def relations(self, name: str) -> dict[str, str]:
        """Targets of a part's relations by id, as names of parts of this file."""
        return {relation.get("Id", ""): target for relation, target in self._related(name)}

    def main(self) -> str:
        """The name of the part that holds the text: some of Microsoft's own programs number it ("document2.xml")."""
        return self.part("", "officeDocument", WORD_DOCUMENT)

    def part(self, name: str, kind: str, usual: str) -> str:
        """The name of the part that a part relates to as that kind; the usual one where none is stated or there."""
        stated = (target for relation, target in self._related(name) if _kind(relation) == kind)
        return next((target for target in stated if target in self._parts), usual)

    def _related(self, name: str) -> list[tuple[etree._Element, str]]:
        folder, base = posixpath.split(name)
        root = self.read(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return []
        return [
            (relation, _resolve(folder, relation.get("Target", "")))
            for relation in root.iter(_RELATION)
            if relation.get("TargetMode") != "External"
        ]

    def _unpack(self, part: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(part) as stream:
                data = stream.read(part.file_size + 1)
        except RuntimeError as error:
            raise Encrypted(self.file, "The DOCX is protected by a password. Save it without one.") from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            message = f"The part {part.filename} of the DOCX cannot be unpacked. Fetch the file again."
            raise Damaged(self.file, message) from error
        if len(data) > part.file_size:
            raise TooLarge(self.file, f"The part {part.filename} is larger than the file states. It was not read.")
        return data


def _check(parts: list[zipfile.ZipInfo], file: str, limits: Limits) -> None:
    if len(parts) > _MAX_PARTS:
        raise TooLarge(file, f"The DOCX has {len(parts):,} parts; a letter has at most {_MAX_PARTS:,}.")
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked_bytes:
        limit = limits.unpacked_bytes / 1e6
        raise TooLarge(file, f"The DOCX unpacks to {total / 1e6:.0f} MB; the limit is {limit:.0f} MB.")
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        tight = part.file_size > _MAX_RATIO * max(1, part.compress_size)
        if part.file_size > _MAX_PART_BYTES or (tight and part.file_size > _RATIO_COUNTS_FROM):
            size = f"{part.file_size / 1e6:.0f} MB from {part.compress_size / 1e6:.1f} MB"
            raise TooLarge(file, f"The part {part.filename} unpacks to {size}, as no letter does. It was not read.")


def _kind(relation: etree._Element) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2]


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
