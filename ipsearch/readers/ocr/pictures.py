"""What does a page look like, in shades of grey?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Lighter than this is paper, whatever the lamp of the scanner.
_DARK = 128
# Paper without print: less than this share of it is dark.
_EMPTY_SHARE = 0.00002


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey: rows of pixels from 0 (black) to 255 (white), ``dpi`` pixels to the inch."""

    pixels: npt.NDArray[np.uint8]
    dpi: float

    @property
    def points(self) -> float:
        """What one pixel measures, in points."""
        return 72.0 / self.dpi

    @property
    def blank(self) -> bool:
        """Whether nothing at all stands on it."""
        return bool(np.count_nonzero(self.pixels < _DARK) < _EMPTY_SHARE * self.pixels.size)

    def stroke(self, left: int, top: int, right: int, bottom: int) -> float:
        """The mean width in pixels of the strokes in a box, along the line; 0 when it holds none."""
        dark = self.pixels[max(0, top) : bottom, max(0, left) : right] < _DARK
        if not dark.size:
            return 0.0
        starts = np.count_nonzero(dark[:, 0]) + np.count_nonzero(dark[:, 1:] & ~dark[:, :-1])
        return float(np.count_nonzero(dark) / starts) if starts else 0.0

    def portable(self) -> bytes:
        """The picture as a portable graymap (PGM), the plainest format that Tesseract reads."""
        height, width = self.pixels.shape
        return b"P5 %d %d 255\n" % (width, height) + self.pixels.tobytes()
