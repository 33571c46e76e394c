from coach.safety import tier_of
from tests.cases import each


def tier(text: str) -> str | None:
    finding = tier_of(text)
    return finding.tier.value if finding else None


@each(
    "text, expected",
    [
        ("chest pain on the climb", "T1"),
        ("chest pain on the climb, went away when I stopped", "T2"),
        ("chest pain on the climb, went away, and now it is back", "T1"),
        ("fainted on the run", "T1"),
        ("fainted after the race", "T2"),
        ("can't breathe", "T1"),
        ("couldn't breathe on the last sprint", "T2"),
        ("shortness of breath", "T2"),
        ("short of breath after the sprint", None),
        ("I want to die", "T1"),
        ("I wanted to die on that hill", None),
        ("I want to die, the run did not help", "T1"),
        ("knee pain 3/10", "T5"),
        ("knee pain 2/10", None),
        ("dizzy", "T2"),
        ("pregnant and dizzy", "T4"),
        ("heart murmur", "T2"),
        ("heart murmur, the cardiologist said I can train", None),
        ("heart murmur, the cardiologist has not cleared me", "T2"),
        ("fever last year", None),
        ("fainted once as a child", None),
        ("palpitations years ago, my doctor checked, all fine", None),
        ("what if I get chest pain", None),
        ("read an article about chest pain", None),
        ("read an article about it and my chest hurts", "T1"),
    ],
)
def test_circumstances_change_the_tier(text: str, expected: str | None) -> None:
    assert tier(text) == expected
