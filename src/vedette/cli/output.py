"""Writing what is finished, so that it stays."""

from typing import BinaryIO

from vedette.errors import InputError


def write_out(out: BinaryIO, data: bytes, what: str) -> None:
    """Write some bytes at once; InputError says that `what` ("the records") cannot be written."""
    try:
        out.write(data)
        out.flush()  # what is finished stays, whatever happens then
    except BrokenPipeError:  # nobody reads any more, which is no fault of theirs
        raise
    except OSError as error:
        raise InputError(f"{what} cannot be written: {error.strerror or error}") from error
