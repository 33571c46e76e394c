from collections.abc import Callable
from time import thread_time

import pytest

from coach.safety import forbidden_words, tier_of

LONGEST = 4096
HOSTILE = {
    "one flag again and again": "chest pain ",
    "denied again and again": "no chest pain, ",
    "denials alone": "no ",
    "others": "my wife has chest pain ",
    "numbers": "fever 38.5 my ",
    "ages": "my father died heart at 60 ",
    "months": "3 months no period 4 kg lost ",
    "all signs": "pain chest heart dizzy urine cola muscle swell hand marathon confused fever ",
    "letters": "c h e s t ",
    "emoji": "😀",
    "marks": "c\u0336\u0336\u0336",
    "ligatures": "ﷺ",
    "signs": "?!.,;: ",
    "percent": "30 % of the risk ",
    "through": "run through the ",
}


def seconds(reader: Callable[[str], object], text: str) -> float:
    reader("warm")
    times = []
    for _ in range(3):
        start = thread_time()
        reader(text)
        times.append(thread_time() - start)
    return min(times)


@pytest.mark.parametrize("reader", [tier_of, forbidden_words])
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_longest_message_is_read_in_linear_time(
    piece: str, reader: Callable[[str], object]
) -> None:
    whole = (piece * LONGEST)[:LONGEST]

    half_time, whole_time = seconds(reader, whole[: LONGEST // 2]), seconds(reader, whole)

    assert whole_time < 0.1  # five times what it needs, for a busy machine
    assert whole_time < 3.2 * half_time + 0.02
