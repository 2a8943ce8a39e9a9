"""Generates docs/commands.md: what each command says under --help."""

from collections.abc import Iterator

import click

from vedette.cli.main import main

_HEAD = """\
# Commands

What `vedette` and each of its commands say under `--help`. This page is generated from them (`make docs`).
"""


def commands_page() -> str:
    """Return the whole page."""
    sections = (f"## `{ctx.command_path}`\n\n```text\n{ctx.get_help()}\n```\n" for ctx in _contexts())
    return "\n".join([_HEAD, *sections])


def _contexts() -> Iterator[click.Context]:
    settings = {**main.context_settings, "terminal_width": 100, "max_content_width": 100, "color": False}
    top = click.Context(main, info_name="vedette", **settings)
    yield top
    for name in main.list_commands(top):
        command = main.get_command(top, name)
        assert command is not None, f"{name} is in the table of commands and cannot be loaded"
        yield click.Context(command, info_name=name, parent=top)
