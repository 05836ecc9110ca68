"""微讲堂 on paper: who speaks about what, the words to be said, the question at the end."""

from dongling.catalog import Catalog
from dongling.exporters.word.paper import Paper
from dongling.kinds.micro_lecture import MicroLecture


def write(paper: Paper, talk: MicroLecture, catalog: Catalog) -> None:
    """Write the talk."""
    rows = (
        ("主讲身份", talk.speaker_role),
        ("四史", catalog.terms.name("history", talk.history)),
        ("物件", talk.object),
    )
    paper.heading("讲稿")
    paper.pairs([(label, words) for label, words in rows if words], 1)
    paper.text(talk.script)
    paper.heading("思考题")
    paper.text(talk.question)
    paper.blank(1.6)
