"""What is shown on standard error while reports are coded."""

from io import StringIO

from vedette.cli.tally import Tally
from vedette.records import Note


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_progress_begins_with_the_second_report_and_leaves_no_trace():
    stream = Terminal()
    tally = Tally(stream)
    tally.begin("a.txt")
    assert stream.getvalue() == ""
    tally.begin("b.txt")
    assert "1 coded, now b.txt" in stream.getvalue()
    tally.clear()
    assert stream.getvalue().endswith("\r\033[K")


def test_nothing_is_shown_where_nobody_looks():
    stream = StringIO()
    tally = Tally(stream)
    for name in ("a.txt", "b.txt", "c.txt"):
        tally.begin(name)
    tally.clear()
    assert stream.getvalue() == ""


def test_what_was_passed_over_as_it_should_be_is_told_and_has_not_failed(capsys):
    tally = Tally(StringIO())
    tally.remark(Note(room="intake", text="a.warc: 2 request"))
    assert (tally.failed, capsys.readouterr().err) == (0, "a.warc: 2 request\n")


def test_what_could_not_be_read_is_told(capsys):
    tally = Tally(StringIO())
    tally.fail(Note(room="intake", text="a.pdf is a PDF file"))
    assert (tally.failed, capsys.readouterr().err) == (1, "Not read: a.pdf is a PDF file\n")
