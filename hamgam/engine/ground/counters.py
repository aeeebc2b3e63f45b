"""Counting for all organisations at once: plane b of a list of masks holds bit b of every organisation's counter."""


def tally(masks: list[int]) -> list[int]:
    """The counters of how many of these masks hold each organisation. Uses up the list.

    Carry-save addition: three masks of one place are two of it and the next one, so each mask costs few operations.
    """
    planes = []
    while masks:
        ones = masks.pop() if len(masks) & 1 else 0
        above = []
        for one, two in zip(masks[::2], masks[1::2], strict=True):
            either = one ^ two
            carry = one & two | either & ones
            ones ^= either
            if carry:
                above.append(carry)
        planes.append(ones)
        masks = above
    return planes


def at_least(planes: list[int], times: int, among: int) -> int:
    """Who of `among` was counted at least `times` times (`times` is 1 or more)."""
    limit = times - 1
    bit = len(planes)
    if limit >> bit:
        return 0
    more = 0
    equal = among
    for plane in reversed(planes):
        bit -= 1
        if limit >> bit & 1:
            equal &= plane
        else:
            more |= equal & plane
            equal &= ~plane
    return more


def most_counted(planes: list[int], among: int) -> tuple[int, int]:
    """The highest counter among these organisations, and the mask of those who have it."""
    count = 0
    bit = len(planes)
    for plane in reversed(planes):
        bit -= 1
        if narrower := among & plane:
            among = narrower
            count |= 1 << bit
    return count, among


def capped(planes: list[int], most: int, times: int, among: int, goal: int) -> int:
    """The sum of the `most` highest counters, none taken above `times`; at least it, as soon as it reaches `goal`."""
    total = 0
    for count in range(1, times + 1):
        size = at_least(planes, count, among).bit_count()
        if total >= goal or not size:
            break
        total += min(size, most)
    return total
