"""`vedette alerts`: what is new in saved searches, and why it matched."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.workspaces import format_of, opened, remark, workspace_option, write_json, write_lines

if TYPE_CHECKING:
    from vedette.store.alerts import Alert


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--keep", is_flag=True, help="Tell the same again next time.")
@click.option("--forget", is_flag=True, help="Forget these saved searches.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), help="For people, or as JSON.")
@workspace_option
def alerts(names: tuple[str, ...], keep: bool, forget: bool, format_: str | None, where: str) -> None:
    """Tell what is new in saved searches, and why it matched.

    All of them are asked without a NAME. New is what the workspace did not know when it was asked last; the day on
    which something happened is told beside it. The same words are told once, however many outlets print them.
    `vedette search ... --save NAME` saves a search.

    \b
    Examples:
      vedette alerts
      vedette alerts sahel-attacks --keep
      vedette alerts sahel-attacks --forget
    """
    from vedette.store.alerts import forget_search, news

    with opened(where) as workspace:
        if forget:
            for name in names:
                forget_search(workspace, name)
            remark([f"Forgotten: {', '.join(names) or 'nothing, since no name was given'}."])
            return
        found = news(workspace, names, keep=keep)
    if format_of(format_) == "json":
        write_json([_as_plain(alert) for alert in found])
    else:
        write_lines(list(_lines(found)))


def _as_plain(alert: "Alert") -> dict[str, Any]:
    return {
        "search": alert.search, "id": f"{alert.seen.id}#{alert.hit.name}" if alert.hit else alert.seen.id,
        "words": alert.words, "happened": alert.happened, "why": alert.why, "title": alert.seen.title,
        "outlet": alert.seen.outlet, "published": alert.seen.published, "url": alert.seen.url,
    }  # fmt: skip


def _lines(found: "tuple[Alert, ...]") -> Iterator[str]:
    from vedette.cli.summaries import Names, summary
    from vedette.cli.table import quoted, visible
    from vedette.store.naming import short_id

    if not found:
        yield "Nothing new."
    search = None
    for alert in found:
        if alert.search != search:
            search = alert.search
            yield f"{search}:"
        record = f"#{alert.hit.name}" if alert.hit else ""
        said = summary(alert.record, Names(alert.coded)) if alert.record else visible(alert.seen.title or "no title")
        yield f"  {short_id(alert.seen.id + record)}  {said}"
        yield f"      {visible(quoted(alert.words))}"
        published = f"published {alert.seen.published[:10]}" if alert.seen.published else "undated"
        source = ", ".join(part for part in (alert.seen.outlet, published) if part)
        if alert.record is not None:
            source += f"; happened {alert.happened}" if alert.happened else "; when it happened is not told"
        yield f"      {visible(source)}"
        yield f"      because {visible('; '.join(alert.why))}"
