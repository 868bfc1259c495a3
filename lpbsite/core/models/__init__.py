from .media import Document, Image, Rendition
from .pages import BasePage, IndexPage
from .topics import PageTopic, Topic
from .users import User

__all__ = [
    "BasePage",
    "Document",
    "Image",
    "IndexPage",
    "PageTopic",
    "Rendition",
    "Topic",
    "User",
]
