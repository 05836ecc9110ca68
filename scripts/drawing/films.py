"""Which drawings lie beside which units."""

from collections.abc import Mapping

from scripts.drawing import admission_list, donation, ginkgo, jingzhi, road, small_library, textbook

_DONGLIN, _LIANYUAN = "plugins/donglin/donglin_school/courses", "plugins/lianyuan/lianyuan_school/courses"
FILMS: Mapping[str, Mapping[str, str]] = {
    f"{_DONGLIN}/dl-history-jingzhi": jingzhi.SCENES,
    f"{_DONGLIN}/dl-history-ginkgo": ginkgo.SCENES,
    f"{_DONGLIN}/dl-history-donation": donation.SCENES,
    f"{_DONGLIN}/dl-history-textbook": textbook.SCENES,
    f"{_LIANYUAN}/ly-list-1920": admission_list.SCENES,
    "courses/lx-story-road": road.SCENES,
    "courses/lx-story-library": small_library.SCENES,
}
"""The drawings of each unit, by its file without suffix, in the order of its scenes."""
