from wagtail import hooks

from news.viewsets import NewsListing


@hooks.register("register_admin_viewset")
def register_news_listing() -> NewsListing:
    return NewsListing()
