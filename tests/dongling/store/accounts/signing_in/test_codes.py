"""Codes: the authenticator's by RFC 6238, those on paper by chance, both however they are typed."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis.strategies import text

from dongling.store.accounts.signing_in.codes import (
    address_of,
    is_from_authenticator,
    new_recovery_codes,
    new_secret,
    recovery_hash,
    step_of,
    typed_code,
)

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - the one of the examples in RFC 6238


@pytest.mark.parametrize(
    ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_a_code_is_that_of_the_standard_and_its_neighbours_are_taken_for_a_clock_that_is_off(
    seconds: int, code: str
) -> None:
    now = dt.datetime.fromtimestamp(seconds, dt.UTC)
    for off in (-30, 0, 30):
        assert step_of(SECRET, code, now + dt.timedelta(seconds=off)) == seconds // 30
    for off in (-90, 90):
        assert step_of(SECRET, code, now + dt.timedelta(seconds=off)) is None


@pytest.mark.parametrize("typed", ["123 456", "１２３４５６", "123-456", " 123456\n"])  # noqa: RUF001 - as a Chinese keyboard writes them
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert typed_code(typed) == "123456"
    assert is_from_authenticator(typed_code(typed))


@given(text(max_size=100))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    code = typed_code(typed)
    assert len(code) <= 64
    assert not is_from_authenticator(code) or re.fullmatch(r"\d{6}", code)
    assert len(recovery_hash(1, typed)) == 64


def test_recovery_codes_are_chance_and_hashed_for_each_person() -> None:
    codes = new_recovery_codes() + new_recovery_codes()
    assert len(set(codes)) == 20
    assert all(re.fullmatch(r"([a-z2-9]{4}-){3}[a-z2-9]{4}", code) for code in codes)
    assert recovery_hash(1, codes[0]) == recovery_hash(1, codes[0].upper().replace("-", ""))
    assert recovery_hash(1, codes[0]) != recovery_hash(2, codes[0])


def test_an_authenticator_is_told_whose_code_it_shows() -> None:
    assert address_of(SECRET, "陆老师@东林", "东林") == (
        f"otpauth://totp/%E4%B8%9C%E6%9E%97:%E9%99%86%E8%80%81%E5%B8%88%40%E4%B8%9C%E6%9E%97?secret={SECRET}"
        "&issuer=%E4%B8%9C%E6%9E%97"
    )
    assert len({new_secret() for _ in range(10)}) == 10
