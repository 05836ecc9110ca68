"""Facts with their sources and their confidence, and places: what units cite and name.

They lie in `seeds/` beside a content folder, or in the folder itself, as facts.yaml, sources.yaml and places.yaml.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from dongling.model.fields import About, Model
from dongling.model.scalars import Identifier, Text, Words, YesNo
from dongling.problems import Said

Confidence = Literal["seed", "verified", "single", "conflict", "recall"]
CONFIDENCE: Mapping[Confidence, Said] = {
    "verified": Said("多处来源相符", "several sources agree"),
    "seed": Said("见于报纸专版", "stated by a newspaper page"),
    "single": Said("据资料", "one source only"),
    "conflict": Said("说法不一", "sources disagree"),
    "recall": Said("待核", "to be checked"),
}
"""What readers are told of how sure a fact is."""
CONFIDENCE_MEANS: Mapping[Confidence, Said] = {
    "verified": Said("两处以上互不相干的公开资料说法一致", "two or more independent public sources say the same"),
    "seed": Said(
        "学校和区里在报纸上公开介绍过，没有再核对别的资料",
        "the schools and the district said so in a newspaper; it was not compared with other sources",
    ),
    "single": Said("只有一处资料这样说，正文写“据资料”", "only one source says so, and the text names it as one"),
    "conflict": Said("资料互相不同，正文写明是哪一种说法", "sources differ, and the text says which one it follows"),
    "recall": Said("凭常识写下，还没有查到资料", "written from memory; no source has been found yet"),
}
"""What each of these words means, in a sentence."""


class Fact(Model):
    """One statement that content may cite (schema:Claim), with how sure it is and where it comes from."""

    identifier: Annotated[Identifier, About("编号")]
    statement: Annotated[Text, About("陈述", "schema:text")]
    confidence: Annotated[Confidence, About("把握")]
    topic: Annotated[str, About("话题", "schema:about")] = ""
    figure: Annotated[str, About("数字")] = ""
    date: Annotated[str, About("日期", "schema:temporal")] = ""
    place: Annotated[str, About("地点", "schema:spatial")] = ""
    sources: Annotated[Words, About("来源", "schema:citation")] = ()
    note: Annotated[str, About("备注")] = ""
    hedge: Annotated[
        Words, About("说法", help=("说法不一时，正文里要有其中一个词", "words that tell that sources disagree"))
    ] = ()
    background: Annotated[
        YesNo,
        About(
            "背景",
            help=(
                "法规、课程标准这类依据写“是”：几个学段都引用它，不算重复讲",
                "yes for law and curriculum standards: citing them at several stages repeats nothing",
            ),
        ),
    ] = False


class FactSource(Model):
    """Where facts come from (schema:CreativeWork)."""

    identifier: Annotated[Identifier, About("编号")]
    name: Annotated[Text, About("名称", "schema:name")]
    note: Annotated[str, About("备注")] = ""


class Place(Model):
    """A place that units name (schema:Place). Coordinates stay out: none is exact enough to walk by."""

    identifier: Annotated[Identifier, About("编号")]
    name: Annotated[Text, About("名称", "schema:name")]
    name_en: Annotated[str, About("英文名", "schema:alternateName")] = ""
    address: Annotated[str, About("地址", "schema:address")] = ""
    type: Annotated[str, About("类别", "schema:additionalType", ("如 公园、社区", "such as 公园 or 社区"))] = ""
    note: Annotated[str, About("备注")] = ""


class FactsFile(Model):
    """`facts.yaml`."""

    facts: Annotated[tuple[Fact, ...], About("史料")]


class SourcesFile(Model):
    """`sources.yaml`."""

    sources: Annotated[tuple[FactSource, ...], About("来源")]


class PlacesFile(Model):
    """`places.yaml`."""

    places: Annotated[tuple[Place, ...], About("地点")]


fact_tables: Mapping[str, type[Model]] = {
    "facts.yaml": FactsFile,
    "sources.yaml": SourcesFile,
    "places.yaml": PlacesFile,
}
"""The tables of seeds, by file name."""
