from __future__ import annotations

from fazhi_desk.checks.privacy import _identity, _luhn


def test_check_digits():
    assert _identity("11010519491231002X")
    assert not _identity("110105194912310021")
    assert _luhn("5500005555555559")
    assert not _luhn("5500005555555558")
    assert not _luhn("0000000000000000")
