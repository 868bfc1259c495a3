"""The example clients of docs/examples against the running site."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

EXAMPLES = Path(__file__).resolve().parents[2] / "docs/examples"
WORDS = {
    "nl": ("Wijken", "Programma van"),
    "en": ("Districts", "Programme of"),
}


def told(site, path):
    with urlopen(f"{site.url}/api/v1{path}") as answer:
        return json.load(answer)


@pytest.fixture(params=["nl", "en"])
def city(request, running_site):
    return told(running_site, f"/host-cities/utrecht?lang={request.param}")


@pytest.fixture
def programme(city, running_site):
    latest = city["editions"][0]["slug"]
    path = f"/editions/{latest}/programme?lang={city['lang']}"
    return [item["title"] for item in told(running_site, path)["items"]]


def test_html_client_shows_a_city_and_its_programme(browser, running_site, city, programme):
    page = browser.new_page()
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    client = (EXAMPLES / "host-city.html").as_uri()
    page.goto(f"{client}?site={running_site.url}&city=utrecht&lang={city['lang']}")
    districts, of = WORDS[city["lang"]]
    expect(page.locator("h1")).to_have_text(city["title"])
    edition = city["editions"][0]["title"]
    expect(page.locator("h2")).to_have_text([districts, f"{of} {edition}"])
    lists = page.locator("ul")
    names = [district["name"] for district in city["districts"]]
    assert lists.nth(0).locator("li").all_inner_texts() == names
    lines = lists.nth(1).locator("li").all_inner_texts()
    assert len(lines) == len(programme)
    assert all(title in line for title, line in zip(programme, lines, strict=True))
    assert page.locator("html").get_attribute("lang") == city["lang"]
    assert faults == []
    page.close()


def test_html_client_says_when_there_is_no_such_city(browser, running_site):
    page = browser.new_page()
    client = (EXAMPLES / "host-city.html").as_uri()
    page.goto(f"{client}?site={running_site.url}&city=nergens&lang=en")
    expect(page.locator("main")).to_have_text("There is no such page.")
    page.close()


def test_script_prints_a_city_and_its_programme(running_site, city, programme):
    command = [sys.executable, "-I", str(EXAMPLES / "host_city.py")]
    ran = subprocess.run(
        [*command, running_site.url, "utrecht", city["lang"]], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[0].startswith(city["title"])
    districts = [f"- {district['name']}" for district in city["districts"]]
    assert lines[2 : 2 + len(districts)] == districts
    printed = lines[lines.index(city["editions"][0]["title"]) + 1 :]
    assert len(printed) == len(programme)
    assert all(title in line for title, line in zip(programme, printed, strict=True))
