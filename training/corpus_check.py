"""Check the annotated corpus, bring it into canonical form, and count what is in it.

    python -m training.corpus_check                     # everything under corpus/
    python -m training.corpus_check corpus/train/sahel.txt --write
    python -m training.corpus_check --stats

Errors are printed as FILE:LINE: PASSAGE: what is wrong, and make the exit code 1. Notes are for the reader to look at,
and change no exit code. --write rewrites each file in canonical form, unless a passage in it cannot be read. A text
that shares ten words in a row with the data sets (../shared, or where VEDETTE_SHARED says) is an error.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.annotations import Annotated
from training.corpus import LETTERS, CorpusError, Passage, read_passage, split_passages, write_passages
from training.corpus_values import Stretch, read_bounds, told_bounds, told_stretches
from vedette.assets.resources import read_table, resource_folder
from vedette.records import Span

REGISTERS = "agency local ngo army un analysis blog caption statement broadcast".split()
REGIONS = (
    "Sahel", "North Africa", "West Africa", "Central Africa", "East Africa", "Southern Africa", "Middle East",
    "Caucasus", "Central Asia", "South Asia", "Southeast Asia", "East Asia", "Europe", "Latin America", "World",
)  # fmt: skip
SENTENCES = 8
SHARED_WORDS = 10

_DETERMINERS = {"a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their"}
_ID_FIELDS = re.compile(rf"[{LETTERS}]\d+")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend (an error) or to look at (a note)."""

    file: str
    line: int
    passage: str
    words: str
    is_error: bool = True

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.passage}: {'' if self.is_error else 'note: '}{self.words}"


@dataclass(frozen=True, slots=True)
class File:
    """One file of the corpus: its passages with the line at which each begins, and what could not be read."""

    path: str
    head: str
    passages: tuple[tuple[int, Passage], ...]
    findings: tuple[Finding, ...] = ()


def read_file(path: str, text: str) -> File:
    """Read the passages of a file; what cannot be read is a finding, and the others go on."""
    head, sources = split_passages(text)
    passages, findings = [], []
    if strange := [row for row in head.split("\n") if row and not row.startswith("#")]:
        findings.append(Finding(path, 1, "-", f"before the first passage only lines with # may stand: {strange[0]!r}"))
    for source in sources:
        try:
            passages.append((source.line, read_passage(source.text)))
        except CorpusError as error:
            name = source.text.split("|")[0].removeprefix("==").strip()
            findings.append(Finding(path, source.line, name, str(error)))
    return File(path, head, tuple(passages), tuple(findings))


def check(
    files: Iterable[File], modes: Mapping[str, Iterable[str]], told: "Mapping[str, str] | None" = None
) -> list[Finding]:
    """Return all findings. modes: those of each event type. told: runs of words that the data sets have, and where."""
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for file in files:
        findings += file.findings
        for line, passage in file.passages:
            words = [*errors(passage, modes), *_copied(passage.text, told or {})]
            if passage.id in seen:
                words.append(f"another passage has this id, in {seen[passage.id]}")
            seen[passage.id] = file.path
            findings += [Finding(file.path, line, passage.id, one) for one in words]
            if not words:
                findings += [Finding(file.path, line, passage.id, one, is_error=False) for one in notes(passage)]
    return findings


def errors(passage: Passage, modes: Mapping[str, Iterable[str]]) -> list[str]:
    """What has to be mended in one passage."""
    around = Annotated(passage)
    return [
        *_header(around),
        *_ids(around),
        *_shapes(around),
        *_modes(passage, modes),
        *_to_come(around),
    ]


def _header(around: Annotated) -> Iterator[str]:
    passage = around.passage
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", passage.id):
        yield f"the id is made of small letters, digits and hyphens, not {passage.id!r}"
    if passage.register not in REGISTERS:
        yield f"the register {passage.register!r} is none of {', '.join(REGISTERS)}"
    if passage.region not in REGIONS:
        yield f"the region {passage.region!r} is none of {', '.join(REGIONS)}"
    if not 1 <= (count := len(around.sentences)) <= SENTENCES:
        yield f"a passage has 1 to {SENTENCES} sentences, as the program splits them, and this one has {count}"


