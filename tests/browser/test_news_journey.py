"""A news item from the first word to the English reader, as the people of LPB go through it."""

import io
import re

from PIL import Image
from playwright.sync_api import expect

TITLE = "Buurtbatterij voor de hele straat"
TEXT = "Op het plein staat een batterij van de buurt."
ENGLISH = {
    TITLE: "A battery for the whole street",
    "Bewoners delen hun stroom.": "Residents share their power.",
    TEXT: "A battery of the neighbourhood stands on the square.",
    "Een batterij op een plein": "A battery on a square",
    "buurtbatterij-voor-de-hele-straat": "battery-for-the-whole-street",
}
DUTCH_ADDRESS = "/nl/nieuws/buurtbatterij-voor-de-hele-straat/"
ENGLISH_ADDRESS = "/en/news/battery-for-the-whole-street/"


def picture():
    file = io.BytesIO()
    Image.new("RGB", (1200, 800), "navy").save(file, "JPEG")
    return {"name": "batterij.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def sign_in(visit, account, password):
    page = visit(viewport={"width": 1280, "height": 1000}, locale="nl-NL")
    page.goto("/admin/login/")
    page.fill("[name=username]", account)
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page


def choose_picture(page):
    page.click("#id_image-chooser [data-chooser-action-choose]")
    page.click(".modal-content a[href='#tab-upload']")
    page.set_input_files("#id_image-chooser-upload-file", picture())
    page.fill("#id_image-chooser-upload-title", "Batterij")
    page.click(".modal-content #tab-upload button[type=submit]")
    page.wait_for_selector(".modal-content", state="detached")
    page.fill("#id_image_alt", "Een batterij op een plein")


def choose_edition(page):
    page.click("#id_edition-chooser [data-chooser-action-choose]")
    page.fill(".modal-content [name=q]", "Utrecht")
    page.locator(".modal-content tbody a", has_text="LPB-congres 2025").first.click()
    page.wait_for_selector(".modal-content", state="detached")
    expect(page.locator("#id_edition-chooser")).to_contain_text("LPB-congres 2025")


def write_text(page, text):
    page.click(".c-sf-add-button")
    page.get_by_role("option", name="Tekst", exact=True).click()
    page.locator(".public-DraftEditor-content").click()
    page.keyboard.type(text)
    # The editor hands its text to the form a quarter of a second after the last key.
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(text)))


def do_action(page, name):
    page.click("footer [data-w-dropdown-target=toggle]")
    page.locator("footer").get_by_role("button", name=name, exact=True).click()


def write_item(page):
    page.get_by_role("link", name="Schrijf een nieuwsbericht").click()
    page.fill("#id_title", TITLE)
    page.fill("#id_intro", "Bewoners delen hun stroom.")
    choose_picture(page)
    choose_edition(page)
    write_text(page, TEXT)
    # Autosave has kept the draft: its address is the page's own from now on.
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    number = re.search(r"/pages/(\d+)/", page.url)[1]
    do_action(page, "Stuur door naar News moderation")
    expect(page.locator(".messages")).to_contain_text(TITLE)
    return number


def approve(page, number):
    page.goto(f"/admin/pages/{number}/edit/")
    do_action(page, "Goedkeuren en publiceren")
    expect(page.locator(".messages")).to_contain_text(TITLE)


def translate_segments(page):
    while (segment := page.locator("li.incomplete:visible").first).count():
        words = segment.inner_text().split("\n")[0].strip()
        segment.get_by_role("button", name="Vertaal").click()
        segment.locator("textarea, .public-DraftEditor-content").first.fill(ENGLISH[words])
        with page.expect_response(re.compile("/admin/localize/")):
            segment.get_by_role("button", name="Opslaan").click()
        expect(page.locator("li.incomplete", has_text=words)).to_have_count(0)


def translate(page, number):
    page.goto(f"/admin/localize/submit/page/{number}/")
    page.check("[name=locales]")
    page.locator("main form [type=submit]").first.click()
    page.wait_for_selector("li.incomplete")
    translate_segments(page)
    page.get_by_role("tab", name="Eigenschappen").click()
    translate_segments(page)
    page.get_by_role("button", name=re.compile("^Publiceer in")).click()
    expect(page.locator(".messages")).to_contain_text("gepubliceerd")


def alternates(page):
    return {
        link.get_attribute("hreflang"): link.get_attribute("href")
        .split("//", 1)[1]
        .split("/", 1)[1]
        for link in page.locator("link[rel=alternate][hreflang]").all()
    }


def test_item_is_written_published_found_and_translated(visit, running_site):
    writer = sign_in(visit, "news-editor", running_site.password)
    number = write_item(writer)
    visitor = visit()
    assert visitor.goto(DUTCH_ADDRESS).status == 404

    approve(sign_in(visit, "editor", running_site.password), number)
    visitor.goto("/nl/nieuws/")
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor).to_have_url(running_site.url + DUTCH_ADDRESS)
    expect(visitor.locator("main")).to_contain_text(
        "Op het plein staat een batterij van de buurt."
    )
    expect(visitor.locator("main")).to_contain_text("LPB-congres 2025")
    expect(visitor.get_by_role("img", name="Een batterij op een plein")).to_be_visible()
    visitor.goto("/nl/zoeken/?q=buurtbatterij")
    expect(visitor.locator("main").get_by_role("link", name=TITLE)).to_be_visible()
    # Nobody has translated it yet: the English address says so and leads back.
    answer = visitor.goto("/en/news/buurtbatterij-voor-de-hele-straat/")
    assert answer.status == 404
    assert visitor.locator("main [lang=nl]", has_text=TITLE).count() == 1
    dutch = visitor.get_by_role("link", name="Read it in Dutch")
    assert dutch.get_attribute("href") == DUTCH_ADDRESS

    translate(sign_in(visit, "translator", running_site.password), number)
    assert visitor.goto(ENGLISH_ADDRESS).status == 200
    expect(visitor.locator("h1")).to_have_text(ENGLISH[TITLE])
    both_ways = {
        "nl": DUTCH_ADDRESS[1:],
        "en": ENGLISH_ADDRESS[1:],
        "x-default": DUTCH_ADDRESS[1:],
    }
    assert alternates(visitor) == both_ways
    visitor.goto(DUTCH_ADDRESS)
    assert alternates(visitor) == both_ways
    visitor.goto("/en/news/")
    expect(visitor.get_by_role("link", name=ENGLISH[TITLE])).to_be_visible()
    assert visitor.context.cookies() == []
