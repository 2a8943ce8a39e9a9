"""The command `vedette`: a table of commands, each loaded only when it is asked for, and the errors that people see."""

import sys
from importlib import import_module
from typing import Any, NamedTuple

import click

from vedette import __version__
from vedette.errors import AssetError, InputError, VedetteError, WorkspaceError


class Entry(NamedTuple):
    """One line of the table of commands."""

    where: str  # "module:attribute" of the click command
    does: str  # what stands beside its name in the help


# A new command is a module here and a line in this table.
COMMANDS = {
    "alerts": Entry("vedette.cli.alerts:alerts", "Tell what is new in saved searches, and why it matched."),
    "backup": Entry("vedette.cli.backup:backup", "Write the workspace to one file, as it is at this moment."),
    "export": Entry("vedette.cli.export:export", "Write what the workspace holds, for other programs."),
    "ingest": Entry("vedette.cli.ingest:ingest", "Code reports, and keep them with their records in the workspace."),
    "init": Entry("vedette.cli.init:init", "Make a workspace, where documents, records and reviews are kept."),
    "list": Entry("vedette.cli.listing:listing", "List what the workspace holds, one kind at a time."),
    "recode": Entry("vedette.cli.recode:recode", "Code documents of the workspace anew; what was reviewed stays."),
    "restore": Entry("vedette.cli.backup:restore", "Make a workspace of a backup."),
    "search": Entry("vedette.cli.search:search", "Search the workspace by words, and by what the records say."),
    "show": Entry("vedette.cli.show:show", "Show a document, record, actor or judgement with all that is kept of it."),
    "status": Entry("vedette.cli.status:status", "Say what the workspace holds, and what waits in it."),
    "code": Entry("vedette.cli.code:code", "Turn reports into records, each with the words that it rests on."),
    "demo": Entry("vedette.cli.demo:demo", "Code the sample reports that come with vedette, and print a digest."),
    "fragmentation": Entry(
        "vedette.cli.fragmentation:fragmentation",
        "Show which indicators of a coming split are lit for which group, since when, on what words.",
    ),
    "judge": Entry(
        "vedette.cli.judge:judge", "Add to the ledger what a person decides: accept, correct, reject, who is who, undo."
    ),
    "network": Entry(
        "vedette.cli.network:network", "Say who is tied to whom at a date, by many reports and the registry."
    ),
    "read": Entry("vedette.cli.read:read", "Show what of a page would be coded, what was removed from it, and why."),
    "schema": Entry(
        "vedette.cli.schema:schema", "Print the JSON Schema (2020-12) of what `vedette code` prints for one document."
    ),
    "watch": Entry("vedette.cli.watch:watch", "Code what is new in feeds, sitemaps and pages, as it comes."),
    "who": Entry("vedette.cli.who:who", "Say who bears a name, by the registry, with the reasons."),
    "why": Entry(
        "vedette.cli.why:why", "Show what a record rests on: the frame, the way through the sentence, the words."
    ),
}

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
NOBODY_READS = 141  # 128 + SIGPIPE


def exit_code(error: VedetteError) -> int:
    """Return the exit code that tells a script what kind of error this was."""
    match error:
        case InputError():
            return 2
        case AssetError():
            return 3
        case WorkspaceError():
            return 5
        case _:
            return 1


class Rim(click.Group):
    """A group that loads its commands from a table, and turns what we raise on purpose into one sentence."""

    def __init__(self, *args: Any, table: dict[str, Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, click calls it
        return sorted(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002, click calls it
        if cmd_name not in self.table:
            return None
        module, _, attribute = self.table[cmd_name].where.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands from the table alone: click would load each one for its first line."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.does) for name, entry in sorted(self.table.items())])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # while a reader who has gone away can still be met
        except VedetteError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(exit_code(error))
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # What is still in the buffer has no reader; the interpreter would complain of it when it closes.
            sys.stdout = None
            ctx.exit(NOBODY_READS)
        return result


@click.command(
    cls=Rim,
    table=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
    Exit codes:
      0    all went well
      1    a bug of ours (with a traceback), or an error of no other kind
      2    the command line or the input cannot be used; the message says what to do
      3    a model, gazetteer, ontology or registry is missing or damaged
      4    some of the input could not be read; the rest was used
      5    the workspace is missing, locked, damaged, full or of a newer vedette
      130  interrupted (Ctrl-C)
      141  whoever read the output went away (`vedette ... | head`)

    \b
    To complete commands and options by the Tab key, add one line to the
    start-up file of your shell:
      ~/.bashrc  eval "$(_VEDETTE_COMPLETE=bash_source vedette)"
      ~/.zshrc   eval "$(_VEDETTE_COMPLETE=zsh_source vedette)"
      fish       _VEDETTE_COMPLETE=fish_source vedette | source
    """,
)
@click.version_option(__version__, prog_name="vedette")
def main() -> None:
    """Read news about armed conflict into sourced, structured, checkable records.

    \b
    Examples:
      vedette demo                  what vedette does, on 52 sample reports
      vedette code article.txt      the records of a report
      vedette why article.txt e1    what a record rests on
      vedette read article.txt      how a text was read
      vedette watch feeds.toml      the records of what is new in feeds
      vedette who AQIM              who bears a name
      vedette network reports/      who is tied to whom at a date
      vedette init                  a workspace, to keep records in
      vedette ingest reports/       reports coded and kept
      vedette search market bomb    what is kept, by words and facets
      vedette schema                the form of the records, as JSON Schema
      vedette COMMAND --help        more about one command
    """
