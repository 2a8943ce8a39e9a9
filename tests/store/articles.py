"""Invented reports, coded: what a desk would put into its workspace."""

from dataclasses import replace
from functools import cache

from vedette.assets.coder import Coder
from vedette.reading.pages import Page
from vedette.records import Coded

POST = """Gunmen of Ansar Dine attacked an army post near Gao on Monday, killing at least 12 soldiers, the army said.

"We will find those who did this," said Colonel Oumar Diallo, a spokesman for the army of Mali. Residents of Kidal said
about 40 fighters of Ansar Dine were in the town.
"""
POST_LATER = POST.replace("at least 12", "at least 15")
TEACHERS = """Boko Haram fighters abducted three teachers in the town of Diffa on Friday, a local official said.

The United Nations condemned the attack.
"""
MARKET = """Al-Shabaab fighters attacked a market in Mogadishu on Sunday, killing four people, police said."""
URL = "https://desk.example/news/"


@cache
def _coder() -> Coder:
    return Coder()


@cache
def article(text: str, published: str | None = "2019-05-07", fetched: str | None = None) -> Coded:
    """A report with its records."""
    return _coder()(Page(name="report", content=text, published=published, fetched=fetched))


def less_sure(coded: Coded, kind: str = "events") -> Coded:
    """The same report as another program would code it, that is less sure of its first event."""
    first, *others = getattr(coded, kind)
    return replace(coded, **{kind: (replace(first, confidence=first.confidence / 2), *others)})
