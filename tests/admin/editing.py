"""Editing pages as an editor does: the form as it is shown, filled in and sent."""

from django.urls import reverse
from django.utils.text import slugify
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from tests.factories import UserFactory, site_tree

FORM = "page-edit-form"
SAVE, PUBLISH = {}, {"action-publish": "1"}
# A script draws the text of a page: it is not in the form as it is sent to the browser.
DRAWN_BY_SCRIPT = ("body", "quote", "central_questions", "sub_themes")


class EditingTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.editor = UserFactory(is_superuser=True)

    def setUp(self):
        self.client.force_login(self.editor)
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    def add_url(self, model, parent):
        names = [model._meta.app_label, model._meta.model_name, parent.pk]
        return reverse("wagtailadmin_pages:add", args=names)

    def edit_url(self, page):
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def send(self, url, fields, action):
        shown = self.client.get(url)
        form = shown.context["form"]
        data = querydict_from_html(shown.content.decode(), form_id=FORM)
        empty = {name: streamfield([]) for name in DRAWN_BY_SCRIPT if name in form.fields}
        data.update(nested_form_data(empty | fields) | action)
        return self.client.post(url, data)

    def add(self, model, parent, action=PUBLISH, **fields):
        # The browser makes the slug from the title.
        fields = {"slug": slugify(fields["title"])} | fields
        return self.send(self.add_url(model, parent), fields, action)

    def edit(self, page, action=PUBLISH, **fields):
        return self.send(self.edit_url(page), fields, action)

    def made(self, model, parent, action=PUBLISH, **fields):
        """Add a page, see that it was accepted, and return it."""
        response = self.add(model, parent, action, **fields)
        assert response.status_code == 302, response.context["form"].errors
        return model.objects.latest("pk")

    def errors(self, response):
        """Return the errors that the form shows, by field; rows by their place."""
        form = response.context["form"]
        found = dict(form.errors)
        for name, formset in form.formsets.items():
            for place, row in enumerate(formset.forms):
                if row.errors:
                    found[f"{name}-{place}"] = dict(row.errors)
            if formset.non_form_errors():
                found[name] = formset.non_form_errors()
        return found
