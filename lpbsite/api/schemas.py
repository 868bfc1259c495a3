"""The shapes that all resources share; names are lower camel case in JSON."""

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Lang = Literal["nl", "en"]
PageType = Literal[
    "news",
    "edition",
    "programme_item",
    "host_city",
    "partner",
    "person",
    "contribution",
    "page",
    "home",
]

T = TypeVar("T")


class ApiSchema(BaseModel):
    """What every schema of the API is based on.

    Plain pydantic, not ninja's ``Schema``: that one reads attributes of database objects by
    itself, which costs time and hides queries.
    """

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Reference(ApiSchema):
    """Another page: in the language asked for where it is translated, else the Dutch one."""

    id: int = Field(description="Number of the page.", examples=[42])
    type: PageType = Field(description="Kind of page.", examples=["host_city"])
    title: str = Field(description="Title of the page.", examples=["Enschede"])
    url: str = Field(
        description="Address of the page on this site.", examples=["/nl/gaststeden/enschede/"]
    )
    slug: str = Field(description="Last part of its address.", examples=["enschede"])


class Item(Reference):
    """A page in a list."""

    lang: Lang = Field(description="Language of the page.", examples=["nl"])


class Rendition(ApiSchema):
    """A picture in one size and format."""

    url: str = Field(description="Address of the file.")
    width: int = Field(description="Width in pixels.", examples=[768])
    height: int = Field(description="Height in pixels.", examples=[512])
    format: str = Field(description="Format of the file.", examples=["webp"])


class Image(ApiSchema):
    """A picture, in the sizes and formats that the site itself shows."""

    alt: str = Field(description="What the picture shows; empty when it is decoration.")
    width: int = Field(description="Width of the original in pixels.", examples=[2400])
    height: int = Field(description="Height of the original in pixels.", examples=[1600])
    renditions: list[Rendition] = Field(description="Files to show, smallest first.")


class Document(ApiSchema):
    """A document to download."""

    url: str = Field(description="Address of the file.", examples=["/documents/3/slides.pdf"])
    file_name: str = Field(description="Name of the file.", examples=["slides.pdf"])
    bytes: int = Field(description="Its size in bytes.", examples=[482113])
    pages: int | None = Field(description="Number of its pages, where known.", examples=[12])


class ListAnswer(ApiSchema, Generic[T]):
    """One page of a list."""

    items: list[T] = Field(description="What this page of the list has.")
    total: int = Field(description="How many all pages of the list have.", examples=[1])
    page: int = Field(description="Number of this page, from 1.", examples=[1])
    page_size: int = Field(description="How many a page has at most.", examples=[20])
