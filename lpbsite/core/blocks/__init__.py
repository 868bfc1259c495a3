from .body import BodyStreamBlock
from .quote import QuoteBlock

__all__ = ["BodyStreamBlock", "QuoteBlock"]
