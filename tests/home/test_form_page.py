import datetime as dt
import json
import re

import time_machine
from django.core import mail
from django.test import Client, override_settings
from django.utils.translation import override
from wagtail.contrib.forms.models import FormSubmission
from wagtail.test.utils import WagtailPageTestCase

from home.form_guard import STAMP_FIELD, TRAP_FIELD, new_stamp
from home.forms import autocomplete
from home.models import FormField
from tests.factories import FormPageFactory, dutch, english_version, site_tree

OPENED = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
SENT_AT = OPENED + dt.timedelta(minutes=1)
FROM_HERE = {"sec-fetch-site": "same-origin"}

ANSWERS = {
    "uw_naam": "Noor Jansen",
    "uw_e_mailadres": "noor@example.org",
    "uw_bericht": "Hoe word ik lid?\nGroet, Noor",
    "onderwerp": "congres",
    "kopie": "on",
}


def fields():
    def field(label, kind, **options):
        return FormField(label=label, field_type=kind, locale=dutch(), **options)

    return [
        field("Uw naam", "singleline", required=True, sort_order=1),
        field(
            "Uw e-mailadres",
            "email",
            required=True,
            help_text="Voor ons antwoord.",
            sort_order=2,
        ),
        field("Uw bericht", "multiline", required=True, sort_order=3),
        field("Onderwerp", "radio", required=False, choices="congres,lid worden", sort_order=4),
        field("Kopie", "checkbox", required=False, sort_order=5),
    ]


class FormPageTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()
        cls.form = FormPageFactory(
            parent=cls.tree.home,
            title="Contact",
            slug="contact",
            thank_you="<p>Bedankt voor uw bericht.</p>",
            submit_label="Verstuur uw bericht",
        )
        cls.form.form_fields.add(*fields())
        cls.form.save()
        cls.english_form = english_version(
            cls.form,
            title="Contact",
            slug="contact",
            thank_you="<p>Thank you for your message.</p>",
            submit_label="",
        )
        for field, label in zip(
            cls.english_form.form_fields.order_by("sort_order"),
            ["Your name", "Your e-mail address", "Your message", "Topic", "Copy"],
            strict=True,
        ):
            field.label = label
            field.save()

    def setUp(self):
        # A visitor: no cookie, and the check against forged posts as in production.
        self.client = Client(enforce_csrf_checks=True)
        with time_machine.travel(OPENED, tick=False):
            self.stamp = new_stamp(self.form)

    def post(self, address="/nl/contact/", *, headers=FROM_HERE, **answers):
        data = {STAMP_FIELD: self.stamp, TRAP_FIELD: ""} | ANSWERS | answers
        with time_machine.travel(SENT_AT, tick=False):
            return self.client.post(address, data, headers=headers)

    def stored(self):
        return [
            (submission.page.specific, submission.form_data)
            for submission in FormSubmission.objects.order_by("pk")
        ]


class FormShownTests(FormPageTestCase):
    def test_each_question_has_its_label_help_and_kind(self):
        response = self.client.get("/nl/contact/")
        self.assertContains(
            response,
            '<div class="field"><label for="id_uw_e_mailadres">Uw e-mailadres '
            '<span class="field__required">(verplicht)</span></label>'
            '<p class="field__hint" id="id_uw_e_mailadres_helptext">Voor ons antwoord.</p>'
            '<input type="email" name="uw_e_mailadres" autocomplete="email" maxlength="254" '
            'required aria-describedby="id_uw_e_mailadres_helptext" id="id_uw_e_mailadres">'
            "</div>",
            html=True,
        )
        self.assertContains(response, "<legend>Onderwerp</legend>", html=True)

    def test_labels_are_in_the_language_of_the_page_and_names_are_not(self):
        response = self.client.get("/en/contact/")
        self.assertContains(
            response,
            '<label for="id_uw_naam">Your name <span class="field__required">(required)</span>'
            "</label>",
            html=True,
        )
        self.assertContains(response, '<button class="button">Send</button>', html=True)
        self.assertNotContains(response, "verplicht")

    def test_button_has_the_words_of_the_editor(self):
        self.assertContains(
            self.client.get("/nl/contact/"),
            '<button class="button">Verstuur uw bericht</button>',
            html=True,
        )

    def test_form_sets_no_cookie_and_asks_for_no_token(self):
        response = self.client.get("/nl/contact/")
        assert dict(response.cookies) == {}
        assert "csrf" not in response.content.decode()

    def test_form_may_be_kept_for_an_hour(self):
        with time_machine.travel(OPENED, tick=False):
            first = self.client.get("/nl/contact/")
        with time_machine.travel(OPENED + dt.timedelta(minutes=50), tick=False):
            second = self.client.get("/nl/contact/", headers={"if-none-match": first["ETag"]})
        with time_machine.travel(OPENED + dt.timedelta(minutes=70), tick=False):
            third = self.client.get("/nl/contact/", headers={"if-none-match": first["ETag"]})

        assert (first.status_code, second.status_code, third.status_code) == (200, 304, 200)

    def test_new_text_makes_a_new_etag(self):
        with time_machine.travel(OPENED, tick=False):
            first = self.client.get("/nl/contact/")
            self.form.intro = "Schrijf ons."
            self.form.save()
            assert self.client.get("/nl/contact/")["ETag"] != first["ETag"]


