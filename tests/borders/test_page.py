"""The page without a browser: what it says in every state, and that what letters say is shown as text."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from ipsearch.extraction.tagger import Tagger
from tests.borders.hostile import ENDLESS, TITLE, write_hostile
from tests.borders.service import NAMING, client_of, settings_of
from tests.fictional import index, write_letters

PROMISE = (
    "Ons kenmerk\n8880001\n\nDatum 3 mei 2022\nOnderwerp Evaluatie liaisons\n\nEvaluatie liaisons\n\n"
    "Ik zeg uw Kamer toe dat ik u vóór 1 december 2022 informeer over de uitkomsten van de evaluatie van de liaisons.\n"
)
KEPT = (
    "Ons kenmerk\n8880002\n\nDatum 20 november 2022\nOnderwerp Uitkomsten evaluatie liaisons\n\n"
    "Met deze brief informeer ik u, zoals toegezegd in mijn brief van 3 mei 2022, over de uitkomsten van de "
    "evaluatie van de liaisons. Daarmee is de toezegging nagekomen.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    write_letters(folder / "brieven", 14)
    write_hostile(folder / "brieven")
    for number, text in enumerate((PROMISE, KEPT)):
        (folder / "brieven" / f"9{number}_toezegging.txt").write_text(text, "utf-8")
    extra = f"Ons kenmerk\n5550001\n\nDatum 3 maart 2021\nOnderwerp Europol\n\n{NAMING}"
    (folder / "brieven" / "namen.txt").write_text(extra, "utf-8")
    index(folder / "index", folder / "brieven", tagger=Tagger())
    return folder


def shown(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    """The page at an address, whose links all lead somewhere."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return html.document_fromstring(answer.text)


def text_of(page: html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def test_a_hit_shows_its_place_and_leads_to_it(client: TestClient) -> None:
    page = shown(client, "/?q=europol")
    hit = page.find_class("treffer")[0]
    assert [mark.text for mark in hit.iter("mark")]
    assert "Brief van 3 maart 2021, kenmerk 5550001" in text_of(hit)
    assert "Waarom deze treffer" in text_of(hit)
    link = hit.find(".//h3/a").get("href")
    letter = shown(client, link.partition("#")[0])
    assert [mark.get("id") for mark in letter.iter("mark")][:1] == ["plaats"]
    assert "Europol" in next(letter.iter("mark")).text_content()


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    waiting, seen = (
        [
            "/",
            "/?q=europol",
            "/?q=teams",
            "/vragen?q=Hoeveel+medewerkers?",
            "/brieven",
            "/namen",
            "/toezeggingen",
            "/toezeggingen?per=onderwerp",
        ],
        set(),
    )
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 150:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.is_redirect:
            waiting.append(answer.headers["location"].partition("#")[0])
            continue
        assert answer.status_code == 200, address
        if "html" in answer.headers["content-type"]:
            links = html.document_fromstring(answer.text).xpath("//a/@href | //img/@src | //link/@href | //script/@src")
            assert all(link.startswith(("/", "#")) for link in links), "nothing from outside"
            waiting += [link.partition("#")[0] for link in links if link.startswith("/")]
    assert len(seen) > 40


def test_letters_are_listed_from_the_newest(client: TestClient) -> None:
    cells = shown(client, "/brieven").xpath("//td[@data-kop='Datum']/text()")
    years = [int(cell.split()[-1]) for cell in cells if cell.split()[-1].isdigit()]
    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 1


def test_hits_are_paged(client: TestClient) -> None:
    first = shown(client, "/?q=teams+buurlanden")
    (following,) = first.xpath("//a[@rel='next']/@href")
    ranks = [int(one.get("id").rpartition("-")[2]) for one in shown(client, following).xpath("//h3[@id]")]
    assert ranks[0] == 11


def test_filters_narrow_and_stay_in_the_form(client: TestClient) -> None:
    page = shown(client, "/?q=teams&since=2021&until=2021-12&kind=paragraph")
    assert set(re.findall(r"\d maart (\d{4})", text_of(page))) == {"2021"}
    assert page.xpath("//input[@name='since']/@value") == ["2021"]
    assert page.xpath("//option[@selected]/@value") == ["paragraph"]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/", 200, "Nieuwste brieven"),
        ("/?q=%22xyzzyqwertz+plugh%22", 200, "Niets gevonden"),
        ("/?q=havens&since=gisteren", 400, "Deze vraag kan niet worden gezocht"),
        ("/?q=havens&letter=onbekend", 404, "Niet gevonden"),
        ("/?q=havens&entity=onbekend", 404, "Niet gevonden"),
        ("/?q=%3F%3F", 400, "Deze vraag kan niet worden gezocht"),
        ("/vragen", 200, "Stel een vraag in een gewone zin"),
        ("/vragen?q=Wie+schilderde+het+plafond+van+de+kapel", 200, "Deze brieven geven hierop geen antwoord"),
        ("/vragen?q=Wie+woont+er+in+Timboektoe", 200, "Geen brief hier noemt ‘Timboektoe’."),
        ("/vragen?q=%3F", 400, "Deze vraag kan niet worden gezocht"),
        ("/brieven?q=onvindbaar", 200, "Geen brief past hierbij"),
        ("/brieven?vanaf=999999999999", 200, "brieven"),
        ("/brieven/onbekend", 404, "Niet gevonden"),
        ("/brieven/7000001/9", 404, "Niet gevonden"),
        ("/brieven/7000001/1?begin=5&eind=99999", 404, "Niet gevonden"),
        ("/brieven/7000001/1?passage=onbekend-1", 404, "Niet gevonden"),
        ("/passages/onbekend-1", 404, "Niet gevonden"),
        ("/namen?q=onvindbaar", 200, "Niets gevonden"),
        ("/namen?label=DIER", 400, "Deze vraag kan niet worden gezocht"),
        ("/toezeggingen?q=havens&kind=referenced", 200, "Geen toezeggingen"),
        ("/toezeggingen?kind=gedaan", 400, "Deze vraag kan niet worden gezocht"),
        ("/toezeggingen?due_before=ooit", 400, "Deze vraag kan niet worden gezocht"),
        ("/niets", 404, "Deze pagina bestaat niet"),
    ],
)
def test_every_state_says_what_it_is(client: TestClient, address: str, status: int, said: str) -> None:
    assert said in text_of(shown(client, address, status))


