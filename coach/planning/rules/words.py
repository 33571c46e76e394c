"""R29: no text may harm: no diagnosis, drug, weight, promise or pain to be run through."""

import re

from coach.planning.rules.saying import Verdicts, blocks, found_or
from coach.planning.rules.tally import Tally
from coach.planning.rules.texts import all_texts, race_names
from coach.safety import forbidden_words


def safe_words(tally: Tally) -> Verdicts:
    """R29: none of what is forbidden, in any text. Names the athlete gave are quoted, not said.

    Source: science §7, §9.2.
    """
    names = _names(tally)
    found = [
        blocks("R29", f"These words may not be said: {', '.join(words)}.", day=day)
        for day, text in all_texts(tally.program)
        if (words := forbidden_words(_without(text, names)))
    ]
    return found_or("R29", found, "The words are safe.")


def _names(tally: Tally) -> tuple[str, ...]:
    """Names of races and weekly sessions that would not pass themselves."""
    sessions = [session.type.strip() for session in tally.known.availability.fixed]
    names = dict.fromkeys([*race_names(tally.known), *sessions])
    return tuple(name for name in names if forbidden_words(name))


def _without(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = re.sub(re.escape(name), "…", text, flags=re.IGNORECASE)
    return text
