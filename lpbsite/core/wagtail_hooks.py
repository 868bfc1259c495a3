"""How the parts that every page shares plug into Wagtail."""

from typing import Any

from wagtail import hooks

from lpbsite.core.rich_text_links import LocalizedPageLinkHandler


# After Wagtail's own handler, which it replaces.
@hooks.register("register_rich_text_features", order=10)
def localize_page_links(features: Any) -> None:
    features.register_link_type(LocalizedPageLinkHandler)
