"""Body temperatures: 38.5, 101 °F, a fever of 39; a hot day is no fever."""

from collections.abc import Iterator
from typing import Final

from coach.safety.matching import Hit
from coach.safety.owner import about_other
from coach.safety.phrases import Mention
from coach.safety.scene import Scene
from coach.safety.text import Gap
from coach.state import Tier

FEVER_C: Final = 38.0
EMERGENCY_C: Final = 40.0
"""Above it: T1."""
RAISED_C: Final = 37.5
"""From here a temperature that was taken is an illness, if no fever yet."""
_LOWEST_C: Final = 34.0
_HIGHEST_C: Final = 43.5
_LOWEST_F: Final = 95.0
_HIGHEST_F: Final = 110.0
_FEVER_REACH: Final = 7
_WORD_REACH: Final = 5
_UNITS: Final = frozenset(
    {"km", "k", "min", "kg", "m", "mi", "weeks", "week", "days", "hours", "h", "s", "years",
     "miles", "wochen", "tage", "jahre", "semanas", "dias", "anos", "semaines", "jours", "ans",
     "percent", "bpm", "minutes", "minuten", "minutos", "stunden", "horas", "heures", "kilometer"}
)  # fmt: skip


def celsius(word: str) -> float | None:
    """A figure as a body temperature in °C, if a human can have it; 95 to 110 is °F."""
    try:
        figure = float(word.replace(",", "."))
    except ValueError:
        return None
    if _LOWEST_C <= figure <= _HIGHEST_C:
        return figure
    return (figure - 32) / 1.8 if _LOWEST_F <= figure <= _HIGHEST_F else None


def find(scene: Scene) -> Iterator[Hit]:
    """Figures that are said to be a fever or the body's temperature."""
    words = scene.reading.words.words
    for place, word in enumerate(words):
        degrees = celsius(word) if word[0].isdigit() else None
        following = words[place + 1] if place + 1 < len(words) else ""
        if degrees is None or following in _UNITS:
            continue
        for language in scene.reading.languages:
            figure = Mention("temperature", language, place, place + 1)
            if degrees >= RAISED_C and _is_body(scene, figure, word):
                yield from _hit(degrees, figure, scene)


def _hit(degrees: float, figure: Mention, scene: Scene) -> Iterator[Hit]:
    """By the figure: an emergency, a doctor's case, or under 38 °C an illness if it was taken."""
    if degrees >= FEVER_C:
        yield Hit("fever", Tier.T1 if degrees > EMERGENCY_C else Tier.T2, figure)
    elif scene.around("temperature", figure, _WORD_REACH) and not scene.around("effort", figure):
        yield Hit("illness", Tier.T5, figure)


def _is_body(scene: Scene, figure: Mention, word: str) -> bool:
    """Fever near the figure, or a temperature that is not the weather's."""
    if scene.only_a_topic(figure) or about_other(scene.reading, figure):
        return False
    if any(not scene.denied(m) for m in scene.beside("fever", figure, _FEVER_REACH)):
        return True
    read_off = scene.around("thermometer", figure) and not word.isdigit()
    if (
        read_off
        or scene.around("body_temperature", figure, _FEVER_REACH)
        or _simply_had(scene, figure, word)
    ):
        return True
    if scene.around("open_air", figure):
        return False
    after_effort = scene.around("after", figure) and scene.around("effort", figure)
    if scene.around("weather", figure) and (word.isdigit() or not after_effort):
        return False
    own = scene.around("self", figure) or not word.isdigit() or not scene.around("effort", figure)
    measured = scene.around("temperature", figure, _WORD_REACH) and own
    exact = not word.isdigit() or scene.around("degree", figure, 2)
    unwell = (scene.around("ill", figure) or scene.around("shivers", figure)) and exact
    return measured or unwell


def _lone(scene: Scene, figure: Mention) -> bool:
    """39.2 this morning, no run: a part of the day behind it, and no training to be its km."""
    words = scene.reading.words
    first = words.gap(figure.start) is Gap.SENTENCE
    dated = any(m.start == figure.end for m in scene.beside("day_part", figure, 1))
    efforts = list(scene.beside("effort", figure))
    lying = bool(efforts) or scene.around("at_rest", figure)
    return first and dated and lying and all(scene.undone(m) for m in efforts)


def _simply_had(scene: Scene, figure: Mention, word: str) -> bool:
    """I've got 38.5; 38.5 tonight, do I run? 101.3F: a decimal, and no run before it."""
    ran = any(m.end <= figure.start for m in scene.beside("effort", figure))
    if word.isdigit() or ran or scene.around("weather", figure):
        return False
    if _lone(scene, figure):
        return True
    had = any(m.end == figure.start for m in scene.beside("measured", figure, 1))
    words = scene.reading.words
    marked = words.words[figure.end : figure.end + 1] in {("f",), ("fahrenheit",)}
    asked = words.gap(figure.start) is Gap.SENTENCE and bool(words.asked)
    return had or asked or marked
