"""A list of pages in the admin, read as an editor sees it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.editing import EditingTestCase


class ListingTestCase(EditingTestCase):
    def table(self, name, **query):
        response = self.client.get(reverse(f"{name}:index"), query)
        assert response.status_code == 200
        return response

    def titles(self, name, **query):
        return [page.title for page in self.table(name, **query).context["object_list"]]

    def cells(self, name, title, **query):
        """Return what the columns of this list say of a page, but for those of every list."""
        soup = self.get_soup(self.table(name, **query).content)
        for row in soup.select("table.listing tbody tr"):
            cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
            if cells[1].startswith(title):
                return cells[2:]
        raise AssertionError(f"no {title} in the list")

    def queries(self, name, **query):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            self.table(name, **query)
        return len(captured)
