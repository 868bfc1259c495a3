import json

import pytest
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.content.models import ImportedRecord
from lpbsite.core.models import Document, Topic
from tests.content.importing import english, news, problems_of, problems_of_file
from tests.factories import site_tree

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PREFIX = "content.jsonl, line 1, "

BROKEN = [
    ({"title": None}, "field title: This is missing."),
    ({"lang": None}, "field lang: The language is missing: nl or en."),
    ({"type": "blog"}, "field type: The type is one of home, page, form,"),
    ({"key": "with space"}, "field key: A record has a key:"),
    ({"colour": "blue"}, "field colour: The type news has no field of this name."),
    ({"date": "1 maart 2016"}, "field date: '1 maart 2016' is not a day, as in 2025-11-19."),
    ({"date": "2016-02-30"}, "field date: '2016-02-30' is not a day, as in 2025-11-19."),
    ({"title": "a\x00b"}, "field title: The character U+0000 cannot stand in a text."),
    ({"intro": "\ud800"}, "field intro: The character U+D800 cannot stand in a text."),
    ({"title": "x" * 256}, "field title: Ensure this value has at most 255 characters"),
    ({"slug": "twee woorden"}, "field slug: Enter a valid"),
    ({"live": "yes"}, "field live: This has to be true or false."),
    ({"goLiveAt": "tomorrow"}, "field goLiveAt: 'tomorrow' is not a moment"),
    ({"topics": "wonen"}, "field topics: This has to be a list."),
    ({"edition": "nobody"}, "field edition: There is no record with the key 'nobody'."),
    ({"source": {"url": "javascript:1"}}, "field source.url: Enter a valid URL."),
    ({"source": {"link": "x"}}, "field source.link: There is no such field here"),
    ({"body": [{"paragraph": "<h1>x</h1>"}]}, "field body[1].paragraph: <h1> is not allowed"),
    ({"body": [{"video": "x"}]}, "field body[1].video: There is no such block"),
    ({"body": [{"heading": ""}]}, "field body[1].heading: This is empty."),
    ({"body": [{"quote": {"text": "x"}}]}, "field body[1].quote: speaker is missing."),
    (
        {"body": [{"links": [{"url": "ftp://x"}]}]},
        "field body[1].links[1].url: This has to be an address",
    ),
]


class BrokenRecordTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = site_tree()

    def test_each_mistake_is_told_by_line_and_field(self):
        for values, problem in BROKEN:
            with self.subTest(problem):
                found = problems_of(news(**values))
                assert found[0].startswith(PREFIX + problem), found
                assert not Page.objects.filter(slug="n001").exists()

    def test_all_mistakes_are_told_at_once_and_twenty_at_most(self):
        found = problems_of(
            news(date="x", live=1), *(news(f"m{n}", lang="") for n in range(25))
        )
        assert found[:2] == [
            f"{PREFIX}field date: 'x' is not a day, as in 2025-11-19.",
            f"{PREFIX}field live: This has to be true or false.",
        ]
        assert len(found) == 21
        assert found[-1] == "… and 7 more."

    def test_records_have_to_agree(self):
        self.assert_problem(
            "key", "The key 'n001' stands in content.jsonl, line 1, too.", news()
        )
        self.assert_problem(
            "slug",
            "'n001' has the address 'n001' under the same page.",
            news("n2", slug="n001"),
        )
        self.assert_problem(
            "translationOf", "There is no record with the key 'n9'.", english(of="n9")
        )
        self.assert_problem(
            "translationOf", "'n001' is of the type news.", english(type="partner")
        )
        self.assert_problem(
            "edition",
            "'n001' is of the type news; here it is edition.",
            news("n2", edition="n001"),
        )

    def assert_problem(self, field, text, second):
        assert problems_of(news(), second) == [f"content.jsonl, line 2, field {field}: {text}"]

    def test_only_one_translation_and_only_of_dutch(self):
        place = "content.jsonl, line 3, field translationOf: "
        assert problems_of(news(), english(), english("e2", slug="e2")) == [
            f"{place}'n001' is translated by 'e001' already."
        ]
        assert problems_of(news(), english(), english("e2", of="e001")) == [
            f"{place}'e001' is not a Dutch original."
        ]

    def test_rule_of_a_page_type_is_told_by_its_field_in_the_file(self):
        edition = {"key": "ed", "type": "edition", "lang": "nl", "title": "C", "slug": "c"}
        assert problems_of(edition | {"date": "2016-03-02", "endDate": "2016-03-01"}) == [
            f"{PREFIX}field endDate: The last day cannot be before the first."
        ]

    def test_district_stands_in_a_city_once(self):
        city = {"key": "c", "type": "host_city", "lang": "nl", "title": "Breda"}
        districts = [{"name": "Noord"}, {"name": "Noord"}]
        assert problems_of(city | {"districts": districts}) == [
            f"{PREFIX}field districts[2].name: This stands in the list twice."
        ]

    def test_address_that_an_editor_has_used_is_refused(self):
        assert problems_of(news(slug="a")) == []
        taken = problems_of(news("n2", slug="a"))
        assert len(taken) == 1
        assert taken[0].startswith(f"{PREFIX}field slug: ")

    def test_failure_in_the_last_record_leaves_no_row_and_no_file(self):
        before = Page.objects.count()
        document = {"key": "doc", "type": "document", "file": "a.pdf", "title": "A"}
        late = {
            "key": "x",
            "type": "programme_item",
            "lang": "nl",
            "title": "X",
            "kind": "debate",
        }
        # Only when it is written it turns out that there is no edition to stand under.
        problems = problems_of(document, news(), late, media={"a.pdf": PDF})
        assert problems == [
            "content.jsonl, line 3, field parent: There is no edition for this programme item "
            "to stand under."
        ]
        assert (Page.objects.count(), Document.objects.count()) == (before, 0)
        assert (Topic.objects.count(), ImportedRecord.objects.count()) == (0, 0)
        storage = Document._meta.get_field("file").storage
        assert not storage.exists("documents/a.pdf")


