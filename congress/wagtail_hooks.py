from wagtail import hooks

from congress.viewsets import CongressGroup, NetworkGroup


@hooks.register("register_admin_viewset")
def register_congress_listings() -> CongressGroup:
    return CongressGroup()


@hooks.register("register_admin_viewset")
def register_network_listings() -> NetworkGroup:
    return NetworkGroup()
