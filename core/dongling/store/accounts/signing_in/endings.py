"""What ends when an account is reset: every way in but the link that is given then."""

from sqlalchemy import Connection, delete

from dongling.store.accounts.tables import half_sign_ins, identities, mail_addresses, recovery_codes, second_factors


def end_half_sign_ins(connection: Connection, person: int) -> None:
    """Let nobody go on who has shown this person's password and owes a code."""
    connection.execute(delete(half_sign_ins).where(half_sign_ins.c.person_id == person))


def end_second_factor(connection: Connection, person: int) -> None:
    """Take a person's second factor away, with its recovery codes."""
    for table in (second_factors, recovery_codes):
        connection.execute(delete(table).where(table.c.person_id == person))
    end_half_sign_ins(connection, person)


def end_other_ways(connection: Connection, person: int) -> None:
    """End all that opens an account beside its password; whoever broke in may have put it there."""
    end_second_factor(connection, person)
    for table in (identities, mail_addresses):
        connection.execute(delete(table).where(table.c.person_id == person))