class FormSentTests(FormPageTestCase):
    def test_message_is_stored_and_leads_on_to_the_thanks(self):
        self.assertRedirects(self.post(), "/nl/contact/?sent=1")

        assert self.stored() == [
            (
                self.form,
                {
                    "uw_naam": "Noor Jansen",
                    "uw_e_mailadres": "noor@example.org",
                    "uw_bericht": "Hoe word ik lid?\nGroet, Noor",
                    "onderwerp": "congres",
                    "kopie": True,
                },
            )
        ]

    def test_english_message_is_stored_with_the_dutch_page(self):
        self.assertRedirects(self.post("/en/contact/"), "/en/contact/?sent=1")

        assert [(page, answers["uw_naam"]) for page, answers in self.stored()] == [
            (self.form, "Noor Jansen")
        ]

    def test_thanks_are_in_the_language_of_the_page_and_not_for_search_machines(self):
        for address, thanks in [
            ("/nl/contact/?sent=1", "Bedankt voor uw bericht."),
            ("/en/contact/?sent=1", "Thank you for your message."),
        ]:
            response = self.client.get(address)
            self.assertContains(response, f"<p>{thanks}</p>", html=True)
            self.assertContains(response, '<meta name="robots" content="noindex">', html=True)
            self.assertNotContains(response, "<form class")

    def test_editor_finds_the_messages_of_both_languages(self):
        self.post()
        self.post("/en/contact/", uw_naam="Jo Smith")
        self.login()

        response = self.client.get(f"/admin/forms/submissions/{self.form.pk}/")
        rows = [row["fields"][1] for row in response.context["data_rows"]]
        assert sorted(rows) == ["Jo Smith", "Noor Jansen"]

    def test_markup_in_an_answer_is_shown_as_text(self):
        response = self.post(uw_naam="<script>x</script>", uw_bericht="")
        self.assertContains(response, "&lt;script&gt;x&lt;/script&gt;")
        self.assertNotContains(response, "<script>x")

    def test_post_from_another_site_is_refused(self):
        for headers in (
            {"origin": "https://evil.example"},
            {"sec-fetch-site": "cross-site"},
            {},
        ):
            response = self.post(headers=headers)
            self.assertTemplateUsed(response, "403_csrf.html")
            self.assertContains(response, "Uw formulier is niet verstuurd", status_code=403)
        assert self.stored() == []

    def test_other_views_still_ask_for_the_token(self):
        for address in (
            "/admin/login/",
            f"/nl/_util/authenticate_with_password/1/{self.form.pk}/",
        ):
            assert self.client.post(address, {}, headers=FROM_HERE).status_code == 403

    def test_post_to_a_page_that_is_no_form_shows_the_page(self):
        response = self.client.post("/nl/nieuws/", {"a": "1"}, headers=FROM_HERE)
        assert (response.status_code, self.stored()) == (200, [])


