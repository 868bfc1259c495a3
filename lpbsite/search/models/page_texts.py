"""What an answer shows of each page, kept so that no page has to be read when it is found."""

from django.db import models
from wagtail.models import Page


class PageText(models.Model):
    """The texts of a page's own fields, written whenever the page is indexed.

    Attributes:
        title_language: Language of the title, which of a publication may be another than that
            of the page.
        pieces: The texts behind the introduction, in the language of the page; at the end a
            line with its topics.
        documents: Keys of the documents that the page offers, whoever may read them.
    """

    # Not held by the database: a page may be deleted while it is indexed.
    page = models.OneToOneField(
        Page,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="searched_text",
        db_constraint=False,
    )
    title_language = models.CharField(max_length=10)
    intro = models.TextField(blank=True)
    pieces = models.JSONField(default=list)
    documents = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.page_id}: {self.intro}"

    def whole(self, title: str) -> str:
        """Return all that stands on the page itself, its title first."""
        return " ".join((title, self.intro, *self.pieces))
