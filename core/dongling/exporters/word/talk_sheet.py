"""微讲堂 on paper: who speaks about what, the words to be said, the question at the end."""

from dongling.catalog import Catalog
from dongling.exporters.word.paper import Paper
from dongling.kinds.micro_lecture import MicroLecture
from dongling.languages import name_in


def write(paper: Paper, talk: MicroLecture, catalog: Catalog) -> None:
    """Write the talk."""
    say = paper.say
    rows = (
        (say("主讲身份"), talk.speaker_role),
        (say("四史"), name_in(paper.tongue, "history", talk.history, catalog)),
        (say("物件"), talk.object),
    )
    paper.heading(say("讲稿"))
    paper.pairs([(label, words) for label, words in rows if words], 1)
    paper.text(talk.script)
    paper.heading(say("思考题"))
    paper.text(talk.question)
    paper.blank(1.6)
