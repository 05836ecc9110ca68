"""A file that is damaged, said in one sentence; light, so that pages know it without the database library."""

from dongling.problems import AWAY, DonglingError, Said


class DamagedFile(DonglingError):
    """A file that is no longer as the database wrote it, at least where it was looked at."""

    def __init__(self, where: str) -> None:
        super().__init__(_damaged(where), status=AWAY)


def _damaged(where: str) -> Said:
    return Said(
        f"数据文件 {where} 损坏了，没有动它。停下网站，把 {where}* 改名留底，再用 dongling restore 从备份恢复",
        f"the data file {where} is damaged and was left alone. Stop the site, rename {where}* to keep it, "
        "and bring a backup back by dongling restore",
    )
