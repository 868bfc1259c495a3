"""Names of people and organisations, for templates."""

from django import template

register = template.Library()


@register.filter
def initials(name: str) -> str:
    """Return the first and the last capital of a name: “MH” for “Merlijn van Hulst”."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    if not capitals:
        return name[:2].capitalize()
    return capitals[0] + (capitals[-1] if len(capitals) > 1 else "")
