"""An editor's day: the admin's policy blocks nothing, and nothing comes from elsewhere."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_news_journey import sign_in

LISTS = (
    "/admin/",
    "/admin/pages/",
    "/admin/news/",
    "/admin/editions/",
    "/admin/programme-items/",
    "/admin/host-cities/",
    "/admin/partners/",
    "/admin/people/",
    "/admin/publications/",
    "/admin/snippets/core/topic/",
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/settings/home/navigationsettings/",
    "/admin/localize/reports/translations/",
    "/admin/account/",
)


class Desk:
    """An editor's browser, with what went wrong in it."""

    def __init__(self, page, base_url):
        self.page = page
        self.wrong = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.follow(request, base_url))

    def hear(self, message):
        # Told there too: a draft that autosave found a mistake in, and what the checks found.
        expected = "400 (Bad Request)" in message.text or "axe.run results" in message.text
        if message.type == "error" and not expected:
            self.wrong.append(message.text)

    def follow(self, request, base_url):
        if not request.url.startswith((base_url, "data:", "blob:")):
            self.wrong.append(f"request to {request.url}")

    def open(self, address):
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")


@pytest.fixture
def desk(visit, running_site):
    return Desk(sign_in(visit, "editor", running_site.password), running_site.url)


def test_lists_and_settings(desk):
    for address in LISTS:
        desk.open(address)
        assert desk.page.locator("main h1, main h2").count(), address
        assert desk.wrong == [], address


def test_writing_with_every_tool_of_the_form(desk):
    page = desk.page
    desk.open("/admin/news/choose_parent/")
    page.fill("#id_title", "Een dag op de redactie")
    page.click("#id_edition-chooser [data-chooser-action-choose]")
    # The window opens at the editions: one click, not three steps down from the root.
    page.locator(".modal-content tbody a", has_text="LPB-congres 2025").first.click()
    page.wait_for_selector(".modal-content", state="detached")
    page.click(".c-sf-add-button")
    page.locator(".w-combobox__option-preview").first.click()
    shown = page.frame_locator(".w-combobox-preview iframe")
    expect(shown.locator("h2")).to_be_visible()
    page.get_by_role("option", name="Tekst", exact=True).click()
    page.locator(".public-DraftEditor-content").click()
    page.keyboard.type("Op het plein staat een bank.")
    page.keyboard.press("Control+k")
    page.wait_for_selector(".modal-content")
    page.click(".modal-content [data-dismiss=modal]")
    page.wait_for_selector(".modal-content", state="detached")
    page.get_by_role("button", name="Voeg onderwerp toe").click()
    page.locator("select[name=topic_rows-0-topic]").select_option(index=1)
    page.click("[data-side-panel-toggle=preview]")
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.locator("h1")).to_have_text("Een dag op de redactie")
    background = preview.locator("body").evaluate("body => getComputedStyle(body).fontFamily")
    assert "Overpass" in background
    page.click("[data-side-panel-toggle=checks]")
    expect(page.locator("[data-content-word-count]")).not_to_have_text("-")
    # The item has no introduction yet, so search machines would have nothing to show.
    expect(page.locator("[data-checks-panel]")).to_contain_text("Meta beschrijving is leeg")
    page.click("[data-side-panel-toggle=comments]")
    assert desk.wrong == []


def test_reading_back_and_translating(desk):
    page = desk.page
    desk.open("/admin/news/")
    page.locator("td.title a").first.click()
    page.wait_for_load_state("networkidle")
    number = page.url.split("/pages/")[1].split("/")[0]
    for step in ("history", "usage", "copy", "unpublish"):
        desk.open(f"/admin/pages/{number}/{step}/")
    desk.open("/admin/news/?locale=en")
    page.locator("td.title a").first.click()
    page.wait_for_selector("li.incomplete, li.complete, [data-side-panel-toggle]")
    page.wait_for_load_state("networkidle")
    assert desk.wrong == []
