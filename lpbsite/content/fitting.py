"""Whether an English text can stand side by side with the Dutch, and how to make it fit."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from lpbsite.content.blocks import Block
from lpbsite.content.fields import DoesNotFit
from lpbsite.translation.texts import Texts, as_it_is_now, needs_translation, translated_texts

Strings = dict[str, list[tuple[str, dict[str, Any]]]]

PARAGRAPH = re.compile(r"<p>(.*)</p>", re.DOTALL)
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^a-z\s])")


@dataclass(frozen=True)
class Comparison:
    """A Dutch page beside its English.

    Attributes:
        source: The Dutch page.
        missing: The paths of Dutch text without an English one.
        segments: The Dutch, as wagtail-localize cuts it.
        words: The English by the same paths.
    """

    source: Any
    missing: list[str]
    segments: list[Any]
    words: Texts


def compare(source: Any, english: Any) -> Comparison:
    """Look what of a Dutch page has an English text.

    Raises:
        DoesNotFit: Somewhere there is more or less English than Dutch, or its links are others.
    """
    segments = list(extract_segments(as_it_is_now(source)))
    texts = translated_texts(english)
    missing = missing_paths(strings_of(segments), texts.strings)
    return Comparison(source, missing, segments, texts)


def strings_of(segments: list[Any]) -> Strings:
    strings = defaultdict(list)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            strings[segment.path].append((segment.string.data, segment.attrs or {}))
    return strings


def missing_paths(dutch: Strings, words: Strings) -> list[str]:
    missing: list[str] = []
    for path, strings in dutch.items():
        own = words.get(path, [])
        if not own:
            missing += [path] * any(needs_translation(path, data) for data, _links in strings)
        elif len(own) != len(strings) or any(
            not same_links(links, own_links)
            for (_, links), (_, own_links) in zip(strings, own, strict=True)
        ):
            raise DoesNotFit(path)
    if surplus := [path for path in words if path not in dutch and words[path]]:
        raise DoesNotFit(surplus[0])
    return missing


def same_links(dutch: dict[str, Any], english: dict[str, Any]) -> bool:
    """Tell whether a string has the Dutch links; addresses elsewhere may be others."""
    return all(
        name in dutch and ("href" in own and "href" in dutch[name] or own == dutch[name])
        for name, own in english.items()
    )


def fitted(dutch: list[dict[str, Any]], blocks: list[Block]) -> list[Block]:
    """Return English paragraphs in as many blocks as the Dutch, when both have nothing else.

    The words stay as they are: surplus paragraphs follow in the last one after an empty line,
    and a long one is parted between sentences. Anything that cannot be fitted is returned as it
    is.
    """
    names = {part["type"] for part in dutch} | {block.name for block in blocks}
    if names != {"paragraph"} or len(dutch) == len(blocks) or not blocks:
        return blocks
    found = [PARAGRAPH.fullmatch(block.value or "") for block in blocks]
    texts = [match.group(1) for match in found if match and "<p>" not in match.group(1)]
    if len(texts) != len(blocks):
        return blocks
    texts = joined(texts, len(dutch)) if len(texts) > len(dutch) else parted(texts, len(dutch))
    if len(texts) != len(dutch):
        return blocks
    return [Block("paragraph", f"<p>{text}</p>") for text in texts]


def joined(texts: list[str], count: int) -> list[str]:
    return [*texts[: count - 1], "<br/><br/>".join(texts[count - 1 :])]


def parted(texts: list[str], count: int) -> list[str]:
    """Part the longest text at the end of a sentence, until there are enough."""
    texts = list(texts)
    while len(texts) < count:
        for position in sorted(range(len(texts)), key=lambda number: -len(texts[number])):
            sentences = SENTENCE_END.split(texts[position])
            if len(sentences) > 1 and "<" not in texts[position]:
                half = max(1, len(sentences) // 2)
                texts[position : position + 1] = [
                    " ".join(sentences[:half]),
                    " ".join(sentences[half:]),
                ]
                break
        else:
            return texts
    return texts
