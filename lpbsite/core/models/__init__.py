from .media import Document, Image, Rendition
from .pages import BasePage, IndexPage
from .previews import PagePreview
from .topics import PageTopic, Topic
from .users import User

__all__ = [
    "BasePage",
    "Document",
    "Image",
    "IndexPage",
    "PagePreview",
    "PageTopic",
    "Rendition",
    "Topic",
    "User",
]
