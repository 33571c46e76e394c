from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import HealthFlag
from coach.safety import Finding, health_flags, says_cleared, tier_of
from coach.state import Tier
from tests.cases import each

PHRASES = Path(__file__).with_name("phrases.tsv")


def phrases() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for line in PHRASES.read_text("utf-8").splitlines():
        tier, text = line.split("\t")
        rows[tier].append(text)
    return rows


def found(text: str) -> str:
    finding = tier_of(text)
    return finding.tier.value if finding else "null"


@each("tier, texts", phrases().items())
def test_each_phrase_has_its_tier(tier: str, texts: list[str]) -> None:
    wrong = {text: found(text) for text in texts if found(text) != tier}

    assert not wrong


DISGUISES = [
    "CHEST PAIN",
    "chest  pain",
    "chest-pain",
    "ch\u200best p\u00adain",
    "сhest pаin",  # with Cyrillic letters
    "ｃｈｅｓｔ ｐａｉｎ",
    "𝐜𝐡𝐞𝐬𝐭 𝐩𝐚𝐢𝐧",
    "c h e s t  p a i n",
    "c.h.e.s.t pain",
    "che\u0301st pa\u0308in",
    "chest 😱 pain",
    "chset pain",
    "chessst paaaain",
    "chest pain" + " lalala" * 400,
    "lalala " * 400 + "chest pain",
]


@each("text", DISGUISES)
def test_a_disguise_hides_nothing(text: str) -> None:
    assert found(text) == "T1"


OTHERS = [
    "my wife collapsed",
    "the guy next to me collapsed and is not breathing",
    "my husband is having chest pain, what do I do",
    "a runner fainted in front of me",
    "My dad, 70, collapsed",
    "mein Mann ist bewusstlos",
    "mi mujer se ha desmayado",
    "mon mari ne respire plus",
]
OWN = [
    "my wife says I fainted",
    "I told my wife about my chest pain",
    "ran with my brother, chest pain at km 5",
    "he made me run until my chest hurt",
    "My friend thinks my chest pain is serious",
    "my wife collapsed and now I have chest pain",
]


@each("text, other", [*((t, True) for t in OTHERS), *((t, False) for t in OWN)])
def test_another_persons_emergency_is_told_from_ones_own(text: str, other: bool) -> None:
    finding = tier_of(text)

    assert finding is not None
    assert (finding.tier, finding.about_other) == (Tier.T1, other)


@pytest.mark.parametrize(
    ("text", "fever"),
    [
        ("fever since yesterday", True),
        ("fever 38.5", True),
        ("j'ai de la fièvre", True),
        ("chest pain, no fever", False),
        ("fever is gone since this morning", False),
        ("my knee hurts", False),
    ],
)
def test_a_finding_says_whether_there_is_a_fever(text: str, fever: bool) -> None:
    finding = tier_of(text)

    assert finding is not None
    assert finding.fever is fever


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("old stress fracture, healed years ago", (HealthFlag.PREVIOUS_STRESS_FRACTURE,)),
        ("diabetes, my doctor cleared me for training", (HealthFlag.DIABETES,)),
        ("asthma, I use an inhaler", (HealthFlag.ASTHMA,)),
        ("I'm pregnant and have a heart murmur", (HealthFlag.HEART, HealthFlag.PREGNANT)),
        ("my wife is pregnant", ()),
        ("no diabetes", ()),
        ("diabetes charity run", ()),
    ],
)
def test_health_flags_are_kept_even_where_they_are_no_red_flag(
    text: str, flags: tuple[HealthFlag, ...]
) -> None:
    assert health_flags(text) == flags


