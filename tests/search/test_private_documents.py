"""The words of a document are found as long as anyone may download it, however that changes."""

from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from lpbsite.core.models import User
from lpbsite.search import document_reading
from tests.factories import ContributionPageFactory, site_tree
from tests.search.finding import found_by
from tests.search.pdf_files import document_of, pdf


class PrivateDocumentTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        root = Collection.get_first_root_node()
        cls.open = root.add_child(name="Openbaar")
        cls.inside = cls.open.add_child(name="Verslagen")
        cls.private = root.add_child(name="Intern")
        cls.restriction = CollectionViewRestriction.objects.create(
            collection=cls.private, restriction_type=CollectionViewRestriction.LOGIN
        )
        cls.document = document_of(pdf("Over kieviten"), collection=cls.inside)
        cls.page = ContributionPageFactory(
            parent=site_tree().contributions, title="Vogels", document=cls.document
        )
        document_reading.read_document_task.enqueue(cls.document.pk)

    def setUp(self):
        self.client.force_login(User.objects.create_superuser("chief"))

    def assert_found(self, expected):
        assert found_by("kieviten") == ({self.page} if expected else set())

    def add_to(self, collection):
        address = reverse("wagtail_bulk_action", args=["core", "document", "add_to_collection"])
        with self.captureOnCommitCallbacks(execute=True):
            response = self.client.post(
                f"{address}?id={self.document.pk}", {"collection": collection.pk}
            )
        assert response.status_code == 302
        self.document.refresh_from_db()
        assert self.document.collection == collection

    def move(self, collection, parent):
        with self.captureOnCommitCallbacks(execute=True):
            Collection.objects.get(pk=collection.pk).move(
                Collection.objects.get(pk=parent.pk), "sorted-child"
            )

    def test_documents_that_are_put_together_into_another_collection(self):
        self.assert_found(True)
        self.add_to(self.private)
        self.assert_found(False)
        self.add_to(self.open)
        self.assert_found(True)

    def test_a_collection_with_others_in_it_is_moved(self):
        self.move(self.open, self.private)
        self.assert_found(False)
        self.move(self.open, Collection.get_first_root_node())
        self.assert_found(True)

    def test_a_collection_is_moved_by_its_form(self):
        address = reverse("wagtailadmin_collections:edit", args=[self.inside.pk])
        for parent, expected in ((self.private, False), (self.open, True)):
            with self.captureOnCommitCallbacks(execute=True):
                response = self.client.post(address, {"name": "Verslagen", "parent": parent.pk})
            assert response.status_code == 302
            self.assert_found(expected)

    def test_a_collection_above_becomes_private_by_its_form_and_public_again(self):
        address = reverse("wagtailadmin_collections:set_privacy", args=[self.open.pk])
        for kind, expected in (("login", False), ("none", True)):
            with self.captureOnCommitCallbacks(execute=True):
                response = self.client.post(address, {"restriction_type": kind})
            assert response.json()["is_public"] is expected
            self.assert_found(expected)

    def test_a_restriction_goes_to_another_collection(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.restriction.collection = self.open
            self.restriction.save()
        self.assert_found(False)
        with self.captureOnCommitCallbacks(execute=True):
            self.restriction.collection = self.private
            self.restriction.save()
        self.assert_found(True)

    def test_a_private_collection_can_be_deleted(self):
        self.add_to(self.private)
        with self.captureOnCommitCallbacks(execute=True):
            Collection.objects.get(pk=self.private.pk).delete()
        self.assert_found(False)
        assert not CollectionViewRestriction.objects.exists()
