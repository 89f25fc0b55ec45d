"""Turn a rendered letter into a scan: page pictures only, slightly askew and grainy."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.pdf import A4

DPI = 200
ANGLES = (0.35, -0.25, 0.15, 0.3)
JPEG_QUALITY = 38


def render_scan(letter: Path, path: Path) -> None:
    """Picture each page of `letter` and put the pictures in a PDF without any text."""
    document = pypdfium2.PdfDocument(letter)
    rl_config.useA85 = 0  # raw JPEG bytes: a quarter smaller
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    noise = np.random.default_rng(39812)
    for number in range(len(document)):
        picture = document[number].render(scale=DPI / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(worn(picture, ANGLES[number % len(ANGLES)], noise)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    document.close()


def worn(picture: Image.Image, angle: float, noise: np.random.Generator) -> io.BytesIO:
    """Askew, a little grey, grainy, and packed as JPEG."""
    askew = picture.convert("L").rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
    pixels = np.asarray(askew, dtype=np.float32)
    grain = noise.normal(0.0, 4.0, pixels.shape)
    grey = np.clip(18 + pixels * 0.9 + grain, 0, 255).astype(np.uint8)
    packed = io.BytesIO()
    Image.fromarray(grey).save(packed, "JPEG", quality=JPEG_QUALITY, optimize=True)
    packed.seek(0)
    return packed
