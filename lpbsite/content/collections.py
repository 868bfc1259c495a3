"""Write the folders of images and documents, and who may see what is in them."""

from typing import Any

from wagtail.models import Collection

from lpbsite.content.privacy import set_privacy
from lpbsite.content.writing import Writing


def write_collection(
    collection: Collection | None, values: dict[str, Any], writing: Writing
) -> Collection:
    """Write a collection; one of the same name in the same place is taken over."""
    above = (
        Collection.objects.get(pk=writing.pk(values["within"]))
        if values.get("within")
        else Collection.get_first_root_node()
    )
    collection = collection or above.get_children().filter(name=values["title"]).first()
    if collection is None:
        collection = above.add_child(name=values["title"])
    if collection.get_parent() != above:
        collection.move(above, "sorted-child")
        collection.refresh_from_db()
    collection.name = values["title"]
    collection.save()
    set_privacy(collection, values.get("private", False), exact=True)
    return collection
