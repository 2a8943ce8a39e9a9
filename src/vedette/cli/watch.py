"""`vedette watch`: feeds, sitemaps and pages are looked at again and again, and what is new becomes records."""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING, BinaryIO

import click

from vedette.cli.output import write_out
from vedette.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vedette.intake.seen import SeenFile
    from vedette.intake.watch_list import Watched
    from vedette.intake.watching import Report, Round
    from vedette.intake.web import Web
    from vedette.reading.pages import Page
    from vedette.records import Coded

ALL_FAILED = 2  # exit code, with --once: no source could be asked
SOME_FAILED = 4  # exit code, with --once: some could not; the rest was done
INTERRUPTED = 130
_LEAST_S = 1.0  # between two rounds
_LINES, _STEP = 2, 1_000_000  # line ends, and bytes at a time, that are read back from the end of the output


@click.command()
@click.argument("list_", metavar="FEEDS", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--once", is_flag=True, help="One round over all of the list now, for cron; without it until Ctrl-C.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Append there; standard output by default.",
)
@click.option(
    "--workspace",
    "where",
    metavar="FILE|URL",
    help="Keep it in this workspace, and write no lines.",
)
@click.option("--documents", is_flag=True, help="Write documents only: lines that `vedette code` takes later.")
@click.option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to keep what was seen: OUTPUT.seen by default, or FEEDS.seen.",
)
@click.option(
    "--allow", multiple=True, metavar="HOST[:PORT]", help="A host that may lie in your own network. May be repeated."
)
@click.option("--contact", metavar="WORDS", help="How a site can reach you: told to it behind the program's name.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="A folder with event types of your own, as for `vedette code`.",
)
def watch(
    list_: Path,
    once: bool,
    output: Path | None,
    where: str | None,
    documents: bool,
    state: Path | None,
    allow: tuple[str, ...],
    contact: str | None,
    ontology: Path | None,
) -> None:
    """Code what is new in feeds, sitemaps and pages, as it comes.

    FEEDS is a TOML file of [[feed]], [[sitemap]] and [[page]] entries: each with an address and, if you like, name,
    outlet, every-minutes (15), days (3, of a sitemap) and content ("page", or "feed" for the feed's own words).

    Each document is written once, as a line of JSON. An edited article comes again, with a note that names its earlier
    version; a copy of another site's text has a note that names the first. What each source gave is told on standard
    error. Sites are asked politely: robots.txt, one request a second, later where they say so. A site that refuses is
    left in peace.

    \b
    Examples:
      vedette watch feeds.toml --output news.jsonl
      vedette watch feeds.toml --output news.jsonl --once     for cron
      vedette watch feeds.toml --workspace vedette.db
      vedette watch feeds.toml --documents --output pages.jsonl --contact desk@example.org

    \b
    Exit codes, beside those of `vedette --help`:
      2    no source could be asked (with --once)
      4    some sources could not be asked (with --once); the rest was done
      130  ended by Ctrl-C; what was written is whole, and the next run goes on from there
    """
    from vedette.intake.manners import Manners, Surroundings
    from vedette.intake.seen import SeenFile
    from vedette.intake.watch_list import read_watch_list
    from vedette.intake.watching import Round

    if where is not None and (output or documents):
        raise InputError("--workspace keeps what is new, and writes no lines: leave --output and --documents away")
    sources = read_watch_list(_contents(list_), str(list_))
    web = _web(allow, contact)
    stop = Event()
    around = Surroundings(wait=stop.wait)
    beside = output or (Path(where) if where and "://" not in where else list_)
    seen = SeenFile(state or beside.with_name(f"{beside.name}.seen"))
    try:
        coder = _coder(ontology, documents)
        with _taker(output, where, seen, coder, documents) as take, stopping(stop):
            round_ = Round(Manners(web, seen, around), seen, coder, around, stop)
            while True:
                due = sources if once else [each for each in sources if _due(each, seen) <= around.clock()]
                failed = _write_round(round_, due, take)
                if once or stop.is_set():
                    break
                next_ = min(_due(each, seen) for each in sources) - around.clock()
                stop.wait(max(_LEAST_S, next_) * (1 + around.chance() / 10))  # not all the world's watches at once
    finally:
        web.close()
        seen.close()
    if stop.is_set():
        click.echo("Ended: what was written is whole, and the next run goes on from here.", err=True)
        click.get_current_context().exit(INTERRUPTED)
    if failed:
        click.get_current_context().exit(ALL_FAILED if failed == len(sources) else SOME_FAILED)


def _web(allow: "Sequence[str]", contact: str | None) -> "Web":
    from vedette.intake.addresses import Allowed
    from vedette.intake.web import Web

    if contact is not None and not (contact.isascii() and contact.isprintable()):
        raise InputError(f"--contact wants plain ASCII, such as an address of mail, not {contact!r}")
    return Web(Allowed(allow), agent=contact)


