"""What a Claude would answer to a note, a picture, a question: the fields that matter, named."""

from typing import Any

Answered = dict[str, Any]

UNSAID: Answered = {
    "ago": 0,
    "quote": "",
    "sport": "",
    "km": -1,
    "minutes": -1,
    "ascent_m": -1,
    "rpe": -1,
    "energy": -1,
    "sleep": -1,
    "soreness": -1,
    "pain": -1,
    "where": "",
    "side": "",
    "limps": False,
    "rest": False,
}
PRINTED: Answered = {
    "pace": "",
    "pace_unit": "",
    "ascent_m": -1,
    "surface": "",
    "status": "finished",
    "confidence": 95,
    "unit": "km",
}


def day(quote: str, **fields: Any) -> Answered:
    return UNSAID | {"quote": quote} | fields


def fact(text: str, quote: str, confidence: int = 80, days: int = 0) -> Answered:
    return {"text": text, "quote": quote, "confidence": confidence, "days": days}


def note(*days: Answered, facts: tuple[Answered, ...] = ()) -> Answered:
    return {"days": list(days), "facts": list(facts)}


def row(name: str, date: str, distance: float, time: str, **more: Any) -> Answered:
    return PRINTED | {"name": name, "date": date, "distance": distance, "time": time} | more


def rows(*found: Answered) -> Answered:
    return {"rows": list(found)}


def said(answer: str, action: str = "none") -> Answered:
    return {"answer": answer, "action": action}