def _ids(around: Annotated) -> Iterator[str]:
    """Lines and marks belong together, and what a line names is there."""
    passage = around.passage
    marked = {i for mark in passage.marks for i in mark.ids}
    counted = Counter(line.id for line in passage.lines)
    used = {
        value
        for line in passage.lines
        for field in line.fields
        for value in field.values
        if _ID_FIELDS.fullmatch(value)
    }
    yield from (f"{i} has {count} lines" for i, count in counted.items() if count > 1)
    for i in sorted(counted.keys() - marked):
        yield f"{i} has a line, and no words are marked with it"
    for i in sorted(used - marked):
        yield f"{i} is named in a line, and no words are marked with it"
    for i in sorted(marked - counted.keys() - used):
        yield f"{i} is marked, and no line is about it or names it"
    for i in sorted((marked & used) - counted.keys()):
        if i[0] in "aelrco":
            yield f"{i} needs a line of its own"
    for i in sorted(counted.keys() - used):
        if i[0] in "apt":
            yield f"{i} does, suffers, says or is tied to nothing: take its mark and its line away"
    for i in sorted({i for mark in passage.marks for i in mark.strong if i[0] not in "celr"}):
        yield f"{i}! stands for the cue of a claim or the main trigger, and {i} has neither"
    for line in passage.lines:
        if not around.spans(line.id) and line.id in marked:
            yield f"{line.id} has a cue and no content"


def _shapes(around: Annotated) -> Iterator[str]:
    """Every record can be read."""
    marked = {i for mark in around.passage.marks for i in mark.ids}
    for record in sorted({i for i in marked if i[0] in "qt"} | around.lines.keys()):
        try:
            around.read(record)
        except CorpusError as error:
            yield str(error)
    for line in around.passage.lines:
        if line.id in line.first("sources") + line.first("targets"):
            yield f"{line.id} names itself"


