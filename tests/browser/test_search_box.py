"""The search box with suggestions: by keyboard, by touch, for the ear, and without a script."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import sideways_scroll, violations

MAX_SCRIPT_BYTES = 15_000
PAGES = {"nl": "/nl/zoeken/", "en": "/en/search/"}
LOOKS = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for width in (320, 1280)
    for scheme in ("light", "dark")
]
UTRECHT = [
    "Utrecht Gaststad",
    "LPB-congres 2025 in Utrecht Editie",
    "Gemeente Utrecht Partner",
    "Kenniscentrum Sociale Innovatie, Hogeschool Utrecht Partner",
    "Utrecht ontvangt ruim honderd gemeenten Nieuws",
]


class Box:
    """The search box of a page, and what it shows and says."""

    def __init__(self, page):
        self.page = page
        self.field = page.get_by_role("combobox")
        self.list = page.get_by_role("listbox")
        self.status = page.locator("form[data-suggestions] [role=status]")

    def type(self, text):
        self.field.press_sequentially(text, delay=20)

    def options(self):
        return [" ".join(text.split()) for text in self.list.locator("a").all_inner_texts()]

    def active(self):
        """Return the text of the option that a screen reader is told is active."""
        name = self.field.get_attribute("aria-activedescendant")
        chosen = self.page.locator("[role=option][aria-selected=true]")
        assert chosen.count() == (1 if name else 0)
        return chosen.locator("span").first.inner_text() if name else None


@pytest.fixture
def box(visit):
    page = visit(viewport={"width": 1280, "height": 800})
    page.goto(PAGES["nl"])
    return Box(page)


def opened(box, text="utr"):
    box.field.focus()
    box.type(text)
    expect(box.list).to_be_visible()
    return box


def test_typing_opens_a_list_and_tells_how_many(box):
    expect(box.field).to_have_attribute("aria-expanded", "false")
    expect(box.list).to_be_hidden()
    opened(box)
    expect(box.field).to_have_attribute("aria-expanded", "true")
    assert box.field.get_attribute("aria-controls") == box.list.get_attribute("id")
    assert box.options() == UTRECHT
    expect(box.status).to_have_text(re.compile("^5 "))
    assert box.active() is None
    box.type("zzz")
    expect(box.list).to_be_hidden()
    expect(box.field).to_have_attribute("aria-expanded", "false")
    expect(box.status).to_have_text(re.compile("."))


def test_arrows_move_along_the_list_and_back_to_the_field(box):
    opened(box)
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"):
        box.page.keyboard.press(key)
        walked.append(box.active())
    first, second, last = (
        "Utrecht",
        "LPB-congres 2025 in Utrecht",
        "Utrecht ontvangt ruim honderd gemeenten",
    )
    assert walked == [first, second, first, None, last, None]
    expect(box.field).to_be_focused()
    expect(box.field).to_have_value("utr")


@pytest.mark.parametrize(("key", "typed"), [("Home", "xutr"), ("End", "utrx")])
def test_home_and_end_go_back_to_the_text(box, key, typed):
    opened(box)
    box.page.keyboard.press("ArrowDown")
    box.page.keyboard.press(key)
    assert box.active() is None
    box.page.keyboard.press("x")
    expect(box.field).to_have_value(typed)


def test_enter_follows_the_active_suggestion(box):
    opened(box)
    box.page.keyboard.press("ArrowDown")
    box.page.keyboard.press("ArrowDown")
    box.page.keyboard.press("Enter")
    expect(box.page).to_have_url(re.compile("/nl/congressen/2025/$"))


def test_enter_without_an_active_suggestion_searches(box):
    opened(box)
    box.page.keyboard.press("Enter")
    # The first search of a process reads its dictionaries.
    expect(box.page).to_have_url(re.compile(r"/nl/zoeken/\?q=utr$"), timeout=20_000)


def test_escape_closes_the_list_and_then_empties_the_field(box):
    opened(box)
    box.page.keyboard.press("Escape")
    expect(box.list).to_be_hidden()
    expect(box.status).to_have_text("")
    expect(box.field).to_have_value("utr")
    box.page.keyboard.press("ArrowDown")
    expect(box.list).to_be_visible()
    box.page.keyboard.press("Escape")
    box.page.keyboard.press("Escape")
    expect(box.field).to_have_value("")


def test_leaving_the_field_closes_the_list(box):
    opened(box)
    box.page.keyboard.press("Tab")
    expect(box.list).to_be_hidden()
    assert box.page.get_by_role("button", name="Zoek").evaluate(
        "button => button === document.activeElement"
    )
    box.field.fill("")
    opened(box)
    box.page.locator("h1").click()
    expect(box.list).to_be_hidden()


def test_a_tap_follows_a_suggestion(visit):
    page = visit(viewport={"width": 390, "height": 800}, has_touch=True)
    page.goto(PAGES["nl"])
    box = Box(page)
    box.field.tap()
    box.type("utr")
    box.list.get_by_role("option").first.tap()
    expect(page).to_have_url(re.compile("/nl/gaststeden/utrecht/$"))
    page.go_back()
    expect(Box(page).list).to_be_hidden()


def test_only_what_was_typed_last_is_asked_and_shown(box):
    asked = []

    def answer(route):
        asked.append(re.search("q=([^&]*)", route.request.url)[1])
        if asked[-1] == "ut":
            return  # never answered: the next question takes its place
        items = [{"text": asked[-1], "url": "/nl/", "type": "page"}]
        route.fulfill(
            status=200, content_type="application/json", body=json.dumps({"items": items})
        )

    box.page.route("**/api/v1/suggest?*", answer)
    box.field.focus()
    box.type("ut")
    box.page.wait_for_timeout(400)
    box.type("rec")
    expect(box.list).to_be_visible()
    assert box.options() == ["utrec Pagina"]
    assert asked == ["ut", "utrec"]
    box.page.keyboard.press("Backspace")
    box.page.keyboard.type("c")
    box.page.wait_for_timeout(400)
    assert asked == ["ut", "utrec"]


def test_without_an_answer_the_form_still_searches(box):
    box.page.route("**/api/v1/suggest?*", lambda route: route.fulfill(status=500, body="oops"))
    box.field.focus()
    box.type("utrecht")
    box.page.wait_for_timeout(400)
    expect(box.list).to_be_hidden()
    box.page.keyboard.press("Enter")
    expect(box.page).to_have_url(re.compile(r"\?q=utrecht$"), timeout=20_000)


def test_without_a_script_it_is_a_plain_form(visit):
    page = visit(java_script_enabled=False)
    page.goto(PAGES["nl"])
    assert page.locator("[role=combobox], [role=listbox]").count() == 0
    page.get_by_role("searchbox").fill("utrecht")
    page.get_by_role("button", name="Zoek").click()
    expect(page).to_have_url(re.compile(r"/nl/zoeken/\?q=utrecht$"), timeout=20_000)


def test_nothing_on_the_page_moves(box):
    place = "document.querySelector('main > :last-child').getBoundingClientRect().top"
    before = box.page.evaluate(place)
    opened(box)
    assert box.page.evaluate(place) == before


def test_scripts_of_the_page_are_small(visit):
    page = visit()
    sizes = []
    page.on(
        "response",
        lambda answer: sizes.append(len(answer.body())) if ".js" in answer.url else None,
    )
    page.goto(PAGES["nl"])
    page.wait_for_load_state("networkidle")
    assert len(sizes) == 2
    assert sum(sizes) <= MAX_SCRIPT_BYTES


@pytest.mark.parametrize(
    "look", LOOKS, ids=lambda look: f"{look['viewport']['width']}-{look['color_scheme']}"
)
@pytest.mark.parametrize("lang", PAGES)
def test_open_list_has_no_fault(visit, lang, look):
    page = visit(**look)
    faults = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(PAGES[lang])
    box = opened(Box(page), "con")
    page.keyboard.press("ArrowDown")
    assert len(box.options()) > 3
    assert faults == []
    assert not sideways_scroll(page)
    assert violations(page) == []
