"""What was asked of the vocabularies to read a file, to judge an item or to make its document, in the catalogue's file.

When vocabularies change, each question is asked once more: what rests on answers that are as they were stays as it is.
"""

from pydantic_core import from_json, to_json

from dongling.catalog import HeardTerms, Question, Terms, answer
from dongling.catalog.sqlite import CatalogueFile

_STALE = (
    "update file set reader = '' where asking in (select value from json_each(?))",
    "update entry set checked = 0 where asking in (select value from json_each(?))",
    "update entry set document = null where document_asking in (select value from json_each(?))",
)


class Askings:
    """Gives a number to what was asked of `terms` together; to be used within one transaction, and let go of."""

    def __init__(self, database: CatalogueFile, terms: Terms) -> None:
        self._database, self.heard = database, HeardTerms(terms)
        self._questions: dict[Question, int] = {}
        self._numbers: dict[frozenset[Question], int] = {}

    def taken(self) -> int:
        """Return the number of all that was asked since the last time."""
        return self.number(self.heard.taken())

    def number(self, questions: frozenset[Question]) -> int:
        """Return the number of what was asked together."""
        if questions not in self._numbers:
            asked = sorted(map(self._question, questions))
            self._numbers[questions] = self._number("asking", "questions", to_json(asked).decode())
        return self._numbers[questions]

    def _question(self, question: Question) -> int:
        if question not in self._questions:
            asked = to_json(question).decode()
            number = self._questions[question] = self._number("question", "asked", asked)
            answered = answer(self.heard, question)
            self._database.run("update question set answer = ? where number = ?", (answered, number))
        return self._questions[question]

    def _number(self, table: str, column: str, text: str) -> int:
        select = f"select number from {table} where {column} = ?"  # noqa: S608 - names of ours
        rows = self._database.all(select, (text,))
        if rows:
            return int(rows[0][0])
        return self._database.run(f"insert into {table} ({column}) values (?)", (text,))  # noqa: S608 - names of ours


def renew(database: CatalogueFile, terms: Terms) -> bool:
    """Mark what rests on answers that are others now, to be read, judged or made again; return whether any is.

    Of files that are read the reader is no longer known, by which they are found changed.
    """
    if database.value("terms") == terms.digest:
        return False
    database.keep("terms", terms.digest)
    asked = database.all("select number, asked, answer from question")
    others = {
        number: now
        for number, question, before in asked
        if (now := answer(terms, tuple(from_json(question)))) != before
    }
    if not others:
        return False
    database.run_many("update question set answer = ? where number = ?", ((now, n) for n, now in others.items()))
    askings = database.all("select number, questions from asking")
    stale = [number for number, questions in askings if not others.keys().isdisjoint(from_json(questions))]
    for statement in _STALE:
        database.run(statement, (to_json(stale).decode(),))
    return bool(stale)