def _modes(passage: Passage, modes: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for line in passage.lines:
        if line.id[0] == "e" and len(line.words) == 2 and line.words[1] not in modes.get(line.words[0], ()):
            known = ", ".join(modes.get(line.words[0], ())) or "no modes"
            yield f"{line.id}: {line.words[0]} has {known}, and not {line.words[1]!r}"


def _to_come(around: Annotated) -> Iterator[str]:
    """The day of something to come is written, as "Monday" alone is read as the last one."""
    for line in around.passage.lines:
        ahead = line.id[0] == "o" or any(map(line.has, ("planned", "possible", "conditional", "called_for")))
        for time in line.first("on") if ahead else ():
            if time in around.lines or not (spans := around.spans(time)):
                continue
            if len(set(told_stretches(spans[0].of(around.passage.text), around.passage.published))) > 1:
                yield f"{time} is to come, or may be: give it a line with its date, as in: {time} 2013-05-27"


def notes(passage: Passage) -> Iterator[str]:
    """What is worth a second look."""
    around = Annotated(passage)
    for time in around.times.values():
        line, words = around.lines.get(time.id), time.mentions[0].of(passage.text)
        told = told_stretches(words, passage.published)
        if line and line.words and told and not any(_agree((time.start, time.end), one) for one in told):
            yield f"{time.id} is {line.words[0]}, and the program reads {words!r} as {' or '.join(map(_shown, told))}"
    for quantity in around.quantities.values():
        line, words = around.lines.get(quantity.id), quantity.spans[0].of(passage.text)
        told_here = told_bounds(words)
        if line and len(line.words) > 1 and told_here and read_bounds(line.words[1]) != told_here:
            yield f"{quantity.id} is {line.words[1]}, and the program reads {words!r} as {told_here[0]}..{told_here[1]}"
    for mark in passage.marks:
        first, *more = passage.text[mark.start : mark.end].lower().split()
        if more and first in _DETERMINERS and any(i[0] in "elr" for i in mark.ids):
            yield f"{','.join(mark.ids)}: the trigger is the word itself, without {first!r} before it"
    ties = {(tie.type, tie.subject, tie.object) for tie in around.ties.values()}
    for kind, subject, object_ in sorted(ties):
        if kind == "spokesperson_of" and ("member_of", subject, object_) not in ties:
            yield f"{subject} is spokesperson_of {object_}, and not member_of it as well"
    cues = [cue for claim in around.claims.values() for cue in (*claim.cues, *claim.content)]
    for event in around.events.values():
        if (
            event.type == "ACCUSE"
            and event.said.status == "asserted"
            and not any(_touch(cue, event.triggers[0]) for cue in cues)
        ):
            yield f"{event.id}: an accusation in words is a claim too"
        if (
            event.type == "ASSAULT"
            and event.mode == "abduct"
            and any(toll.outcome == "detained" for toll in event.tolls)
        ):
            yield f"{event.id}: the kidnapped are `abducted` in an event (and `detained` among the estimates)"


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _agree(written: Stretch, told: Stretch) -> bool:
    """Whether they are the same, up to an end that is left open."""
    return all(one in (None, other) for one, other in zip(written, told, strict=True)) and written != (None, None)


def _shown(stretch: Stretch) -> str:
    return f"{stretch[0]} until before {stretch[1]}"


def words_of(text: str) -> list[str]:
    """The words by which texts are compared."""
    return re.findall(r"[a-z0-9']+", text.lower())


def runs_of(words: list[str]) -> Iterator[str]:
    """Yield every ten words in a row."""
    return (" ".join(words[i : i + SHARED_WORDS]) for i in range(len(words) - SHARED_WORDS + 1))


def _copied(text: str, told: Mapping[str, str]) -> Iterator[str]:
    for run in runs_of(words_of(text)):
        if run in told:
            yield f"ten words in a row stand in {told[run]}: {run!r}"
            return


def told_elsewhere(texts: Iterable[str], folder: Path) -> dict[str, str]:
    """The runs of ten words of our texts that stand in a file under the folder, and in which."""
    ours = {run for text in texts for run in runs_of(words_of(text))}
    firsts = {run[: run.index(" ")] for run in ours}
    found: dict[str, str] = {}
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _TEXTUAL) if ours else ():
        for text in _texts(path):
            words = words_of(text)
            for i in range(len(words) - SHARED_WORDS + 1):
                if words[i] in firsts and (run := " ".join(words[i : i + SHARED_WORDS])) in ours:
                    found.setdefault(run, path.relative_to(folder).as_posix())
    return found


PARTS = ("train", "test")  # corpus/pages holds something else
_TEXTUAL = {".jsonl", ".json", ".txt", ".html", ".conllu", ".xml", ".tsv", ".csv"}


