"""Commands for tests/cli/test_main.py: each ends in its own way."""

import click

from vedette.errors import AssetDamaged, AssetMissing, InputError, VedetteError

ERRORS = {error.__name__: error for error in (VedetteError, InputError, AssetMissing, AssetDamaged, KeyboardInterrupt)}


@click.command()
@click.argument("name")
def fail(name: str) -> None:
    """Raise an error by name."""
    raise ERRORS[name]("No 'en' in models (there is: nothing).")


@click.command()
def bug() -> None:
    """Do what nobody meant to do."""
    raise ZeroDivisionError


@click.command()
def talk() -> None:
    """Say more than a pipe holds."""
    for number in range(100_000):
        click.echo(number)


@click.command()
def whisper() -> None:
    """Say less than a buffer holds."""
    print("a word")