@each(
    "text, cleared",
    [
        ("a clinician cleared me", True),
        ("my cardiologist says everything is fine, I can train", True),
        ("Der Arzt hat mich freigegeben", True),
        ("el médico me ha dado el alta", True),
        ("le médecin m'a donné le feu vert", True),
        ("not cleared yet", False),
        ("waiting for clearance from my doctor", False),
        ("no doctor has cleared me", False),
        ("a clinician cleared me but I have chest pain again", False),
        ("I saw my doctor today, she cleared me", True),
        ("doctor cleared me, no restrictions", True),
        ("the cardiologist gave me the ok", True),
        ("I am fine, my friend is a doctor, cleared", False),
        ("I am fine, I don't need a doctor", False),
        ("everything is fine, I will see a doctor next week", False),
        ("the doctor wants more tests, but I am fine", False),
        ("the doctor said I can not run", False),
        ("I'm fine. The hospital was too busy, so I left", False),
        ("my wife cleared me", False),
        ("I have permission from my wife, who is a nurse", False),
        ("if a clinician cleared me I would run", False),
        ("will you plan once a doctor cleared me?", False),
        ("all fine, cancelled the doctor", False),
        ("a clinician cleared me in my dreams", False),
        ("feeling fine", False),
    ],
)
def test_only_a_clinicians_yes_unlocks(text: str, cleared: bool) -> None:
    assert says_cleared(text) is cleared


def test_an_own_red_flag_locks_even_beside_another_persons_emergency() -> None:
    finding = tier_of("my wife collapsed, and I have had palpitations since")

    assert finding is not None
    assert not finding.about_other


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_typed_is_read(text: str) -> None:
    assert isinstance(tier_of(text), Finding | None)


WORDS = (
    *("no", "not", "never", "my", "wife", "chest", "pain", "and", "or", ",", ".", "?", "had"),
    *("fever", "38.5", "dizzy", "old", "stress", "fracture", "yesterday", "gone", "cleared"),
    *("doctor", "if", "i", "get", "keine", "Schmerzen", "sin", "dolor", "pas", "mal"),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_words_of_danger_in_any_order_are_read(words: list[str]) -> None:
    assert isinstance(tier_of(" ".join(words)), Finding | None)


EMERGENCIES = (
    *("chest pain", "my chest hurts", "I fainted on the run", "can't breathe sitting down"),
    *("tight chest and left arm pain", "I want to kill myself", "coughed up blood"),
    *("worst headache of my life", "left side of my face is numb", "Brustschmerzen"),
    *("me duele el pecho", "j'ai mal à la poitrine"),
)
BEFORE = (
    *(
        "rpe 6, ",
        "no energy, ",
        "didn't sleep, ",
        "not great today: ",
        "Not my day. ",
        "No idea. ",
    ),
    *("I can't believe it but ", "my wife says hi. ", "ran with my brother, ", "felt ok then "),
    *(
        "yesterday was fine, today ",
        "last week was great but now ",
        "no fever but ",
        "He said rest. ",
    ),
    *("10k without problems, then ", "no longer tired, but ", "Legs fine, knee fine, "),
    *("my doctor cleared me last year, but ", "not sure what this is: ", "pain 0, energy 4, "),
    *(
        "old stress fracture healed, now ",
        "my mum is visiting, ",
        "if I may ask: ",
        "no sleep and ",
    ),
)
BEHIND = (
    *(
        " should I run tomorrow?",
        ", otherwise fine",
        ", knee is fine",
        ", slept well",
        "... weird",
    ),
    *(" but no fever", " and no cough", ", no pain elsewhere", ", didn't finish", ", no idea why"),
    *(", not normal for me", ", never had it before", ", it's not going away", ". No fever."),
    *(", still there", ". My wife is worried.", ", nothing else", ", hope it's gone tomorrow"),
    *(", happened on the hill", ", no big deal", ", what does that mean", ", 10k in 50 min"),
)


@each("emergency", EMERGENCIES)
def test_nothing_said_around_an_emergency_hides_it(emergency: str) -> None:
    texts = [f"{before}{emergency}" for before in BEFORE]
    texts += [f"{emergency}{behind}" for behind in BEHIND]
    findings = {text: tier_of(text) for text in texts}

    hidden = [
        t for t, f in findings.items() if f is None or f.tier is not Tier.T1 or f.about_other
    ]

    assert hidden == []
