from coach.understanding.clean import plain
from tests.cases import each


@each(
    "typed, read",
    [
        ("12k – 1:05", "12k - 1:05"),
        ("５ｋ", "5k"),
        ("45’", "45'"),
        ("5×1000m", "5x1000m"),
        ("1½ h", "1.5 h"),
        ("r\u200bpe 6", "rpe 6"),
        ("a\tb\u00a0c", "a b c"),
        ("one\r\ntwo", "one\n\ntwo"),
        ("\U0001f3c3\u200d♀️ 5k", "\U0001f3c3\u200d♀️ 5k"),
    ],
)
def test_signs_are_made_plain_and_words_are_kept(typed: str, read: str) -> None:
    assert plain(typed) == read
