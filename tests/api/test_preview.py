import datetime as dt
import json
from urllib.parse import unquote

import time_machine
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.models import get_page_models
from wagtail.test.utils.form_data import inline_formset, streamfield

from lpbsite.core.models import BasePage, PagePreview
from lpbsite.core.models.previews import keep_preview
from tests.admin.test_previews import PreviewTestCase
from tests.factories import (
    CongressEditionPageFactory,
    ContributionPageFactory,
    FormPageFactory,
    HostCityPageFactory,
    NewsItemPageFactory,
    PartnerPageFactory,
    PersonPageFactory,
    ProgrammeItemPageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    add_row,
    english_version,
)

CLIENT = "https://client.example.org/preview?site=lpb"


@override_settings(LPB_PREVIEW_CLIENT_URL=CLIENT)
class ClientPreviewTests(PreviewTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        tree = cls.tree
        cls.city = HostCityPageFactory(parent=tree.host_cities, title="Enschede")
        add_row(cls.city, "district_rows", name="Roombeek", slug="roombeek")
        cls.item = NewsItemPageFactory(parent=tree.news, title="Buurtagenda")
        cls.english = english_version(cls.item, title="Diary", slug="diary")
        cls.edition = CongressEditionPageFactory(parent=tree.editions, host_city=cls.city)
        cls.programme = ProgrammePageFactory(parent=cls.edition)
        cls.every_type = [
            *(tree.home, tree.news, tree.editions, tree.host_cities, tree.partners),
            *(tree.people, tree.contributions, cls.city, cls.item, cls.edition, cls.programme),
            ProgrammeItemPageFactory(parent=cls.programme),
            PartnerPageFactory(parent=tree.partners),
            PersonPageFactory(parent=tree.people),
            ContributionPageFactory(parent=tree.contributions),
            StandardPageFactory(parent=tree.home),
            FormPageFactory(parent=tree.home),
        ]

    def told(self, token, status=200):
        response = Client().get("/api/v1/preview", {"token": token})
        assert response.status_code == status, response.content
        return response

    def token_in(self, response):
        frame = self.get_soup(response.content).iframe["src"]
        assert frame.startswith(f"{CLIENT}&token=")
        return unquote(frame.removeprefix(f"{CLIENT}&token="))

    def test_mode_is_one_more_and_never_the_first(self):
        modes = {type(page): names(page.preview_modes) for page in self.every_type}
        own = {model for model in get_page_models() if issubclass(model, BasePage)}
        assert set(modes) == own
        assert {name[-1] for name in modes.values()} == {"client"}
        assert {page.default_preview_mode for page in self.every_type} <= {"", "form"}
        assert modes[type(self.item)] == ["", "client"]

    @override_settings(LPB_PREVIEW_CLIENT_URL="")
    def test_without_a_client_there_is_no_such_mode(self):
        assert names(self.item.preview_modes) == [""]
        self.preview(self.item, mode="client")
        assert PagePreview.objects.count() == 0

    def test_editor_sees_the_client_in_a_frame_with_the_unsaved_page(self):
        for page, title, lang in [(self.item, "Nieuwe", "nl"), (self.english, "New", "en")]:
            shown = self.preview(page, mode="client", title=title)
            policy = shown["Content-Security-Policy"].split("; ")
            assert "frame-src https://client.example.org" in policy
            response = self.told(self.token_in(shown))
            assert response["Cache-Control"] == "private, no-store"
            assert response["Access-Control-Allow-Origin"] == "*"
            told = json.loads(response.content)
            assert (told["title"], told["lang"], told["id"]) == (title, lang, page.pk)
            published = json.loads(self.client.get(f"/api/v1/pages/{page.pk}").content)
            assert published["title"] == page.title
            assert told | {"title": page.title} == published

    def test_every_type_is_told_as_its_page(self):
        for page in self.every_type:
            page = page.specific_class.objects.get(pk=page.pk)
            told = json.loads(self.told(keep_preview(page)).content)
            published = json.loads(self.client.get(f"/api/v1/pages/{page.pk}").content)
            assert told == published

    def test_rows_that_are_not_saved_are_told(self):
        city = type(self.city).objects.get(pk=self.city.pk)
        rows = list(city.district_rows.all())
        rows[0].name = "Pathmos"
        city.district_rows = rows
        told = json.loads(self.told(keep_preview(city)).content)
        assert [district["name"] for district in told["districts"]] == ["Pathmos"]

    def test_draft_and_private_page_are_told_to_who_has_the_token(self):
        draft = NewsItemPageFactory(parent=self.tree.news, title="Concept", live=False)
        assert json.loads(self.told(keep_preview(draft)).content)["title"] == "Concept"
        assert self.client.get(f"/api/v1/pages/{draft.pk}").status_code == 404

    def test_new_page_has_the_number_zero(self):
        url = f"/admin/pages/add/news/newsitempage/{self.tree.news.pk}/preview/"
        data = {
            "title": "Gloednieuw",
            "slug": "gloednieuw",
            "publication_date": "2026-01-01",
            **inline_formset([]),
        }
        rows = {
            f"{name}-{key}": value
            for name in ("topic_rows", "author_rows", "comments")
            for key, value in inline_formset([]).items()
        }
        body = {f"body-{key}": value for key, value in streamfield([]).items()}
        assert self.client.post(url, data | rows | body).json()["is_valid"]
        shown = self.client.get(url, {"mode": "client"})
        told = json.loads(self.told(self.token_in(shown)).content)
        assert (told["id"], told["title"], told["url"]) == (
            0,
            "Gloednieuw",
            "/nl/nieuws/gloednieuw/",
        )

    def test_bad_old_and_changed_tokens_show_nothing(self):
        token = keep_preview(self.item)
        number, moment, code = token.split(":")
        other = keep_preview(self.city)
        forged = f"{other.split(':')[0]}:{moment}:{code}"
        for bad in ["", "x", "\0", forged, f"{token}x", number]:
            response = self.told(bad, 404)
            head = (response["Content-Type"], response["Cache-Control"])
            assert head == ("application/problem+json", "no-store")
        self.told(token)
        with time_machine.travel(timezone.now() + dt.timedelta(minutes=59)):
            self.told(token)
        with time_machine.travel(timezone.now() + dt.timedelta(minutes=61)):
            self.told(token, 404)
            keep_preview(self.item)
        assert PagePreview.objects.count() == 1


def names(modes):
    return [name for name, _label in modes]
