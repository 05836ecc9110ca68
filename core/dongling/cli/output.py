"""Files that commands write: nothing is written over unless that was asked for."""

from pathlib import Path

from dongling.problems import DonglingError, Said


def write_output(target: Path, data: bytes, *, force: bool) -> None:
    """Write `data` to `target`. Raises DonglingError when it is there already, without `force`, or can't be written."""
    try:
        with target.open("wb" if force else "xb") as file:
            file.write(data)
    except FileExistsError:
        raise DonglingError(
            Said(f"{target} 已经有了；改个名字，或加 --force 改写", f"{target} is there; take another name or --force")
        ) from None
    except OSError as error:
        raise DonglingError(
            Said(f"写不了 {target}：{error.strerror}", f"can't write {target}: {error.strerror}")
        ) from None