FILES = [
    ("a.jsonl", b"", "a.jsonl: The file is empty."),
    ("a.jsonl", b"\n \n", "a.jsonl: The file is empty."),
    ("a.jsonl", b"{", "a.jsonl, line 1: This is not JSON: Expecting property name"),
    ("a.jsonl", b"\n[1]\n", "a.jsonl, line 2: A record is an object: {…}."),
    ("a.jsonl", b'{"key": "\xff"}', "a.jsonl, line 1: The text is not in UTF-8."),
    ("a.jsonl", b'{"key": "a", "key": "b"}', "a.jsonl, line 1: This is not JSON as it should"),
    ("a.jsonl", b'{"key": NaN}', "a.jsonl, line 1: This is not JSON as it should be: NaN"),
    ("a.jsonl", b'{"a":' * 5000, "a.jsonl, line 1: This is not JSON"),
    ("a.yaml", b"", "a.yaml: The file is empty."),
    ("a.yaml", b"key: [", "a.yaml, line 1: This is not YAML"),
    ("a.yaml", b"- a\n", "a.yaml, line 1: A file of content starts with names and values"),
    ("a.yaml", "key: ë".encode("latin-1"), "a.yaml: The text is not in UTF-8."),
    ("a.txt", b"x", "Content is a .yaml or .jsonl file, or a folder of them."),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content", "problem"), FILES)
def test_file_that_cannot_be_read_is_told(name, content, problem):
    found = problems_of_file(name, content)
    assert len(found) == 1
    assert problem in found[0]


@pytest.mark.django_db
def test_line_of_yaml_is_that_of_the_field():
    found = problems_of_file(
        "a.yaml",
        "key: a\ntype: news\nnl:\n  title: A\n  body:\n    - heading: Kop\n"
        "    - paragraph: >-\n        <p>goed</p>\n    - paragraph: <h2>fout</h2>\n"
        "en:\n  title: B\n  date: x\n  foo: 1\n",
    )
    assert found == [
        "a.yaml, line 9, field body[3].paragraph: <h2> is not allowed here; allowed are "
        "p, ul, ol, li, b, i, a, br and span.",
        "a.yaml, line 13, field foo: The type news has no field of this name.",
    ]


def test_lines_written_by_windows_and_with_a_mark_are_read(db):
    line = json.dumps(news(topics=[]))
    assert problems_of_file("a.jsonl", b"\xef\xbb\xbf" + f"{line}\r\n\r\n".encode()) == []
