"""What words about the body answer already of the questions that the coach would put."""

import re

_SEVERITY = re.compile(r"\b(10|[0-9])(?:\s*/\s*10)?\b")
_NO_PLACE = re.compile(r"\b(?:pain|hurts?|level|out of|of ten)\b|\d+", re.IGNORECASE)
"""What stands around a place and is none; figures that are no pain of ten are asked for again."""
_SINCE = re.compile(r"\bsince\s+(.+)$|\b(yesterday|today)\b", re.IGNORECASE)
_FEVER = re.compile(r"\bfever\b", re.IGNORECASE)
_DEGREES = re.compile(r"\b(3[89]|4[0-2])(?:[.,]\d)?\b")
_COLD = re.compile(r"\b(cold|sniffles?|runny nose|blocked nose|sneez\w*)\b", re.IGNORECASE)
_GUT = re.compile(r"\b(stomach|gut|vomit\w*|diarrh\w*|nausea)\b", re.IGNORECASE)


def sick_answers(words: str) -> dict[str, str]:
    """What "fever since yesterday" answers already."""
    answers: dict[str, str] = {}
    if _FEVER.search(words):
        answers["kind"] = "high_fever" if _DEGREES.search(words) else "fever"
    elif _COLD.search(words):
        answers["kind"] = "cold"
    elif _GUT.search(words):
        answers["kind"] = "gut"
    elif words:
        answers["kind"] = "other"
    since = _SINCE.search(words)
    if since:
        answers["since"] = (since[1] or since[2]).strip()
    return answers


def injury_answers(words: str) -> dict[str, str]:
    """What "left achilles 4" answers already."""
    answers: dict[str, str] = {}
    severity = _SEVERITY.search(words)
    where = _NO_PLACE.sub(" ", _SEVERITY.sub("", words, count=1))
    where = " ".join(where.split()).strip(" ,:-/")
    if where:
        answers["where"] = where[:80]
    if severity:
        answers["pain"] = severity[1]
    return answers
