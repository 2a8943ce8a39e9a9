"""Run by Alembic: on the connection that `vedette.store.workspace.bring_forward` gives, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
