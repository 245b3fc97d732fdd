"""Slips of the pen in numbers: two digits that changed places."""

from __future__ import annotations


def swapped(a: float, b: float) -> bool:
    """Whether two numbers differ by two neighbouring digits that changed places: 112 and 121, 97.95 and 97.59.

    The point between two digits does not part them: 96.8 and 98.6.
    """
    one, two = _digits(a), _digits(b)
    if one.find(".") == two.find("."):
        one, two = one.replace(".", ""), two.replace(".", "")
    if len(one) < 2 or len(one) != len(two) or one == two:
        return False
    at = next(n for n in range(len(one)) if one[n] != two[n])
    return one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :]


def _digits(value: float) -> str:
    """The digits with the point, without the zeros at the end: 13.2万 and 12.3万 are compared as 132 and 123."""
    if value <= 0:
        return ""
    return f"{value:.0f}".rstrip("0") if value == int(value) else f"{value:.4f}".rstrip("0")
