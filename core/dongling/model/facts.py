"""Facts with their sources and their confidence, and places: what units cite and name.

They lie in `seeds/` beside a content folder, or in the folder itself, as facts.yaml, sources.yaml and places.yaml.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

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
    "single": Said("只有一处资料这样说，正文说明是从哪一处看来的", "only one source says so, and the text says which"),
    "conflict": Said("资料互相不同，正文写明是哪一种说法", "sources differ, and the text says which one it follows"),
    "recall": Said("凭常识写下，还没有查到资料", "written from memory; no source has been found yet"),
}
"""What each of these words means, in a sentence."""


class Fact(Model):
    """One statement that content may cite (schema:Claim), with how sure it is and where it comes from.

    One of a law names the law, the article, of which day its text is, and from when it is in force.
    """

    identifier: Annotated[Identifier, About("编号")]
    statement: Annotated[Text, About("陈述", "schema:text")]
    confidence: Annotated[Confidence, About("把握")]
    topic: Annotated[str, About("话题", "schema:about")] = ""
    figure: Annotated[str, About("数字")] = ""
    date: Annotated[str, About("日期", "schema:temporal")] = ""
    place: Annotated[str, About("地点", "schema:spatial")] = ""
    law: Annotated[str, About("法律", "schema:legislationIdentifier", ("不带书名号", "its name"))] = ""
    article: Annotated[
        str, About("条", "eli:has_part", ("只写数字，如 39", "the number of the article, such as 39"))
    ] = ""
    version: Annotated[
        str, About("版本", "schema:legislationDateVersion", ("如 2024-04-26 修正", "of which day the text is"))
    ] = ""
    in_force: Annotated[
        dt.date | None, About("施行", "schema:temporalCoverage", ("施行日", "the day from which it is in force"))
    ] = None
    quote: Annotated[
        str, About("原文", "schema:text", ("不超过40字", "up to 40 characters of it")), StringConstraints(max_length=40)
    ] = ""
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

    @model_validator(mode="after")
    def _names_its_law(self) -> "Fact":
        """Refuse a fact of law that does not say which law, which article and from when it is in force."""
        if self.topic == "law" or self.law or self.article or self.in_force:
            wanted = (("law", self.law), ("article", self.article), ("in_force", self.in_force))
            labels = {"law": "法律", "article": "条", "in_force": "施行"}
            missing = [name for name, value in wanted if not value]
            if missing:
                zh, en = "、".join(labels[name] for name in missing), ", ".join(missing)
                raise PydanticCustomError(
                    "law",
                    "a fact of law lacks {en}",
                    {
                        "zh": f"法律的史料“{self.identifier}”没有写：{zh}",
                        "en": f"the fact of law “{self.identifier}” lacks {en}",
                        "fix_zh": "写明哪部法律、第几条、施行日，如 法律: 未成年人保护法、条: 39、施行: 2021-06-01",
                        "fix_en": "say the law, the number of the article and the day, such as in_force: 2021-06-01",
                    },
                )
        return self

    @property
    def of_law(self) -> str:
        """Return 《未成年人保护法》第39条（2024-04-26 修正，2021-06-01起施行）, or nothing."""
        return f"《{self.law}》第{self.article}条（{self.law_version}）" if self.law else ""

    @property
    def law_version(self) -> str:
        """Return 2024-04-26 修正，2021-06-01起施行: of which day a law's text is and since when; or nothing."""
        since = f"{self.in_force.isoformat()}起施行" if self.in_force else ""
        return "，".join(filter(None, (self.version, since)))


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
