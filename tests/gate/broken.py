"""What a broken plugin is to the tests: its code, and what has to be said of it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Broken:
    """A plugin that breaks something: `says` stands in a problem of it in English, `status` is what it comes to.

    `asks` are pages of its own, below its name, that have to be asked for before it shows; `slow`: it takes its time.
    """

    name: str
    code: str
    says: str
    status: str = "failed"
    asks: tuple[str, ...] = ()
    slow: bool = False

    def written(self, folder: Path) -> Path:
        """Write it to a file of a folder."""
        file = folder / f"{self.name}.py"
        file.write_text(self.code.lstrip(), encoding="utf-8")
        return file
