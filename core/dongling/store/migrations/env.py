"""What Alembic runs: the steps that a database lacks, in the transaction that the store began."""

from alembic import context

from dongling.store.database.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
