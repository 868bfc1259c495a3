"""How a question is asked, and that the right engine answers it."""

from django.conf import settings
from django.db import connection
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.search.query import search
from tests.search.corpus import Corpus

ENGINE = "elasticsearch" if settings.ELASTICSEARCH_URL else connection.vendor


class QuestionTestCase(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.corpus = Corpus()

    def ask(self, query, lang="nl", **options):
        answer = search(query, lang=lang, **options)
        assert (answer.engine, answer.degraded) == (ENGINE, False)
        return answer

    def found(self, query, lang="nl", **options):
        answer = self.ask(query, lang, **options)
        assert answer.total == len(answer.items)
        return [item.title for item in answer.items]

    def facet(self, name, query, lang="nl", **options):
        values = self.ask(query, lang, **options).facets[name]
        return [(value.value, value.count) for value in values]
