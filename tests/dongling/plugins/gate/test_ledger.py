"""How plugins fare."""

from dongling.plugins.gate.ledger import FORGIVEN, STRIKES, HookRecord, Ledger
from dongling.problems import Said


class Mute(Exception):
    """An error that can't even be shown."""

    def __str__(self) -> str:
        raise ZeroDivisionError


def test_the_last_failures_are_kept_and_all_are_counted() -> None:
    record = HookRecord()
    for number in range(9):
        record.fail(ValueError(number), 0.1)
    assert record.failed == record.calls == 9
    assert [failure.sentence for failure in record.failures] == [f"ValueError: {number}" for number in range(4, 9)]


def test_an_error_that_can_not_be_shown_is_kept_by_its_type() -> None:
    record = HookRecord()
    record.fail(Mute(), 0.1)
    assert record.failures[0].sentence == "Mute: (...)"


def test_the_third_strike_is_once_too_often_and_good_calls_are_forgiven() -> None:
    record = HookRecord()
    assert not record.too_slow
    record.strikes = STRIKES
    assert record.too_slow
    record.calls = FORGIVEN
    assert record.good_in_a_row == FORGIVEN
    record.forgive()
    assert record.strikes == 0
    record.off, record.strikes = Said("太慢", "too slow"), STRIKES
    record.forgive()
    assert record.strikes == STRIKES


def test_a_plugin_has_a_record_for_each_hook() -> None:
    ledger = Ledger()
    ledger.record("mine", "check_unit").calls = 3
    assert ledger.record("mine", "check_unit").calls == 3
    assert set(ledger.of("mine")) == {"check_unit"}
    assert [(plugin, hook) for plugin, hook, _ in ledger] == [("mine", "check_unit")]
    assert ledger.record("mine", "check_unit").last_good == 0
