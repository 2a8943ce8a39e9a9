"""What is kept, what people decide, and what is drawn from both."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SQLITE = """
CREATE VIRTUAL TABLE wording USING fts5(words, content='', tokenize='porter unicode61');
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgement BEGIN
    SELECT RAISE(ABORT, 'the ledger is only added to'); END;
"""
_POSTGRESQL = """
CREATE TEXT SEARCH DICTIONARY vedette_stem (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION vedette (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION vedette ALTER MAPPING FOR asciiword, word WITH vedette_stem;
CREATE TABLE wording (document integer PRIMARY KEY REFERENCES document (id), words tsvector NOT NULL);
CREATE INDEX wording_words ON wording USING gin (words);
CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'the ledger is only added to'; END $$;
ALTER TABLE document ALTER COLUMN packed SET STORAGE EXTERNAL;
ALTER TABLE coding ALTER COLUMN packed SET STORAGE EXTERNAL;
CREATE TRIGGER judgement_stays BEFORE UPDATE OR DELETE ON judgement
    FOR EACH ROW EXECUTE FUNCTION ledger_stays();
"""
_ENTRY_INDEXES = {
    "kind begins type status country source state": "until IS NULL",
    "type begins kind status country source state": "until IS NULL",
    "country begins kind type status source state": "until IS NULL",
    "status begins": "until IS NULL AND status <> 2",
    "source begins": "until IS NULL AND source <> 3",
    "state begins": "until IS NULL AND state <> 1",
    "place begins": "until IS NULL AND place IS NOT NULL",
    "until": "until IS NOT NULL",
}


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "actor",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("country", sa.Text),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_actor_folded", "actor", ["folded"])
    op.create_table(
        "document",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("sha", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_day", sa.Integer),
        sa.Column("kept_at", sa.BigInteger, nullable=False),
        sa.Column("replaced_at", sa.BigInteger),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha"),
    )
    op.create_index("document_outlet", "document", ["outlet", "published_day", "id"])
    op.create_index("document_published", "document", ["published_day", "id"])
    op.create_table(
        "judgement",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("undoes", sa.Text),
        sa.Column("kept_at", sa.BigInteger, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_judgement_kind", "judgement", ["kind"])
    op.create_table(
        "place",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("admin1", sa.Text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("radius_km", sa.Float),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_place_folded", "place", ["folded"])
    op.create_index("place_position", "place", ["lat", "lon"])
    op.create_table(
        "tally",
        sa.Column("facet", sa.Text, nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("facet", "value"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "term",
        sa.Column("id", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("facet", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("facet", "value"),
    )
    op.create_table(
        "coding",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("program", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("kept_at", sa.BigInteger, nullable=False),
        sa.Column("replaced_at", sa.BigInteger),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "coding_stands",
        "coding",
        ["document"],
        unique=True,
        sqlite_where=sa.text("replaced_at IS NULL"),
        postgresql_where=sa.text("replaced_at IS NULL"),
    )
    op.create_index("ix_coding_document", "coding", ["document"])
    op.create_table(
        "judged",
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("judgement", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.id"],
        ),
        sa.ForeignKeyConstraint(
            ["judgement"],
            ["judgement.number"],
        ),
        sa.PrimaryKeyConstraint("record", "judgement"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_judged_document", "judged", ["document"])
    op.create_table(
        "part",
        sa.Column("actor", sa.Integer, nullable=False),
        sa.Column("begins", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("revision", sa.SmallInteger, nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actor.id"]),
        sa.PrimaryKeyConstraint("actor", "begins", "document", "name", "revision"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sighting",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("fetched", sa.Text),
        sa.Column("kept_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sighting_address", "sighting", ["address"])
    op.create_index("ix_sighting_document", "sighting", ["document"])

    op.create_table(
        "entry",
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("begins", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer),
        sa.Column("place", sa.Integer),
        sa.Column("revision", sa.SmallInteger, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("type", sa.SmallInteger),
        sa.Column("status", sa.SmallInteger),
        sa.Column("country", sa.SmallInteger),
        sa.Column("source", sa.SmallInteger),
        sa.Column("confidence", sa.SmallInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("who", sa.Text),
        sa.ForeignKeyConstraint(["document"], ["document.id"]),
        sa.ForeignKeyConstraint(["place"], ["place.id"]),
        sa.PrimaryKeyConstraint("document", "name", "revision"),
        sqlite_with_rowid=False,
    )
    for name, table, column, stands in (
        ("document_replaced", "document", "replaced_at", "replaced_at IS NOT NULL"),
        ("coding_program", "coding", "program", "replaced_at IS NULL"),
    ):
        op.create_index(name, table, [column], sqlite_where=sa.text(stands), postgresql_where=sa.text(stands))
    for columns, stands in _ENTRY_INDEXES.items():
        where = sa.text(stands)
        names = columns.split()
        if op.get_bind().dialect.name == "sqlite" and len(names) > 2:
            names.append("until")  # SQLite looks it up in the row though the index says that it is null
        op.create_index(f"entry_{names[0]}", "entry", names, sqlite_where=where, postgresql_where=where)
    op.bulk_insert(
        sa.table("term", sa.column("id", sa.Integer), sa.column("facet", sa.Text), sa.column("value", sa.Text)),
        [
            {"id": 1, "facet": "state", "value": "proposed"},
            {"id": 2, "facet": "status", "value": "asserted"},
            {"id": 3, "facet": "source", "value": "article"},
        ],
    )
    if op.get_bind().dialect.name == "postgresql":
        op.get_bind().exec_driver_sql(_POSTGRESQL)
        return
    for statement in _SQLITE.strip().split(";\n"):
        op.execute(statement.removesuffix(";"))