@contextmanager
def _taker(
    output: Path | None, where: str | None, seen: "SeenFile", coder: "Callable[[Page], Coded]", documents: bool
) -> "Iterator[Callable[[Coded], None]]":
    """Where documents go: lines in a file or on standard output, or a workspace."""
    if where is None:
        line_of = as_document if documents else as_records
        with appended(output, seen) as out:
            yield lambda coded: write_out(out, line_of(coded), "the documents")
        return
    from vedette.cli.ingest import address_of
    from vedette.store.keeping import GIVEN, keep
    from vedette.store.workspace import open_workspace

    program = getattr(coder, "program", GIVEN)

    def take(coded: "Coded") -> None:
        keep(workspace, coded, program=program, address=address_of(coded.document.url))

    with open_workspace(where) as workspace:
        yield take


def _write_round(round_: "Round", due: "Sequence[Watched]", take: "Callable[[Coded], None]") -> int:
    """Hand on what is new, tell what each source gave; return how many could not be asked."""
    from vedette.intake.watching import News

    reports: list[Report] = []
    for each in round_.run(due):
        if isinstance(each, News):
            take(each.coded)
        else:
            reports.append(each)
            notes = "".join(f"  not read: {note.text}\n" for note in each.missed)
            click.echo(f"{each.line}\n{notes}", err=True, nl=False)
    click.echo(_summary(reports), err=True)
    return sum(report.problem is not None for report in reports)


def _summary(reports: "Sequence[Report]") -> str:
    """What a round gave, in a line."""
    found = {turn: sum(report.counts[turn] for report in reports) for turn in ("new", "edited", "copy")}
    failed = sum(report.problem is not None for report in reports)
    sources = f"{len(reports)} {'source' if len(reports) == 1 else 'sources'}"
    gave = ", ".join(f"{number} {turn}" for turn, number in found.items() if number)
    said = f"{gave.replace('copy', 'copied')} from {sources}" if gave else f"Nothing new from {sources}"
    return f"{said}; {failed} could not be asked" if failed else said


def _due(source: "Watched", seen: "SeenFile") -> float:
    """When a source is to be asked again, in seconds since 1970."""
    poll = seen.poll(source.address)
    return max(poll.at + source.every_minutes * 60, poll.until) if poll.at else 0.0


def _coder(ontology: Path | None, documents: bool) -> "Callable[[Page], Coded]":
    from vedette.assets.coder import Coder

    return read_only if documents else Coder(ontology)


def read_only(page: "Page") -> "Coded":
    """A page as a document without records."""
    from vedette.assets.languages import language_of
    from vedette.assets.lines import open_lines
    from vedette.reading.documents import read_document
    from vedette.reading.page_kinds import WHY_NOT
    from vedette.records import Coded, Note

    read = read_document(page, language_of, open_lines())
    if read.kind not in WHY_NOT:
        return Coded(document=read.document, notes=read.notes)
    return Coded(document=read.document, notes=(*read.notes, Note(room="reading", text=WHY_NOT[read.kind])))


def as_records(coded: "Coded") -> bytes:
    """A line of what `vedette code` prints."""
    from vedette.records import wire

    return wire.encode(coded) + b"\n"


def as_document(coded: "Coded") -> bytes:
    """A line that `vedette code` takes: the document with the notes on it."""
    from vedette.records import wire

    return wire.encode(coded.document)[:-1] + b',"notes":' + wire.encode(coded.notes) + b"}\n"


@contextmanager
def appended(path: Path | None, seen: "SeenFile") -> Iterator[BinaryIO]:
    """The stream that lines go to: a file, made whole where a run was killed in the midst of a line, or stdout."""
    if path is None:
        yield sys.stdout.buffer
        return
    try:
        file = path.open("ab+")
        last = make_whole(file)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from error
    if last:
        catch_up(last, seen)
    try:
        yield file
    finally:
        with suppress(OSError):  # all was flushed; what a full disk refused would be tried again
            file.close()


def make_whole(file: BinaryIO) -> bytes:
    """Cut a last line that was not finished; return the last whole one, b"" where there is none."""
    end = file.seek(0, 2)
    tail, at = b"", end
    while at and tail.count(b"\n") < _LINES:
        step = min(_STEP, at)
        at = file.seek(at - step)
        tail = file.read(step) + tail
    cut = len(tail) - (tail.rfind(b"\n") + 1)
    if cut:
        file.truncate(end - cut)
    file.seek(0, 2)
    lines = tail[: len(tail) - cut].split(b"\n")
    return lines[-2] if len(lines) > 1 else b""


def catch_up(line: bytes, seen: "SeenFile") -> None:
    """Keep the last document that was written, where a run was killed between writing it and keeping that."""
    from vedette.intake.watching import address_of

    try:
        given = json.loads(line)
        document = given.get("document", given)
        id_, url, text = document["id"], document["url"], document["text"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return  # a line of somebody else
    if not (isinstance(id_, str) and isinstance(url, str) and isinstance(text, str)):
        return
    last = seen.version(address_of(url))
    if last is None or last.id != id_:
        seen.keep_document(address_of(url), id_, text, time.time())


@contextmanager
def stopping(stop: Event) -> Iterator[None]:
    """Let Ctrl-C, and a service manager's SIGTERM, end things between two documents; a second one ends them at once."""
    if current_thread() is not main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def ask(number: int, _: object) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])

    try:
        for number in before:
            signal.signal(number, ask)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _contents(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
