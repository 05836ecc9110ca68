"""The database: tables, migrations, one writer at a time, and what its errors mean."""
