"""The table of page types that are not of the congress, and what all page types have."""

from django.db import models

from home import models as home
from lpbsite.content.blocks import BODY, HOME_QUOTE
from lpbsite.content.body import Body
from lpbsite.content.fields import Choices, Day, Field, Group, Html, Plain, To
from lpbsite.content.rows import KeyRows, Rows, TopicRows
from lpbsite.content.schema import RecordType
from lpbsite.core.models import PageTopic
from news import models as news


def page_fields(*own: Field, common: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """Return the fields of a page type; ``common`` names texts that are not translated."""
    return (
        Plain("title", translated="title" not in common),
        Plain("slug", translated="slug" not in common),
        Plain("intro", translated=True, lines=True),
        Body("body", translated=True, shapes=BODY),
        Plain("searchDescription", translated=True),
        Plain("seoTitle", translated=True),
        To("socialImage", types=("image",)),
        *own,
        TopicRows("topics", relation="topic_rows", row=PageTopic, to="topic", types=("topic",)),
    )


def index_type(name: str, model: type[models.Model]) -> RecordType:
    """Describe a list of pages, of which there is one in each language."""
    return RecordType(name, model, page_fields(), ("home",), is_index=True, order=2)


PAGE_TYPES = (
    RecordType(
        "home",
        home.HomePage,
        page_fields(
            To("featuredEdition", types=("edition",)),
            Body("quote", translated=True, shapes=HOME_QUOTE, only="quote", single=True),
        ),
        is_index=True,
        order=1,
    ),
    RecordType("page", home.StandardPage, page_fields(), ("home", "page"), order=3),
    RecordType(
        "form",
        home.FormPage,
        page_fields(
            Html("thankYou", translated=True),
            Plain("submitLabel", translated=True),
            Rows(
                "fields",
                translated=True,
                relation="form_fields",
                row=home.FormField,
                required=("label", "kind"),
                fields=(
                    Plain("label", translated=True),
                    Plain("kind", "field_type"),
                    Plain("required"),
                    Plain("help", "help_text", translated=True),
                    Choices("choices", translated=True),
                    Plain("default", "default_value", translated=True, lines=True),
                ),
            ),
        ),
        ("home",),
    ),
    index_type("news_index", news.NewsIndexPage),
    RecordType(
        "news",
        news.NewsItemPage,
        page_fields(
            Day("date", "publication_date"),
            Plain("byline", translated=True),
            KeyRows(
                "authors",
                relation="author_rows",
                row=news.NewsItemAuthor,
                to="person",
                types=("person",),
            ),
            Group("source", fields=(Plain("name", "source_name"), Plain("url", "source_url"))),
            Group(
                "image",
                translated=True,
                fields=(
                    To("image", types=("image",)),
                    Plain("alt", "image_alt", translated=True),
                    Plain("decorative", "image_is_decorative"),
                ),
            ),
            To("edition", types=("edition",)),
            To("hostCity", types=("host_city",)),
            To("partner", types=("partner",)),
            To("contribution", types=("contribution",)),
        ),
        ("news_index",),
        order=7,
        passed_over=(),
    ),
)
