"""The ledger of judgements on disk: JSON lines, one judgement each, to which lines are only ever added."""

from collections.abc import Iterable
from pathlib import Path

from vedette.errors import InputError
from vedette.network.ledger import standing
from vedette.records import Judgement, wire


def read_ledger(path: Path) -> tuple[Judgement, ...]:
    """Read all judgements, in the order in which they were made; blank lines are passed over.

    Raises InputError where there is no such file, a line is no judgement (it says which), or an undo undoes nothing.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"the ledger {path} cannot be read: {error.strerror or error}") from error
    judgements = tuple(
        _judgement(line, f"{path}:{number}") for number, line in enumerate(data.split(b"\n"), 1) if line.strip()
    )
    try:
        standing(judgements)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    return judgements


def append(path: Path, judgements: Iterable[Judgement]) -> None:
    """Add judgements at the end; the file is made where there is none. What stands there is read first and kept.

    Raises InputError where the ledger is damaged, or would be by these: nothing is written then.
    """
    given = tuple(judgements)
    kept = read_ledger(path) if path.exists() else ()
    standing((*kept, *given))
    lines = b"".join(wire.encode(judgement) + b"\n" for judgement in given)
    try:
        with path.open("ab+") as file:
            if file.tell() and not path.read_bytes().endswith(b"\n"):
                lines = b"\n" + lines  # whoever wrote the last line by hand left its end away
            file.write(lines)
    except OSError as error:
        raise InputError(f"the ledger {path} cannot be written: {error.strerror or error}") from error


def _judgement(line: bytes, where: str) -> Judgement:
    try:
        return wire.decode_as(Judgement, line)
    except InputError as error:
        raise InputError(f"{where}: {error}") from error
