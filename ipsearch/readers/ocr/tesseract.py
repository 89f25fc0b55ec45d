"""Is Tesseract there, and what does it read in a picture?

Tesseract is another program (package ``tesseract-ocr``, Dutch: ``tesseract-ocr-nld``). It runs once a picture, on one
core, inside the memory limit of the process that asks, and is ended when it takes too long.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass

from ipsearch.readers.ocr.pictures import Picture
from ipsearch.readers.ocr.tables import TableWord, words_in

_LANGUAGE = "nld"
_ORIENTATION = "osd"
# A page takes one to five seconds; what takes this long is no page of text.
_SECONDS = 35.0
_LIST_SECONDS = 30.0
_TURN = re.compile(r"^Rotate: (\d+)$.*^Orientation confidence: ([\d.]+)$", re.MULTILINE | re.DOTALL)
# Below this Tesseract itself takes its guess of the orientation for a guess.
_SURE_TURN = 1.0


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at ``path``. ``turns`` says whether it can tell how a page is turned; it may take ``seconds``."""

    path: str
    turns: bool = False
    seconds: float = _SECONDS

    def words(self, picture: Picture) -> list[TableWord]:
        """The words of a picture, junk among them; none when it fails."""
        return words_in(self._run(picture, "-l", _LANGUAGE, "tsv"))

    def quarters(self, picture: Picture) -> int:
        """By how many quarter turns to the right the picture comes upright; 0 when that cannot be told."""
        if not self.turns:
            return 0
        found = _TURN.search(self._run(picture, "-l", _ORIENTATION, "--psm", "0"))
        return int(found[1]) // 90 % 4 if found and float(found[2]) >= _SURE_TURN else 0

    def _run(self, picture: Picture, *options: str) -> str:
        # One thread: files are read side by side already, and each thread takes address space.
        command = (*_one_thread(), self.path, "stdin", "stdout", "--dpi", str(round(picture.dpi)), *options)
        try:
            done = subprocess.run(
                command, input=picture.portable(), capture_output=True, timeout=self.seconds, check=False
            )  # fmt: skip
        except (subprocess.TimeoutExpired, OSError):
            return ""
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def find_tesseract() -> Tesseract | str:
    """Tesseract with Dutch; or, when something is missing, what to install."""
    path = shutil.which("tesseract")
    if path is None:
        return "install Tesseract with Dutch (packages tesseract-ocr and tesseract-ocr-nld) to read its pictures."
    languages = _languages(path)
    if _LANGUAGE not in languages:
        return "Tesseract is installed without Dutch; install package tesseract-ocr-nld to read its pictures."
    return Tesseract(path, turns=_ORIENTATION in languages)


def _languages(path: str) -> frozenset[str]:
    try:
        done = subprocess.run(
            (path, "--list-langs"), capture_output=True, text=True, timeout=_LIST_SECONDS, check=False
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(done.stdout.split())


def _one_thread() -> tuple[str, ...]:
    env = shutil.which("env")
    return (env, "OMP_THREAD_LIMIT=1") if env else ()
