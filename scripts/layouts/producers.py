"""Which producer makes a design? Each is imported only when it is asked for."""

from __future__ import annotations

from pathlib import Path

from layouts.content import Content
from layouts.designs import Design


def render(content: Content, design: Design, path: Path) -> None:
    """Write the file with the design's producer."""
    if design.producer == "typst":
        from layouts.typst_files import render_typst

        render_typst(content, design, path)
    elif design.producer == "weasyprint":
        from layouts.webpage_files import render_weasyprint

        render_weasyprint(content, design, path)
    elif design.producer == "libreoffice":
        from layouts.office_files import render_office

        render_office(content, design, path)
    elif design.producer == "chromium":
        from layouts.browser_files import render_chromium

        render_chromium(content, design, path)
    elif design.producer == "qt":
        from layouts.browser_files import render_qt

        render_qt(content, design, path)
    elif design.producer == "tex":
        from layouts.tex_files import render_tex

        render_tex(content, design, path)
    else:
        from layouts.reportlab_files import render_reportlab

        render_reportlab(content, design, path)
