"""Letters set by pdfTeX: Type 1 or bitmap fonts, real footnotes, two columns of text."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from layouts.content import Content
from layouts.designs import Design
from layouts.grouping import Group, grouped, widths

_SIGNS = str.maketrans({
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "€": r"\texteuro{}",
    "«": r"\guillemotleft{}", "»": r"\guillemotright{}", "•": r"\textbullet{}", "’": "'", "‘": "`", "“": "``",
    "”": "''", "–": "--", "…": r"\dots{}",
})  # fmt: skip
_FONTS = {"Latin Modern": r"\usepackage{lmodern}", "Times": r"\usepackage{mathptmx}", "bitmap": ""}
_RULES = {"lined": (r"\toprule", r"\midrule", r"\bottomrule"), "ruled": (r"\hline", r"\hline", r"\hline")}


def render_tex(content: Content, design: Design, path: Path) -> None:
    """Write the PDF; three runs, as page numbers refer to the last one."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "letter.tex").write_text(_document(content, design), "utf-8")
        for _ in range(3):
            command = ["pdflatex", "-interaction=batchmode", "letter.tex"]
            subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=False)
        path.write_bytes((Path(folder) / "letter.pdf").read_bytes())


def _document(content: Content, design: Design) -> str:
    edges = f"left={design.left}pt,right={design.right}pt,top={design.top}pt,bottom={design.bottom}pt"
    folio = _tex(design.folio).replace(r"\{n\}", r"\thepage").replace(r"\{m\}", r"\pageref{end}")
    parts = [
        rf"\documentclass[{round(design.size)}pt,a4paper]{{article}}\usepackage[utf8]{{inputenc}}\usepackage[T1]{{fontenc}}",
        rf"\usepackage{{textcomp}}{_FONTS[design.font]}\usepackage[dutch]{{babel}}\usepackage[{edges}]{{geometry}}",
        r"\usepackage{booktabs,array,fancyhdr,multicol}\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}",
        rf"\fancyfoot[C]{{{folio}}}\setcounter{{secnumdepth}}{{0}}\raggedbottom\raggedright\frenchspacing",
        r"\hyphenpenalty=10000\exhyphenpenalty=10000\setlength{\parindent}{0pt}\setlength{\parskip}{6pt plus 2pt}",
        rf"\renewcommand{{\labelitemi}}{{{_tex(design.bullets[0])}}}\renewcommand{{\labelitemii}}{{{_tex(design.bullets[1])}}}",
        r"\renewcommand{\theenumi}{\arabic{enumi}}\begin{document}",
        rf"\begin{{multicols}}{{{design.columns}}}" if design.columns > 1 else "",
        *(_block(group, design) for group in grouped(content, soften=False)),
        r"\end{multicols}" if design.columns > 1 else "",
        r"\label{end}\end{document}",
    ]
    return "\n".join(parts)


def _block(group: Group, design: Design) -> str:
    kind = group["kind"]
    if kind == "heading":
        return rf"\{'section' if group['level'] == 1 else 'subsection'}*{{{_runs(group)}}}"
    if kind == "list":
        return _list(group)
    if kind == "table":
        return _table(group["rows"], design)
    if kind == "signature":
        first, *others = (_tex(line) for line in group["lines"])
        return rf"\par\vspace{{20pt}}{first}\par\vspace{{30pt}}" + "".join(rf"{line}\par " for line in others)
    return f"{_runs(group)}\n"


def _list(group: Group) -> str:
    name = "enumerate" if group["ordered"] else "itemize"
    start = rf"\setcounter{{enumi}}{{{group['start'] - 1}}}" if group["ordered"] else ""
    items = []
    for item in group["items"]:
        inner = "".join(rf"\item {_runs(child)} " for child in item["children"])
        items.append(rf"\item {_runs(item)}" + (rf"\begin{{itemize}}{inner}\end{{itemize}}" if inner else ""))
    return rf"\begin{{{name}}}{start}" + "\n".join(items) + rf"\end{{{name}}}"


def _table(rows: Sequence[Sequence[str]], design: Design) -> str:
    shares = widths(rows)
    spec = [rf">{{\raggedright\arraybackslash}}p{{{0.82 * share / sum(shares):.3f}\linewidth}}" for share in shares]
    top, middle, bottom = _RULES.get(design.table, ("", "", ""))
    columns = "|" + "|".join(spec) + "|" if design.table == "ruled" else "".join(spec)
    line = r"\\ \hline " if design.table == "ruled" else r"\\ "
    body = line.join(" & ".join(map(_tex, row)) for row in rows[1:])
    head = " & ".join(rf"\textbf{{{_tex(cell)}}}" for cell in rows[0])
    return rf"\par\begin{{tabular}}{{{columns}}}{top} {head}\\ {middle} {body}\\ {bottom}\end{{tabular}}\par"


def _runs(group: Group) -> str:
    return "".join(_tex(run) if isinstance(run, str) else rf"\footnote{{{_tex(run['note'])}}}" for run in group["runs"])


def _tex(text: str) -> str:
    return text.translate(_SIGNS)
