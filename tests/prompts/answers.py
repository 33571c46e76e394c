"""What a Claude would answer to a week: sensibly, wrongly, or at random within the schema."""

import json
import random
from typing import Any

from coach.availability import WEEKDAYS
from tests.fakes.schema_values import NONSENSE_NUMBERS, NONSENSE_WORDS
from tests.fakes.script import Seen

Answered = dict[str, Any]

CLAIMS = (
    *NONSENSE_WORDS,
    "Ibuprofen before the long run helps.",
    "You have tendinitis, so run it off.",
    "Lose weight and eat less this week.",
    "No pain, no gain.",
    "This is guaranteed to make you faster.",
    "Your chest pain is harmless, keep going.",
    "Your injury risk is 12 percent.",
    "Run 300 minutes on Tuesday.",
    "Double your distance.",
    "See www.example.com for more.",
    "Your CTL and TSB look great.",
    "Твои ноги устали.",
    "Fresh legs ask for the harder day here.",
)
"""Words of a Claude gone mad, one sensible sentence among them."""


def told(seen: Seen) -> Answered:
    """The brief in a request."""
    text = seen.body["messages"][0]["content"][-1]["text"]
    found: Answered = json.loads(text[text.index("{") :])
    return found


def day(code: str = "keep", minutes: int = 0, why: str = "", **more: Any) -> Answered:
    return {"code": code, "minutes": minutes, "code2": "", "minutes2": 0, "why": why, **more}


def as_planned(brief: Answered, why: str = "Your body answered the last days well.") -> Answered:
    """The planner's week as an answer: what a Claude without a reason should say."""
    answer: Answered = {}
    for name in WEEKDAYS:
        planned = brief["planner"].get(name, "keep")
        if planned in {"keep", "rest"}:
            answer[name] = day(planned, why="" if planned == "keep" else why)
            continue
        parts = [part.split() for part in planned.split(" + ")] + [["", "0"]]
        (code, minutes), (code2, minutes2) = parts[0], parts[1]
        answer[name] = day(code, int(minutes), why, code2=code2, minutes2=int(minutes2))
    return answer | {"summary": "This week builds on what you absorbed. Watch how you sleep."}


def nonsense(brief: Answered, rng: random.Random) -> Answered:
    """Valid by the schema: codes on offer or not, any minutes, any words."""
    lines = brief.get("workouts", [])
    codes = [line.split()[0] for line in lines] + ["rest", "keep", "X99", *NONSENSE_WORDS]

    def minutes(code: str) -> int:
        line = next((text for text in lines if text.startswith(f"{code} ")), None)
        if line is None or rng.random() < 0.3:
            return rng.choice(NONSENSE_NUMBERS)
        low, high = line.rsplit(": ", 1)[1].split()[0].split("-")
        return rng.randint(int(low) - 5, int(high) + 30)

    def made() -> Answered:
        code, code2 = rng.choice(codes), rng.choice([*codes, "", "", ""])
        return day(
            code,
            minutes(code),
            rng.choice(CLAIMS),
            code2=code2,
            minutes2=minutes(code2),
        )

    words = " ".join(rng.choice(CLAIMS) for _ in range(3))
    return {name: made() for name in WEEKDAYS} | {"summary": words}


def likely(brief: Answered, rng: random.Random) -> Answered:
    """The planner's week, with a few days gone wrong: the nonsense that comes nearest."""
    answer, wild = as_planned(brief, rng.choice(CLAIMS)), nonsense(brief, rng)
    for name in rng.sample(WEEKDAYS, k=rng.randint(0, 3)):
        answer[name] = wild[name]
    return answer | {"summary": wild["summary"]}


def reply(rng: random.Random) -> Any:
    """An answerer for the fake server: one kind of nonsense or the other."""

    def answerer(seen: Seen) -> Answered:
        return rng.choice((nonsense, likely))(told(seen), rng)

    return answerer
