"""The page in a real browser: from a question to the marked place, by keyboard, on a phone, without scripts."""

from __future__ import annotations

import contextlib
import functools
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import uvicorn
from PIL import Image

from ipsearch.extraction.tagger import Tagger
from ipsearch.serving import make_application
from ipsearch.settings import Settings
from tests.borders.from_npm import installed
from tests.borders.hostile import TITLE, write_hostile
from tests.borders.service import settings_of, token_of
from tests.fictional import index, letter_text, write_letters

CORPUS = Path(__file__).parents[2] / "corpus"
LETTERS = (
    "103_bijlage-plaatsingen-2019.pdf",
    "106_kst-39812-12.html",
    "111_halfjaarbericht-najaar-2022.pdf",
    "letters.toml",
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PHONE = {"width": 360, "height": 640}
GRENSTEAMS = "/?q=hoe+gaat+het+met+de+grensteams"
PAGES = (
    "/", GRENSTEAMS, "/?q=%22staat+er+niet%22", "/?q=x&since=gisteren", "/?q=teams&entity=Europol", "/vragen",
    "/vragen?q=Wanneer+is+het+Verdrag+van+Kerkrade+ondertekend?", "/vragen?q=Wie+bouwde+de+kapel?", "/brieven",
    "/brieven/4957716/1?begin=10&eind=300", "/brieven/39812-12", "/brieven/6660001", "/namen", "/namen?q=onvindbaar",
    "/toezeggingen", "/toezeggingen?per=onderwerp", "/toezeggingen?kind=x", "/aanmelden", "/insturen", "/niets",
)  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium; on Debian: apt-get install chromium"),
    # One browser and one index for all of them.
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service that runs."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "brieven").mkdir()
    for name in LETTERS:
        shutil.copy(CORPUS / name, folder / "brieven" / name)
    write_hostile(folder / "brieven")
    index(folder / "index", folder / "brieven", tagger=Tagger())
    # The encoder of the tests knows no tokens: the reader is sure of less than with the one that ships.
    with running(settings_of(folder, log_requests=False, answer_threshold=0.02)) as address:
        yield address


@contextlib.contextmanager
def running(settings: Settings) -> Iterator[str]:
    """The address of a service, as long as it is needed."""
    server = uvicorn.Server(uvicorn.Config(make_application(settings), port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@contextlib.contextmanager
def opened(browser: Any, site: str, **options: Any) -> Iterator[Any]:
    """A page; nothing may be asked from outside, no script may fail, and the browser may refuse nothing of ours."""
    context = browser.new_context(base_url=site, locale="nl-NL", **options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(site) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert not wrong


def test_from_a_search_to_the_marked_place(browser: Any, site: str, tmp_path: Path) -> None:
    with opened(browser, site, viewport={"width": 1200, "height": 900}) as page:
        page.goto("/")
        page.fill("#q", "hoe gaat het met de grensteams")
        page.click("form[role=search] button")
        hit = page.locator(".treffer").first
        assert "kenmerk 4957716" in hit.inner_text()
        assert "p. 1" in hit.locator(".bladzijde").inner_text()
        assert hit.locator("mark").count() > 1
        hit.locator("h3 a").click()
        page.locator(".beeld img").evaluate("image => image.decode()")
        assert page.url.endswith("#plaats")
        assert "Grensteams" in page.locator("#plaats").inner_text()
        assert page.locator("#plaats").evaluate(
            "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom < innerHeight }"
        )
        page.locator(".beeld img").screenshot(path=tmp_path / "blad.png")
    pixels = np.asarray(Image.open(tmp_path / "blad.png").convert("RGB")).astype(int)
    yellow = (pixels[:, :, 0] > 240) & (abs(pixels[:, :, 1] - 226) < 12) & (pixels[:, :, 2] < 110)
    rows = np.where(yellow.any(axis=1))[0] / len(pixels)
    # The first paragraph below the first heading: a strip just above the middle of the page, in the left column.
    assert yellow.mean() > 0.01
    assert 0.4 < rows.min() < rows.max() < 0.65
    assert (np.where(yellow.any(axis=0))[0].max() / pixels.shape[1]) < 0.75


def test_an_answer_opens_its_place(browser: Any, site: str) -> None:
    with opened(browser, site) as page:
        page.goto("/vragen")
        page.fill("#q", "Wanneer is het Verdrag van Kerkrade ondertekend?")
        page.keyboard.press("Enter")
        quote = page.locator(".antwoord blockquote a").first
        words = quote.inner_text()
        quote.click()
        assert " ".join(page.locator("#plaats").inner_text().split()) == " ".join(words.split())


def test_everything_by_keyboard(browser: Any, site: str) -> None:
    with opened(browser, site) as page:
        page.goto("/brieven")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "sprong"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud"
        page.goto("/namen")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.goto("/")
        page.keyboard.type("grensteams")
        page.keyboard.press("Enter")
        page.wait_for_selector(".treffer")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement === document.querySelector('.treffer h3 a')")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        page.keyboard.press("Enter")
        page.wait_for_selector("#plaats")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_sticks_out_on_a_phone(browser: Any, site: str, address: str) -> None:
    with opened(browser, site, viewport=PHONE) as page:
        assert page.goto(address).status < 500
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("address", ["/brieven", "/namen", "/toezeggingen"])
def test_a_row_of_a_list_is_a_card_on_a_phone(browser: Any, site: str, address: str) -> None:
    with opened(browser, site, viewport=PHONE) as page:
        page.goto(address)
        row = page.locator("tbody tr").first
        first, others = row.locator(".eerst"), row.locator("[data-kop]")
        assert first.bounding_box()["width"] > 300
        assert all(one.bounding_box()["y"] > first.bounding_box()["y"] for one in others.all())
        headings = page.locator("thead th").all_inner_texts()
        assert {one.get_attribute("data-kop") for one in others.all()} < set(headings)
        said = others.first.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert said.strip('"') == others.first.get_attribute("data-kop")


def test_without_scripts_one_searches_reads_and_pages(browser: Any, site: str) -> None:
    with opened(browser, site, java_script_enabled=False) as page:
        page.goto("/")
        page.fill("#q", "politie")
        page.click("form[role=search] button")
        assert page.locator(".treffer").count() == 10
        assert not page.locator("[data-kopie]").first.is_visible()
        page.locator("a[rel=next]").click()
        assert "vanaf=10" in page.url
        page.locator(".treffer h3 a").first.click()
        assert page.locator("#plaats").first.is_visible()


def test_toezeggingen_are_narrowed_and_taken_along(browser: Any, site: str, tmp_path: Path) -> None:
    with opened(browser, site, accept_downloads=True) as page:
        page.goto("/toezeggingen")
        page.check("#open")
        page.select_option("#kind", "made")
        page.click("form[role=search] button")
        assert page.locator("#open").is_checked()
        states = {one.inner_text().strip() for one in page.locator(".stand").all()}
        assert states
        assert not states & {"nagekomen", "✓ nagekomen"}
        with page.expect_download() as taken:
            page.click("text=Als CSV")
        taken.value.save_as(tmp_path / "toezeggingen.csv")
        words = page.locator("tbody td:nth-child(3) > a").first.inner_text()
    text = (tmp_path / "toezeggingen.csv").read_text("utf-8-sig")
    assert text.startswith("id,kind,strength,status")
    assert " ".join(words.split()) in text.replace('""', '"')


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    """Settings for a small index, to which letters may be added."""
    write_letters(tmp_path / "brieven", 2)
    index(tmp_path / "index", tmp_path / "brieven")
    return settings_of(tmp_path, log_requests=False)


def sign_in(page: Any, settings: Settings) -> None:
    page.goto("/insturen")
    page.click("text=Meld u aan")
    page.fill("#token", token_of(settings, "write"))
    page.keyboard.press("Enter")
    page.wait_for_selector("#file")


@pytest.mark.parametrize("scripts", [True, False])
def test_letters_are_handed_in_and_followed(
    browser: Any, small: Settings, tmp_path: Path, axe: str, scripts: bool
) -> None:
    files = [tmp_path / "nieuw.txt", tmp_path / "kapot.pdf"]
    files[0].write_text(letter_text(7, "7000777"), "utf-8")
    files[1].write_bytes(b"%PDF-1.7 niets")
    with running(small) as site, opened(browser, site, viewport=PHONE, java_script_enabled=scripts) as page:
        sign_in(page, small)
        page.set_input_files("#file", files)
        page.click("form button")
        page.wait_for_selector("#volgt")
        until = time.monotonic() + 60
        while page.locator("[data-volg]").count() and time.monotonic() < until:
            time.sleep(0.5)
            if not scripts:
                page.reload()
        assert "Niet gelukt. Het bestand is leeg of beschadigd" in page.locator(".taak-failed").inner_text()
        if scripts:
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
            page.evaluate(axe)
            assert not page.evaluate("axe.run()")["violations"]
        page.click(".taak-done a")
        assert "7000777" in page.locator("main").inner_text()


def test_what_is_too_large_is_said_before_it_is_sent(browser: Any, small: Settings, tmp_path: Path) -> None:
    (tmp_path / "groot.txt").write_bytes(b"x" * 1_100_000)
    small = replace(small, file_megabytes=1)
    with running(small) as site, opened(browser, site) as page:
        sign_in(page, small)
        page.set_input_files("#file", tmp_path / "groot.txt")
        page.click("form button")
        page.get_by_text("Samen te groot om te versturen; het grootste bestand is groot.txt.").wait_for()
        assert page.url.endswith("/insturen")


def test_a_page_elsewhere_cannot_hand_in_letters(browser: Any, small: Settings) -> None:
    with running(small) as site, opened(browser, site) as page:
        sign_in(page, small)
        context = browser.new_context(storage_state=page.context.storage_state())
    with running(small) as site:
        for elsewhere in ("http://boos.example/", "http://127.0.0.1:59999/"):
            page = context.new_page()
            form = f"""<form method=post enctype=multipart/form-data action={site}/insturen>
                <textarea name=file>tekst</textarea></form>"""
            fulfil = functools.partial(lambda form, route: route.fulfill(body=form, content_type="text/html"), form)
            page.route(elsewhere, fulfil)
            page.goto(elsewhere)
            with page.expect_navigation() as sent:
                page.evaluate("document.forms[0].submit()")
            # A site elsewhere has no cookie to send; a page of another port here has, and is told apart all the same.
            assert sent.value.url.startswith(site)
            said = page.locator("body").inner_text()
            assert "formulier van deze site" in said or "Aanmelden" in said
            assert ("formulier van deze site" in said) == ("127.0.0.1" in elsewhere)
    context.close()
    assert not small.uploads.exists()


def test_suggestions_and_copies(browser: Any, site: str) -> None:
    with opened(browser, site, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(GRENSTEAMS)
        page.fill("#q", "")
        page.type("#q", "verdrag van")
        page.wait_for_selector("#suggesties option", state="attached")
        assert page.locator("#suggesties option").first.get_attribute("value") == "Verdrag van Kerkrade"
        page.locator("[data-kopie]").first.click()
        page.get_by_text("Gekopieerd", exact=True).wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == "Minister van Justitie en Veiligheid, brief van 24 november 2022, kenmerk 4957716, p. 1"


def test_a_hostile_letter_runs_nothing(browser: Any, site: str) -> None:
    with opened(browser, site, viewport=PHONE) as page:
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for address in ("/?q=gevaarlijke+brief", "/brieven/6660001", "/brieven"):
            page.goto(address)
            assert TITLE in page.locator("main").inner_text()
            assert page.title() != "gekaapt"
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert not dialogs


def test_paper_shows_the_text_and_not_the_forms(browser: Any, site: str) -> None:
    with opened(browser, site) as page:
        page.goto(GRENSTEAMS)
        page.emulate_media(media="print")
        assert page.locator(".treffer").first.is_visible()
        assert page.locator("cite").first.is_visible()
        assert not page.locator("form").first.is_visible()
        assert not page.locator("nav").first.is_visible()


@pytest.fixture(scope="module")
def axe() -> str:
    """The checks of axe-core."""
    return installed("axe-core/axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(browser: Any, site: str, axe: str, colours: str) -> None:
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
    found = {}
    with opened(browser, site, color_scheme=colours) as page:
        for address in PAGES:
            assert page.goto(address).status < 500
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            page.evaluate(axe)
            result = page.evaluate("rules => axe.run(document, rules)", rules)
            assert len(result["passes"]) > 15
            for violation in result["violations"]:
                found[address, violation["id"]] = [node["html"][:200] for node in violation["nodes"]]
    assert not found