class FormRefusedTests(FormPageTestCase):
    def errors(self, response):
        html = response.content.decode()
        summary = re.search(r'<div class="error-summary".*?</div>', html, re.DOTALL).group()
        items = re.findall(r"<li>(.*?)</li>", summary, re.DOTALL)
        return [" ".join(item.split()) for item in items]

    def test_missing_answer_is_told_above_the_form_and_beside_the_field(self):
        response = self.post(uw_naam="")

        assert self.errors(response) == ['<a href="#id_uw_naam">Uw naam: Vul dit in.</a>']
        self.assertContains(
            response,
            '<div id="id_uw_naam_error"><p class="field__error">'
            '<span class="visually-hidden">Fout: </span>Vul dit in.</p></div>',
            html=True,
        )
        self.assertContains(
            response,
            '<input type="text" name="uw_naam" autocomplete="name" maxlength="255" '
            'required aria-invalid="true" aria-describedby="id_uw_naam_error" id="id_uw_naam">',
            html=True,
        )
        assert self.stored() == []

    def test_errors_are_in_english_on_the_english_page(self):
        response = self.post("/en/contact/", uw_naam="", uw_e_mailadres="noor")

        assert self.errors(response) == [
            '<a href="#id_uw_naam">Your name: Fill this in.</a>',
            '<a href="#id_uw_e_mailadres">Your e-mail address: '
            "Enter a valid email address.</a>",
        ]

    def test_title_says_that_there_is_an_error_and_the_summary_takes_the_focus(self):
        html = self.post(uw_naam="").content.decode()
        assert "<title>Fout: Contact - LPB</title>" in html
        assert re.search(r'class="error-summary" role="alert" tabindex="-1" autofocus', html)

    def test_answers_are_kept(self):
        html = self.post(uw_naam="").content.decode()
        assert 'value="noor@example.org"' in html
        assert "Hoe word ik lid?\nGroet, Noor</textarea>" in html.replace("\r", "")
        assert re.search(r'value="congres"[^>]* checked', html)
        assert re.search(r'name="kopie"[^>]* checked', html)

    def test_group_of_choices_links_to_its_first_choice(self):
        response = self.post(onderwerp="iets anders")
        assert self.errors(response)[0].startswith('<a href="#id_onderwerp_0">Onderwerp: ')

    def test_long_answer_is_refused_with_a_clear_error(self):
        response = self.post(uw_naam="x" * 256, uw_bericht="y" * 5_001)
        assert self.errors(response) == [
            '<a href="#id_uw_naam">Uw naam: Zorg dat deze waarde niet meer dan '
            "255 tekens bevat (het zijn er nu 256).</a>",
            '<a href="#id_uw_bericht">Uw bericht: Zorg dat deze waarde niet meer dan '
            "5000 tekens bevat (het zijn er nu 5001).</a>",
        ]

    def test_line_break_counts_once_as_in_the_browser(self):
        self.post(uw_bericht="x" * 4_990 + "\r\n" * 10)
        [(_page, answers)] = self.stored()
        assert answers["uw_bericht"] == "x" * 4_990
        self.post(uw_bericht="x" + "\r\n" * 4_998 + "x")
        assert len(self.stored()) == 2

    def test_null_byte_is_refused_with_a_clear_error(self):
        response = self.post(uw_bericht="a\x00b")
        assert self.errors(response) == [
            '<a href="#id_uw_bericht">Uw bericht: Null-tekens zijn niet toegestaan.</a>'
        ]

    def test_choice_with_a_null_byte_is_refused(self):
        assert len(self.errors(self.post(onderwerp="\x00"))) == 1

    def test_quick_message_comes_back_with_the_answers_and_a_new_stamp(self):
        with time_machine.travel(SENT_AT, tick=False):
            self.stamp = new_stamp(self.form)
        response = self.post()

        assert self.errors(response) == [
            "Het formulier is wel heel snel verstuurd. "
            "Controleer uw bericht en verstuur het opnieuw."
        ]
        self.assertContains(response, 'value="Noor Jansen"')
        self.assertContains(response, self.stamp)
        assert self.stored() == []

    def test_filled_trap_comes_back_without_what_was_in_it(self):
        response = self.post(**{TRAP_FIELD: "https://spam.example"})

        assert self.errors(response) == [
            "Het veld dat leeg moest blijven, is ingevuld. Verstuur het formulier opnieuw."
        ]
        self.assertContains(response, 'value="Noor Jansen"')
        self.assertNotContains(response, "spam.example")

    def test_huge_post_is_refused_with_a_form_to_try_again(self):
        response = self.post(uw_bericht="x" * 200_000)

        assert response.status_code == 413
        assert self.errors(response) == [
            "Uw bericht is te lang of kwam niet heel aan. "
            "Maak het korter en verstuur het opnieuw."
        ]

    def test_nothing_that_is_sent_breaks_the_page(self):
        for body, kind in [
            (b"", "application/x-www-form-urlencoded"),
            (b"\xff\xfe=%ff%fe&uw_naam=%ed%a0%80", "application/x-www-form-urlencoded"),
            (b"{}", "application/json"),
            (b"--x", "multipart/form-data; boundary=x"),
            (b"--x", "multipart/form-data"),
            (b"a=1&" * 2_000, "application/x-www-form-urlencoded"),
        ]:
            response = self.client.post(
                "/nl/contact/", data=body, content_type=kind, headers=FROM_HERE
            )
            assert response.status_code in (200, 413), (body[:20], kind)
            assert self.errors(response) != []


