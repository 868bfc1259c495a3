from .forms import FormField, FormPage
from .navigation import FooterRow, MainMenuRow, NavigationSettings
from .pages import HomePage, StandardPage

__all__ = [
    "FooterRow",
    "FormField",
    "FormPage",
    "HomePage",
    "MainMenuRow",
    "NavigationSettings",
    "StandardPage",
]
