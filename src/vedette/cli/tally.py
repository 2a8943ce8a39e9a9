"""What has been read and what could not be, told on standard error."""

import shutil
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from vedette.records import Coded, Note


class Tally:
    """What has been read and what could not be; a line on a terminal that says so, from the second report on."""

    def __init__(self, stream: TextIO) -> None:
        self.read = self.failed = self._begun = 0
        self._stream, self._shown = stream, False

    def begin(self, name: str) -> None:
        """Show what is being coded now."""
        self._begun += 1
        if self._begun > 1 and self._stream.isatty():
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r{f'{self._begun - 1} coded, now {name}'[:width]}\033[K")
            self._stream.flush()
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write("\r\033[K")
            self._stream.flush()
            self._shown = False

    def fail(self, note: "Note") -> None:
        """Tell what could not be read."""
        self.failed += 1
        self.clear()
        click.echo(f"Not read: {note.text}", err=True)

    def remark(self, note: "Note") -> None:
        """Tell what was passed over as it should be."""
        self.clear()
        click.echo(note.text, err=True)

    def warn(self, name: str, coded: "Coded") -> None:
        """Tell of a report of which nothing was coded, unless it was told already that it could not be read."""
        from vedette.cli.summaries import HEADINGS

        if not coded.document.text and any(note.room == "intake" for note in coded.notes):
            return
        if not any(getattr(coded, field) for field in HEADINGS):
            for note in (note for note in coded.notes if note.room != "intake"):
                click.echo(f"{name}: {note.text}", err=True)
