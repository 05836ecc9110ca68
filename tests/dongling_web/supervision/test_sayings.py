"""What the supervisor says: in both languages, with what, where and what is done."""

from dongling import Said
from dongling_web.supervision import sayings


def test_whoever_was_at_work_is_named() -> None:
    how = Said("结束", "ended")
    assert (
        sayings.lost(0, 7, how, [("p", "unit_panels")]).zh
        == "工作进程0（7）结束，当时在插件里：p.unit_panels；已另起一个"
    )
    assert sayings.lost(0, 7, how, []).en == "worker 0 (7) ended; another is started"


def test_all_are_said_in_both_languages() -> None:
    how = Said("结束", "ended")
    said = [
        sayings.hung(1, 2, 10.0),
        sayings.slow_to_load("p", "h", 30),
        sayings.stopped_in("h"),
        sayings.stuck_in("p", "h"),
        sayings.left_out_now("p"),
        sayings.left_out_now("p", surely=True),
        sayings.changed(),
        sayings.gives_up(3),
        sayings.renewed(0, 1),
        sayings.not_renewed(0, how),
    ]
    assert all(one.zh and one.en and one.zh != one.en for one in said)
