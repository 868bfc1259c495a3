"""axe finds nothing to mend on any page type, in either language, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe

# One address of each page type, and what is not a page: search, and the two ways to a 404.
ADDRESSES = [
    "/nl/",
    "/nl/over-lpb/",
    "/nl/privacy/",
    "/nl/contact/",
    "/nl/nieuws/",
    "/nl/nieuws/25-jaar-lpb/",
    "/nl/congressen/",
    "/nl/congressen/2025/",
    "/nl/congressen/2014/",
    "/nl/congressen/2025/programma/",
    "/nl/congressen/2025/programma/op-bezoek-in-overvecht/",
    "/nl/gaststeden/",
    "/nl/gaststeden/enschede/",
    "/nl/partners/",
    "/nl/partners/platform31/",
    "/nl/mensen/",
    "/nl/mensen/willem-stam/",
    "/nl/publicaties/",
    "/nl/publicaties/25-jaar-in-de-buurt-en-wijk/",
    "/nl/open-data/",
    "/nl/zoeken/?q=wijk",
    "/nl/zoeken/?q=xyzzy",
    "/nl/zoeken/?q=wijk&type=news&year=1994",
    f"/nl/zoeken/?q={'q' * 190}",
    "/nl/bestaat-niet/",
]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
LOOKS = [
    {"viewport": {"width": 320, "height": 800}, "color_scheme": "light"},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
]


def english_address(page):
    return page.locator(".language-switch a").first.get_attribute("href")


def violations(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{page.url} {rule['id']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


def sideways_scroll(page):
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth") > 0


def faults_of(page, address, language):
    """Visit a page; return what the console says, whether it scrolls, and what axe finds."""
    messages = []
    page.on("console", lambda message: messages.append(f"{page.url} {message.text}"))
    status = page.goto(address).status
    # axe writes styles of its own into the page, so the console is read before it.
    faults = [text for text in messages if not (status == 404 and "404 (Not Found)" in text)]
    assert page.locator("html").get_attribute("lang") == language
    if sideways_scroll(page):
        faults.append(f"{page.url} scrolls sideways")
    return faults + violations(page)


@pytest.mark.parametrize("look", LOOKS, ids=["phone-day", "desk-night"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_no_fault_in_both_languages(visit, address, look):
    dutch, english = visit(**look), visit(**look)
    faults = faults_of(dutch, address, "nl")
    faults += faults_of(english, english_address(dutch), "en")
    assert faults == []
    assert dutch.context.cookies() + english.context.cookies() == []


@pytest.mark.parametrize("address", ["/nl/", "/en/"])
def test_open_menu_on_a_phone_has_no_violation(visit, address):
    page = visit(viewport={"width": 390, "height": 800})
    page.goto(address)
    page.locator(".site-header__toggle").click()
    assert page.locator(".site-header__nav").is_visible()
    assert violations(page) == []


@pytest.mark.parametrize(
    ("address", "button"), [("/nl/contact/", "Verstuur"), ("/en/contact/", "Send")]
)
def test_form_with_errors_has_no_violation(visit, address, button):
    page = visit(viewport={"width": 390, "height": 800})
    page.goto(address)
    page.locator("main form button").click()
    assert page.locator("[aria-invalid=true]").count() > 0
    assert violations(page) == []
