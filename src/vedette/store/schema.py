"""The tables of a workspace, as SQLAlchemy sees them. The migrations make them; a test holds both together.

Four kinds of table. What was *kept*: documents, where they were seen, and codings; only the time is ever added at which
something newer took their place. What people *decided*: the ledger, to which lines are only added. What is *drawn* from
these two for lists and search: records, parts, tallies and the index of words; `vedette restore` draws it anew. And
what people *asked* to be told of.

Times are milliseconds since 1970-01-01T00:00Z, days are days since 1970-01-01, ends excluded; documents and records are
packed (vedette.store.packing).
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

REVISION = "0002"
"""The newest migration. An older workspace is brought forward; one that has a migration unknown here is refused."""

METADATA = MetaData()

UNDATED = -10_000_000
"""The day of what has none: older than all others, so that it comes last where the newest comes first."""

COMMON = {"state": ("proposed", 1), "status": ("asserted", 2), "source": ("article", 3)}
"""Of three facets the value that most records have, and its number: the facet's index leaves these out."""

DOCUMENT = Table(
    "document",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha", Text, nullable=False, unique=True),  # the contract's id, sha256:...
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("language", Text),
    Column("published", Text),  # as the page says, or a person
    Column("published_day", Integer),
    Column("kept_at", BigInteger, nullable=False),
    Column("replaced_at", BigInteger),  # when its last address showed another text; null while one shows it
    Column("bytes", Integer, nullable=False),  # of its text, in UTF-8
    Column("packed", LargeBinary, nullable=False),  # the Document
    Index("document_published", "published_day", "id"),
    Index("document_outlet", "outlet", "published_day", "id"),
    Index(
        "document_replaced",
        "replaced_at",
        sqlite_where=text("replaced_at IS NOT NULL"),
        postgresql_where=text("replaced_at IS NOT NULL"),
    ),
)
SIGHTING = Table(  # a document seen at an address: the versions of an article are the documents seen at one
    "sighting",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("address", Text, nullable=False, index=True),  # cleaned; the document's sha where there is none
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),
    Column("fetched", Text),
    Column("kept_at", BigInteger, nullable=False),
)
CODING = Table(
    "coding",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("program", Text, nullable=False),
    Column("digest", Text, nullable=False),  # of what came in, before reviewed records were carried over
    Column("kept_at", BigInteger, nullable=False),
    Column("replaced_at", BigInteger),  # null for the one that stands
    Column("packed", LargeBinary, nullable=False),  # records and notes
    Index(
        "coding_program", "program",
        sqlite_where=text("replaced_at IS NULL"), postgresql_where=text("replaced_at IS NULL"),
    ),
    Index(
        "coding_stands", "document", unique=True,
        sqlite_where=text("replaced_at IS NULL"), postgresql_where=text("replaced_at IS NULL"),
    ),
)  # fmt: skip
JUDGEMENT = Table(  # the ledger; triggers refuse to change or delete a line
    "judgement",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False, index=True),
    Column("undoes", Text),
    Column("kept_at", BigInteger, nullable=False),
    Column("line", Text, nullable=False),  # the Judgement, as JSON
)
JUDGED = Table(  # what each judgement is on
    "judged",
    METADATA,
    Column("record", Text, nullable=False),  # document#record, a document, an actor's key
    Column("judgement", ForeignKey("judgement.number"), nullable=False),
    Column("document", ForeignKey("document.id"), index=True),
    PrimaryKeyConstraint("record", "judgement"),
    sqlite_with_rowid=False,
)
TERM = Table(  # small vocabularies as numbers
    "term",
    METADATA,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("facet", Text, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("facet", "value"),
)
ACTOR = Table(  # whom names mean: entries of the registry and full names, never the merely described
    "actor",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("country", Text),
)
PLACE = Table(
    "place",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("country", Text),
    Column("admin1", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Index("place_position", "lat", "lon"),
)
ENTRY = Table(  # what stands of statements, and of actors and places that were judged; and what stood before
    "entry",
    METADATA,
    # The wide columns come first: PostgreSQL would fill the gaps before them.
    Column("since", BigInteger, nullable=False),  # known so from then
    Column("until", BigInteger),  # until then; null for what stands
    Column("document", ForeignKey("document.id"), nullable=False),
    Column("begins", Integer, nullable=False),  # the day on which it happened, or was so; UNDATED
    Column("ends", Integer),
    Column("place", ForeignKey("place.id")),
    Column("revision", SmallInteger, nullable=False),
    Column("kind", SmallInteger, nullable=False),  # this and the next five: terms
    Column("state", SmallInteger, nullable=False),
    Column("type", SmallInteger),
    Column("status", SmallInteger),
    Column("country", SmallInteger),
    Column("source", SmallInteger),
    Column("confidence", SmallInteger, nullable=False),  # per cent
    Column("name", Text, nullable=False),  # its id in the document
    Column("who", Text),  # role:actor, as numbers, with blanks between: "1:12 2:55"
    PrimaryKeyConstraint("document", "name", "revision"),
    sqlite_with_rowid=False,
)
PART = Table(  # who takes part in a record, found by the actor; record.who says the same from the other side
    "part",
    METADATA,
    Column("actor", ForeignKey("actor.id"), nullable=False),
    Column("begins", Integer, nullable=False),  # as its record
    Column("document", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("revision", SmallInteger, nullable=False),
    PrimaryKeyConstraint("actor", "begins", "document", "name", "revision"),
    sqlite_with_rowid=False,
)
TALLY = Table(  # how many records that stand have a value
    "tally",
    METADATA,
    Column("facet", Text, nullable=False),
    Column("value", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("facet", "value"),
    sqlite_with_rowid=False,
)

SAVED = Table(  # searches that people want to be told of
    "saved_search",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("query", Text, nullable=False),  # what is asked for, as JSON
    Column("who", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("mark", Integer, nullable=False),  # the newest coding of which it told
)
TOLD = Table(  # what each told of, so that it is told once
    "told",
    METADATA,
    Column("search", ForeignKey("saved_search.name", ondelete="CASCADE"), nullable=False),
    Column("digest", Text, nullable=False),  # of the words
    PrimaryKeyConstraint("search", "digest"),
    sqlite_with_rowid=False,
)

KEPT = (DOCUMENT, SIGHTING, CODING, JUDGEMENT, JUDGED, SAVED, TOLD)
"""The tables that a backup holds, each after those that it points at; the others are drawn from them."""

FACETS = ("kind", "type", "status", "country", "source", "state")
"""The columns of a record that hold terms."""


def _by(column: str, *others: str) -> Index:
    """An index of what stands, by day; others: read along, so that filters need not look at the rows."""
    stands = "until IS NULL" + (f" AND {column} <> {COMMON[column][1]}" if column in COMMON else "")
    stands += " AND place IS NOT NULL" if column == "place" else ""
    read_along = (ENTRY.c[other] for other in others)
    return Index(
        f"entry_{column}", ENTRY.c[column], ENTRY.c.begins, *read_along,
        sqlite_where=text(stands), postgresql_where=text(stands),
    )  # fmt: skip


_by("kind", "type", "status", "country", "source", "state")
_by("type", "kind", "status", "country", "source", "state")
_by("country", "kind", "type", "status", "source", "state")
_by("status")
_by("source")
_by("state")
_by("place")
Index("entry_until", ENTRY.c.until, sqlite_where=text("until IS NOT NULL"), postgresql_where=text("until IS NOT NULL"))