def _texts(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix not in {".jsonl", ".json"}:
        yield text
        return
    for row in text.splitlines() if path.suffix == ".jsonl" else [text]:
        try:
            yield from _strings(json.loads(row))
        except ValueError:
            yield row


def _strings(value: object) -> Iterator[str]:
    """Yield the strings in a piece of JSON; a list of words is one string."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        yield " ".join(value)
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def stats(passages: Iterable[Passage]) -> str:
    """Count what is in the corpus."""
    several = [Annotated(passage) for passage in passages]
    sentences = sum(len(around.sentences) for around in several)
    without = sum(_eventless(around) for around in several)
    words = sum(len(around.passage.text.split()) for around in several)
    share = f" ({without / sentences:.0%})" if sentences else ""
    rows = [f"{len(several)} passages, {sentences} sentences, {words} words"]
    rows.append(f"{without} sentences{share} without an event")
    rows.append(_second_reading(several))
    tables: dict[str, Counter[str]] = {}
    for table, name in (pair for around in several for pair in _counted(around)):
        tables.setdefault(table, Counter())[name] += 1
    for table, counter in tables.items():
        rows.append(f"{table} ({counter.total()}): " + ", ".join(f"{name} {n}" for name, n in counter.most_common()))
    return "\n".join(rows)


def _eventless(around: Annotated) -> int:
    triggers = [span for event in around.events.values() for span in event.triggers]
    return sum(not any(_touch(sentence, span) for span in triggers) for sentence in around.sentences)


def _second_reading(several: Iterable[Annotated]) -> str:
    read = [around for around in several if around.passage.corrections is not None]
    if not (records := sum(len(around.records()) for around in read)):
        return "no passage with records was read a second time"
    corrected = sum(around.passage.corrections or 0 for around in read)
    return f"{len(read)} passages read a second time: {corrected} of {records} records corrected"


def _counted(around: Annotated) -> Iterator[tuple[str, str]]:
    """Yield what is counted: the table, and the row in it."""
    passage, events, claims = around.passage, around.events.values(), around.claims.values()
    yield from (("register", passage.register), ("region", passage.region))
    yield "decade", f"{passage.published.year // 10}0s"
    yield from (("actors", actor.kind) for actor in around.actors.values())
    yield from (("events", event.type) for event in events)
    yield from (("modes", f"{event.type} {event.mode}") for event in events if event.mode)
    yield from (("tolls", toll.outcome) for event in events for toll in event.tolls)
    yield from (("ties", f"{tie.type} {tie.change}") for tie in around.ties.values())
    yield from (("presence", presence.kind) for presence in around.presence.values())
    yield from (("claims", claim.quotation) for claim in claims)
    yield from (("claims", "unnamed source") for claim in claims if not claim.named)
    yield from (("claims", "inside a claim") for claim in claims if claim.said.claim)
    yield from (("estimates", quantity.what) for quantity in around.quantities.values())
    yield from (("outlooks", outlook.kind) for outlook in around.outlooks.values())
    yield from (("status of events", event.said.status) for event in events)
    yield from (("status of ties", tie.said.status) for tie in around.ties.values())


def all_modes() -> dict[str, list[str]]:
    """The modes of each event type, as the ontology has them."""
    folder = resource_folder() / "ontology" / "plover"
    tables = [read_table(path.stem, folder=folder) for path in sorted(folder.glob("*.toml"))]
    return {table["type"]: list(table.get("modes", {})) for table in tables}


def main() -> int:
    """Check what the command line names; return the exit code."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("files", nargs="*", type=Path, help="by default those of corpus/train and corpus/test")
    ask.add_argument("--write", action="store_true", help="rewrite the files in canonical form")
    ask.add_argument("--stats", action="store_true", help="count what is in them")
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("VEDETTE_SHARED") or "../shared"))
    given = ask.parse_args()
    paths = given.files or sorted(path for part in PARTS for path in Path("corpus", part).glob("*.txt"))
    files = [read_file(str(path), path.read_text(encoding="utf-8")) for path in paths]
    passages = [passage for file in files for _, passage in file.passages]
    told = told_elsewhere([passage.text for passage in passages], given.shared)
    if not given.shared.is_dir():
        print(f"{given.shared} is absent: nothing was compared with the data sets", file=sys.stderr)
    findings = check(files, all_modes(), told)
    print(*findings, sep="\n", end="\n" if findings else "")
    wrong = sum(finding.is_error for finding in findings)
    if given.write:
        for path, file in zip(paths, files, strict=True):
            if not file.findings:
                path.write_text(write_passages(file.head, [passage for _, passage in file.passages]), encoding="utf-8")
    if given.stats and not wrong:
        print(stats(passages))
    print(f"{len(passages)} passages in {len(files)} files: {wrong} errors, {len(findings) - wrong} notes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
