"""JSON lines: a report a line."""

import json

from vedette.intake import found as limits
from vedette.intake.found import Found, Pages, note, too_large
from vedette.reading.encodings import decode, whole
from vedette.reading.pages import Page
from vedette.records import Note

_FIELDS = ("title", "url", "outlet", "published", "fetched")  # of a line, beside its text, its byline and its id


def read_json_lines(found: Found) -> Pages:
    """A page for each line, `{"id", "title", "published", "url", "text", ...}`, of which only the text must be there.

    A line that is no page yields a Note and then an empty page, so that what comes out stays beside what went in; so
    does a blank line between others. Those at the beginning and at the end are no matter.
    """
    blank: list[int] | None = None  # blank lines since the last other one; None before the first
    for number, line in enumerate(found.lines(), 1):
        if not line.strip():
            if blank is not None:
                blank.append(number)
            continue
        for missed in blank or ():
            problem = note(f"{found.name}:{missed} is blank")
            yield from (problem, Page(name=f"{found.name}:{missed}", content="", notes=(problem,)))
        blank = []
        name = f"{found.name}:{number}"
        page = _page_of(name, line)
        if isinstance(page, Note):
            yield page
            page = Page(name=name, content="", notes=(page,))
        yield page


def given_id(name: str, id_: str) -> Note:
    """What keeps the id that a report has where it comes from: in the records it is the digest of its text."""
    return note(f"{name} gives it the id {id_!r}")


def _page_of(name: str, line: bytes) -> Page | Note:
    """The page of one line of JSON, or what is wrong with it."""
    if len(line) > limits.LARGEST:
        return too_large(name, "part it")
    try:
        given = json.loads(decode(line).text)
    except (ValueError, RecursionError) as error:
        return note(f"{name} is no line of JSON: {error}")
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        here = ", ".join(map(repr, given)) if isinstance(given, dict) else f"a {type(given).__name__}"
        return note(f'{name} wants an object with a "text" (there is: {here or "nothing"})')
    wrong = [field for field in _FIELDS if not isinstance(given.get(field), str | None)]
    if wrong:
        return note(f"{name} wants text or null in {', '.join(map(repr, wrong))}")
    byline = given.get("byline") or []
    names = [byline] if isinstance(byline, str) else byline
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        return note(f"{name} wants names, or none, in 'byline'")
    title, url, outlet, published, fetched = (whole(given.get(field) or "") or None for field in _FIELDS)
    id_ = _id_of(given.get("id"))
    return Page(
        name=f"{name} ({id_})" if id_ else name,
        content=given["text"],
        title=title,
        url=url,
        outlet=outlet,
        byline=tuple(map(whole, names)),
        published=published,
        fetched=fetched,
        notes=(given_id(name, id_),) if id_ else (),
    )


def _id_of(given: object) -> str | None:
    """An id as text, on one line; None where there is none, or something that is no id."""
    if isinstance(given, bool) or not isinstance(given, str | int):
        return None
    return " ".join(whole(str(given)).split()) or None
