"""What records have to agree on: keys that are named, translations, addresses, parents."""

from collections.abc import Iterable, Iterator, Mapping

from lpbsite.content.entries import Entry
from lpbsite.content.plan import Plan
from lpbsite.content.problems import Problem
from lpbsite.content.records import Place
from lpbsite.content.spots import Reference


def problems_together(
    plan: Plan, places: Mapping[str, Place], references: Iterable[Reference]
) -> Iterator[Problem]:
    """Yield what is wrong between records that are each right by themselves.

    Args:
        plan: The records, and what the site remembers of all keys that they name.
        places: Where every record stands, also those that are wrong and so not in the plan.
        references: The keys that are named, each once.
    """
    for reference in references:
        yield from reference_problems(reference, plan, places)
    addresses: dict[tuple[str, str, str], Entry] = {}
    translations: dict[tuple[str, str], Entry] = {}
    for entry in plan.entries.values():
        yield from identity_problems(entry, plan)
        yield from place_problems(entry, plan)
        if entry.translates:
            yield from translation_problems(entry, plan, places, translations)
        if entry.slug:
            yield from address_problems(entry, plan, addresses)


def reference_problems(
    reference: Reference, plan: Plan, places: Mapping[str, Place]
) -> Iterator[Problem]:
    known = plan.known(reference.key)
    if known is None:
        # Of a record that is wrong itself, that has been told already.
        if reference.key not in places:
            yield reference.problem
    elif known.type not in reference.types:
        yield Problem(
            reference.problem.file,
            reference.problem.line,
            reference.problem.field,
            f"{reference.key!r} is of the type {known.type}; "
            f"here it is {' or '.join(reference.types)}.",
        )


def identity_problems(entry: Entry, plan: Plan) -> Iterator[Problem]:
    record = plan.remembered.get(entry.key)
    if record and (record.type, record.language) != (entry.type.name, entry.lang):
        before = f"{record.type} {record.language}".strip()
        yield entry.place.problem(
            ("key",), f"On the site this is the key of something else: {before}."
        )
    index = (entry.type.name, entry.lang)
    if entry.type.is_index and plan.indexes[index] != entry.key:
        text = (
            f"There is one {entry.type.name} in a language, and {plan.indexes[index]!r} is it."
        )
        yield entry.place.problem(("type",), text)


def place_problems(entry: Entry, plan: Plan) -> Iterator[Problem]:
    if entry.type.name == "programme" and not entry.parent and not entry.translates:
        yield entry.place.problem(
            ("parent",), "A programme stands under an edition: give its key."
        )
    seen = {entry.key}
    above = plan.entries.get(entry.parent)
    while above:
        if above.key in seen:
            yield entry.place.problem(("parent",), "A page cannot stand under itself.")
            return
        seen.add(above.key)
        above = plan.entries.get(above.parent)


def translation_problems(
    entry: Entry,
    plan: Plan,
    places: Mapping[str, Place],
    translations: dict[tuple[str, str], Entry],
) -> Iterator[Problem]:
    source = plan.known(entry.translates)
    path = ("translationOf",)
    if source is None:
        if entry.translates not in places:
            text = f"There is no record with the key {entry.translates!r}."
            yield entry.place.problem(path, text)
    elif source.lang != "nl" or source.translates:
        yield entry.place.problem(path, f"{entry.translates!r} is not a Dutch original.")
    elif source.type != entry.type.name:
        yield entry.place.problem(path, f"{entry.translates!r} is of the type {source.type}.")
    earlier = translations.setdefault((entry.translates, entry.lang), entry)
    if earlier is not entry:
        text = f"{entry.translates!r} is translated by {earlier.key!r} already."
        yield entry.place.problem(path, text)


def address_problems(
    entry: Entry, plan: Plan, addresses: dict[tuple[str, str, str], Entry]
) -> Iterator[Problem]:
    """Find two pages under one parent, or two topics, with the same slug."""
    parent = parent_of(entry, plan)
    if parent is None:
        return
    address = (parent, entry.lang, entry.slug)
    earlier = addresses.setdefault(address, entry)
    if earlier is not entry:
        text = f"{earlier.key!r} has the address {entry.slug!r} under the same page."
        yield entry.place.problem(("slug",), text)


def parent_of(entry: Entry, plan: Plan) -> str | None:
    """Return a name for the page above a record; ``None`` where only the site can tell."""
    source = plan.entries.get(entry.translates)
    parent = entry.parent or (source.parent if source else "")
    if parent or not entry.type.is_page:
        return parent or f"all of the type {entry.type.name}"
    return entry.type.parents[0] if entry.type.parents not in ((), ("programme",)) else None
