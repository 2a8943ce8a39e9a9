"""`vedette read`: how a text was read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from vedette.reading.reading import Name, Reading, Sentence


@click.command()
@click.argument("file", type=click.Path(allow_dash=True))
def read(file: str) -> None:
    """Show the sentences, words, tree and names of a text.

    The same reading that `vedette code` works on. Each word stands with its lemma, its tags (Universal Dependencies,
    Penn Treebank), what it hangs on and how, what kind of thing it heads, and for an event how factual it is told to be
    (-3 did not happen, 3 did).

    \b
    Examples:
      vedette read article.txt
      echo "Gunmen killed 12 soldiers." | vedette read -
    """
    from vedette.assets.languages import language_of
    from vedette.assets.model import open_model
    from vedette.cli.pages import one_page
    from vedette.reading.documents import read_document, told
    from vedette.reading.reading import read as read_text

    document, notes = read_document(one_page(file), language_of)
    for note in notes:
        click.echo(f"note: {note.text}", err=True)
    for line in _lines(read_text(document.text, open_model(), told(document))):
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
