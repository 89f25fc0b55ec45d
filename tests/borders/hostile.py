"""A letter that tries to be more than text."""

from __future__ import annotations

from pathlib import Path

TITLE = '<script>document.title="gekaapt"</script> "><img src=x onerror=alert(1)>'
RIGHT_TO_LEFT = "bestand\u202efdp.exe\u202c"
ENDLESS = "Aa" * 900


def write_hostile(folder: Path) -> Path:
    """The letter, as a text file with a name of the same kind."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "000_<b>'vet'&amp;.txt"
    path.write_text(
        f"Ons kenmerk\n6660001\n\nDatum 3 mei 2022\nOnderwerp {TITLE}\n\n"
        f"De gevaarlijke brief noemt {RIGHT_TO_LEFT} en <b>vet</b> en {{{{ 7*7 }}}} en &lt;i&gt;.\n\n"
        f"{ENDLESS} eindeloos.\n",
        "utf-8",
    )
    return path