def test_without_an_index_every_page_says_so(tmp_path: Path) -> None:
    with client_of(settings_of(tmp_path)) as client:
        for address in ("/", "/?q=havens", "/vragen?q=havens", "/brieven", "/namen", "/toezeggingen"):
            assert "Er is nog niets geïndexeerd" in text_of(shown(client, address, 503))


@pytest.mark.parametrize(
    "address", ["/?q=gevaarlijke+brief", "/vragen?q=gevaarlijke+brief", "/brieven", "/brieven/6660001"]
)
def test_a_hostile_letter_is_shown_as_text(client: TestClient, address: str) -> None:
    page = shown(client, address)
    assert TITLE in page.text_content()
    assert [script.get("src", "").partition("?")[0] for script in page.iter("script")] == ["/static/page.js"]
    assert all(image.get("src").startswith("/") for image in page.iter("img"))
    assert not page.xpath("//*[@onerror] | //b | //i")
    assert "49" not in re.findall(r"en (\S+) en", page.text_content())
    assert "\u202e" not in html.tostring(page, encoding="unicode")


def test_the_words_of_a_hostile_letter_are_all_there(client: TestClient) -> None:
    text = shown(client, "/brieven/6660001").text_content()
    assert "<b>vet</b>" in text
    assert "{{ 7*7 }}" in text
    assert "&lt;i&gt;" in text
    assert ENDLESS in text


@pytest.mark.parametrize("asked", ["<script>alert(1)</script>", '"><svg onload=alert(1)>', "'; DROP TABLE letters; --"])
def test_what_is_asked_is_shown_as_text(client: TestClient, asked: str) -> None:
    for address in ("/", "/vragen", "/brieven", "/namen"):
        page = html.document_fromstring(client.get(address, params={"q": asked}).text)
        assert page.xpath("//input[@name='q']/@value") == [asked]
        assert not page.xpath("//svg[@onload]")


def test_suggestions_are_names_titles_and_numbers(client: TestClient) -> None:
    assert client.get("/suggesties?q=europ").json()[0] == "Europol"
    assert "7000001" in client.get("/suggesties?q=70000").json()
    assert client.get("/suggesties?q=e").json() == []


def test_a_chart_says_in_words_what_it_shows(client: TestClient) -> None:
    page = shown(client, "/namen?q=Europol")
    assert page.xpath("//svg/@aria-label") == ["Vermeldingen per jaar: 2021: 2"]
    assert len(page.xpath("//svg//rect")) == 1


def test_a_promise_has_its_place_its_term_and_a_line_in_the_table(client: TestClient) -> None:
    page = shown(client, "/toezeggingen?q=evaluatie+liaisons&kind=made")
    (row, *_) = page.xpath("//tbody/tr")
    assert "1 december 2022" in text_of(row) or "30 november 2022" in text_of(row)
    assert "kenmerk 8880001" in text_of(row)
    link = row.xpath(".//td[3]/a/@href")[0]
    opened = next(shown(client, link.partition("#")[0]).iter("mark")).text_content()
    assert "Ik zeg uw Kamer toe" in opened


def test_the_spreadsheet_holds_what_the_filters_leave(client: TestClient) -> None:
    every = client.get("/toezeggingen.csv")
    assert every.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in every.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(every.text.removeprefix("\ufeff"))))
    made = list(csv.DictReader(io.StringIO(client.get("/toezeggingen.csv?kind=made").text.removeprefix("\ufeff"))))
    assert made == [row for row in rows if row["kind"] == "made"]
    assert "8880001" in {row["kenmerk"] for row in made}
    assert client.get("/toezeggingen.csv?kind=gedaan").status_code == 400


def test_a_timeline_is_in_the_order_of_time(client: TestClient) -> None:
    lines = shown(client, "/toezeggingen?per=onderwerp").xpath("//ol[@class='tijdlijn']")
    assert lines
    for line in lines:
        years = [int(re.search(r"\d{4}$", one.text).group()) for one in line.iter("strong") if one.text[-1].isdigit()]
        assert years == sorted(years)


def test_what_a_timeline_cites_is_the_page_that_it_opens(client: TestClient) -> None:
    for one in shown(client, "/toezeggingen?per=onderwerp").xpath("//ol[@class='tijdlijn']/li"):
        page = shown(client, one.find("a").get("href").partition("#")[0])
        assert text_of(one.find("cite")) == text_of(page.xpath("//cite")[0])
        opened = " ".join(" ".join(mark.text_content() for mark in page.iter("mark")).split())
        assert text_of(one.find("a")).startswith(opened)
