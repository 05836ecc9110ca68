"""`yaml`: a unit or a sequence as a content file, which `dongling check` accepts and a content folder may hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from dongling.catalog import Catalog
from dongling.editor import content_text
from dongling.languages import CHINESE, SOURCE, Tongue
from dongling.model import Sequence, Unit
from dongling.problems import Said


@dataclass(frozen=True)
class Yaml:
    """The exporter `yaml`: its keys are Chinese for who reads Chinese, else English."""

    tongue: Tongue = CHINESE
    name = "yaml"
    media_type = "application/yaml"
    suffix = ".yaml"

    def in_language(self, tongue: Tongue) -> "Yaml":
        """Return the exporter in a language."""
        return Yaml(tongue)

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return the file."""
        return content_text(item, catalog, english=self.tongue.name != SOURCE).encode()

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterator[Said]:
        """Say what a content file leaves to the folder it lies in."""
        yield Said("原文件里的注释（如果有）", "comments of the original file, if it has any")
        yield Said("学校：由放进去的内容文件夹决定", "the school: it is that of the folder which holds the file")
        if isinstance(item, Sequence):
            yield Said("各单元的内容：序列只记它们的编号", "the units themselves: a sequence names their identifiers")
