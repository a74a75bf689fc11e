"""Algebra of half-open intervals: sorted, disjoint, never touching."""

from collections.abc import Iterable, Sequence

Interval = tuple[int, int]


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Return the intervals in order, with those that overlap or touch made one."""
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def subtract(whole: Sequence[Interval], taken: Sequence[Interval]) -> list[Interval]:
    """Return what is left of `whole` outside `taken`; both are unions."""
    left: list[Interval] = []
    first = 0
    for start, end in whole:
        while first < len(taken) and taken[first][1] <= start:
            first += 1
        at = start
        index = first
        while index < len(taken) and taken[index][0] < end:
            if at < taken[index][0]:
                left.append((at, taken[index][0]))
            at = max(at, taken[index][1])
            index += 1
        if at < end:
            left.append((at, end))
    return left


def intersect(one: Sequence[Interval], other: Sequence[Interval]) -> list[Interval]:
    """Return the time that both unions hold."""
    common: list[Interval] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            common.append((start, end))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return common


def clip(intervals: Iterable[Interval], start: int, end: int) -> list[Interval]:
    """Return the parts within [start, end)."""
    return [(max(a, start), min(b, end)) for a, b in intervals if a < end and b > start]
