"""`vedette read`: what of a page would be coded, what was removed, and how its text was parsed."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from vedette.cli.pages import allow_option, one_page

if TYPE_CHECKING:
    from vedette.reading.documents import Read
    from vedette.reading.reading import Name, Reading, Sentence
    from vedette.records import Block, Document

NOTHING_READ = 2  # exit code, as of any input that cannot be used
SOME_FAILED = 4  # exit code: some of what was given could not be read; the rest was shown
_LONGEST_REMOVED = 300  # characters of what was cut away that are shown


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(allow_dash=True))
@click.option("--words", is_flag=True, help="Show the sentences, words, tree and names of the first page instead.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, or the document as JSON, one object a line for each page.",
)
@allow_option
def read(sources: tuple[str, ...], words: bool, format_: str, allow: tuple[str, ...]) -> None:
    """Show what of a page would be coded, what was removed from it, and why.

    For each page: what it is (article, live blog, teaser ...), title, outlet, byline, date and where the date comes
    from, language; then the parts of its text as they are coded; then what was cut away, with the reason; then notes.

    With --words the reading that `vedette code` works on: each word stands with its lemma, its tags (Universal
    Dependencies, Penn Treebank), what it hangs on and how, what kind of thing it heads, and for an event how factual
    it is told to be (-3 did not happen, 3 did).

    \b
    Examples:
      vedette read article.html
      vedette read https://desk.example/news/gao
      vedette read saved-pages/
      vedette read article.html --format json | jq .blocks
      echo "Gunmen killed 12 soldiers." | vedette read - --words
    """
    if words:
        _show_words(sources[0], allow)
        return
    shown, failed = 0, 0
    for name, found in _pages(sources, allow):
        if found is None:
            failed += 1
            continue
        if format_ == "json":
            _write_json(found)
        else:
            click.echo("\n".join((*([""] if shown else []), *_page_lines(name, found))))
        shown += 1
    if failed:
        click.get_current_context().exit(SOME_FAILED if shown else NOTHING_READ)


def _pages(sources: tuple[str, ...], allow: tuple[str, ...]) -> Iterator[tuple[str, "Read | None"]]:
    """Yield each page's name and what was read of it; None for what cannot be read, which is told."""
    from vedette.assets.languages import language_of
    from vedette.assets.lines import open_lines
    from vedette.intake.found import Remark
    from vedette.intake.sources import open_source
    from vedette.reading.documents import read_document
    from vedette.records import Note

    for source in sources:
        for page in open_source(source, sys.stdin.buffer, allow):
            if isinstance(page, Remark):
                click.echo(page.text, err=True)
            elif isinstance(page, Note):
                click.echo(f"Not read: {page.text}", err=True)
                yield source, None
            else:
                yield page.name, read_document(page, language_of, open_lines())


def _write_json(read: "Read") -> None:
    from vedette.records import wire

    sys.stdout.buffer.write(wire.encode(read.document) + b"\n")
    sys.stdout.buffer.flush()
    for note in read.notes:
        click.echo(f"note: {note.text}", err=True)


def _page_lines(name: str, read: "Read") -> Iterator[str]:
    from vedette.assets.coder import why_not
    from vedette.cli.table import table, terminal_width, visible

    document = read.document
    why = why_not(document, read.kind)
    yield f"{visible(name)}: {read.kind}"
    yield from table([(field, value) for field, value in _facts(read)], width=terminal_width())
    yield ""
    rows = [(_kind_of(block), " ".join(block.span.of(document.text).split())) for block in document.blocks]
    yield from table(rows, width=terminal_width())
    if why is not None:
        yield f"Not coded: {why}."
    if document.removed:
        yield ""
        yield f"Removed ({len(document.removed)}):"
        yield from table(
            [(f"  {each.reason}", _shortened(each.text)) for each in document.removed], width=terminal_width()
        )
    if told := [note.text for note in read.notes if note.text != why]:
        yield ""
        yield "Notes:"
        yield from table([("  -", text) for text in told], width=terminal_width())


def _facts(read: "Read") -> Iterator[tuple[str, str]]:
    document: Document = read.document
    dated = f"{document.published} ({document.published_precision}, {read.dated})" if document.published else None
    yield "title", document.title or "-"
    yield "outlet", document.outlet or "-"
    yield "byline", ", ".join(document.byline) or "-"
    yield "date", dated or "-"
    if document.dateline:
        yield "filed from", document.dateline
    if document.url:
        yield "address", document.url
    yield "language", document.language or "-"


def _kind_of(block: "Block") -> str:
    time = block.time.start if block.time else None
    return f"{block.kind}\n{time}" if time else block.kind


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_REMOVED else f"{text[:_LONGEST_REMOVED].rstrip()} …"


def _show_words(source: str, allow: tuple[str, ...]) -> None:
    from vedette.assets.languages import language_of
    from vedette.assets.lines import open_lines
    from vedette.assets.model import open_model
    from vedette.reading.documents import read_document, told
    from vedette.reading.reading import read as read_text

    found = read_document(one_page(source, allow), language_of, open_lines())
    for note in found.notes:
        click.echo(f"note: {note.text}", err=True)
    for line in _lines(read_text(found.document.text, open_model(), told(found.document))):
        click.echo(line)


def _lines(reading: "Reading") -> Iterator[str]:
    from vedette.cli.table import visible

    for number, sentence in enumerate(reading.sentences, 1):
        span = reading.span(sentence.first, sentence.last)
        yield f"{number}. {' '.join(visible(span.of(reading.text)).split())}"
        yield from _words(reading, sentence)
        for title, names in (("names", reading.names), ("mentions", reading.mentions)):
            if inside := [_name(reading, n) for n in names if sentence.first <= n.first < sentence.last]:
                yield f"  {title}: {', '.join(inside)}"
        yield ""


def _words(reading: "Reading", sentence: "Sentence") -> Iterator[str]:
    from vedette.cli.table import table

    rows = []
    for word in reading.words[sentence.first : sentence.last]:
        on = f"{word.head - sentence.first + 1} {reading.words[word.head].text}" if word.head >= 0 else ""
        kind = "" if word.kind == "none" else word.kind
        factual = f"{word.factuality:+.1f}" if word.upos == "VERB" else ""
        number = str(word.index - sentence.first + 1)
        rows.append((number, word.text, word.lemma, word.upos, word.xpos, word.relation, on, kind, factual))
    yield from table(rows, ("", "word", "lemma", "tag", "Penn", "is the", "of", "kind", "fact"))


def _name(reading: "Reading", name: "Name") -> str:
    return f"{reading.span(name.first, name.last).of(reading.text)} ({name.kind})"
