"""`vedette schema`: the record contract, as JSON Schema from the code's own types."""

import json

import click

from vedette.records import KINDS, wire


@click.command()
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only this kind of record.")
def schema(kind: str | None) -> None:
    """Print the JSON Schema (2020-12) of what `vedette code` prints for one document.

    \b
    Examples:
      vedette schema > schema.json
      vedette schema --kind event
    """
    click.echo(json.dumps(wire.schema(kind), ensure_ascii=False, indent=2))