@override_settings(LPB_FORM_RECIPIENT="lpb@example.org")
class FormMailTests(FormPageTestCase):
    def test_message_is_mailed_in_dutch_with_the_address_to_reply_to(self):
        self.post("/en/contact/")

        [message] = mail.outbox
        assert message.to == ["lpb@example.org"]
        assert message.reply_to == ["noor@example.org"]
        assert message.subject == "Bericht via ‘Contact’"
        assert message.body == (
            "Uw naam\nNoor Jansen\n\nUw e-mailadres\nnoor@example.org\n\n"
            "Uw bericht\nHoe word ik lid?\nGroet, Noor\n\nOnderwerp\ncongres\n\nKopie\nja"
        )

    def test_answers_cannot_add_to_the_head_of_the_mail(self):
        self.post(uw_naam="Noor\r\nBcc: victim@example.org")
        response = self.post(uw_e_mailadres="noor@example.org\r\nBcc: victim@example.org")

        self.assertContains(response, "field__error")
        [message] = mail.outbox
        assert "victim@example.org" not in message.recipients()
        assert message.message()["Bcc"] is None

    def test_title_of_two_lines_makes_a_subject_of_one(self):
        self.form.title = "Contact\nen meer"
        self.form.save()
        self.post()

        assert mail.outbox[0].subject == "Bericht via ‘Contact en meer’"

    @override_settings(EMAIL_BACKEND="tests.home.test_form_page.BrokenMail")
    def test_message_is_stored_when_the_mail_fails(self):
        self.assertRedirects(self.post(), "/nl/contact/?sent=1")
        assert len(self.stored()) == 1

    @override_settings(LPB_FORM_RECIPIENT="")
    def test_message_is_not_mailed_without_an_address(self):
        self.post()
        assert mail.outbox == []


class BrokenMail:
    def __init__(self, **options):
        raise OSError("no mail server")


class FormTranslatedTests(FormPageTestCase):
    def test_names_are_the_same_in_both_languages(self):
        assert [field.clean_name for field in self.english_form.form_fields.all()] == [
            field.clean_name for field in self.form.form_fields.all()
        ]

    def test_stored_answers_can_be_read_as_json(self):
        self.post()
        assert json.loads(json.dumps(FormSubmission.objects.get().form_data))["kopie"] is True

    def test_previews_show_the_form_and_the_thanks(self):
        self.login()
        for mode, words in [("form", "message-form"), ("landing", "Bedankt voor uw bericht.")]:
            with override("nl"):
                preview = self.form.make_preview_request(preview_mode=mode)
            assert words in preview.content.decode()


def test_autocomplete_follows_the_words_of_the_question():
    names = ["uw_naam", "your_name", "naam_van_uw_gemeente", "telefoonnummer", "uw_bericht"]
    assert [autocomplete(name) for name in names] == [
        {"autocomplete": "name"},
        {"autocomplete": "name"},
        {"autocomplete": "organization"},
        {"autocomplete": "tel"},
        {},
    ]
