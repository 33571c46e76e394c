"""Signs that need more than words side by side: ages, months, kilograms, old fractures."""

from collections.abc import Iterator
from typing import Final

from coach.athlete import HealthFlag
from coach.safety.matching import Hit
from coach.safety.numbers import DAYS
from coach.safety.owner import about_other
from coach.safety.phrases import Mention
from coach.safety.scene import Scene
from coach.state import Tier

_YOUNG: Final = 50
_OLDEST: Final = 110
_PERIOD_DAYS: Final = 80
"""Just under three months, said as weeks or cycles."""
_POSTPARTUM_DAYS: Final = 87
_MONTH_AND_A_BIT: Final = 45
_KG: Final = 4.0
_KG_A_POUND: Final = 0.4536
_PERCENT: Final = 5.0
_LONG_DAYS: Final = 14
_CLOSE: Final = 5
_NEAR: Final = 8
"""Words between an event and how much of it there was."""


def find(scene: Scene) -> Iterator[Hit]:
    """Every such sign, in each language of the text."""
    for language in scene.reading.languages:
        for look in (
            _family,
            _fracture,
            _period,
            _weight,
            _pregnancy,
            _birth,
            _pressure,
            _resting_pulse,
            _overreached,
        ):
            yield from look(scene, language)


def _own(scene: Scene, concept: str, language: str) -> list[Mention]:
    """The athlete's own, as something that happened."""
    return [
        m
        for m in scene.alive(concept, language)[:8]
        if not scene.only_a_topic(m) and not about_other(scene.reading, m)
    ]


def _family(scene: Scene, language: str) -> Iterator[Hit]:
    """Sudden cardiac death of a relative under fifty; without an age, unless a grandparent."""
    for kin in scene.alive("family", language)[:8]:
        attack, died = scene.around("heart_attack", kin), scene.around("died", kin)
        hearts = attack or (died and scene.around("cardiac", kin))
        ages = _ages(scene, kin)
        young = any(age < _YOUNG for age in ages) or scene.around("young", kin)
        old = bool(ages) and not young
        unsaid = not ages and died and not scene.around("grandparent", kin)
        if hearts and not old and (young or unsaid) and not scene.only_a_topic(kin):
            yield Hit("family_death", Tier.T2, kin)


def _ages(scene: Scene, span: Mention) -> list[float]:
    """Numbers in the sentence that may be ages."""
    words, sentences = scene.reading.words.words, scene.reading.sentences
    timed = {
        q.place - 1 for q in scene.quantities(span.language) if q.unit in {"month", "week", "day"}
    }
    return [
        float(word)
        for place, word in enumerate(words)
        if word.isdigit()
        and sentences[place] == sentences[span.start]
        and place not in timed
        and 0 < int(word) < _OLDEST
    ]


def _fracture(scene: Scene, language: str) -> Iterator[Hit]:
    """A stress fracture, unless it is old and healed and nothing hurts in the bone."""
    for found in _own(scene, "stress_fracture", language):
        if scene.only_avoided(found):
            continue
        flag = HealthFlag.PREVIOUS_STRESS_FRACTURE
        if scene.around("third", found, 4) and not scene.around("recurring", found):
            yield Hit("recurrent_fracture", Tier.T3, found, flag=flag)
        old = scene.around("healed", found) or scene.long_ago(found)
        again = scene.comes_back(found) or scene.around("present", found)
        if not old or again or _bone_hurts(scene, language):
            yield Hit("stress_fracture", Tier.T2B, found, flag=flag)


def _bone_hurts(scene: Scene, language: str) -> bool:
    return any(
        scene.around("pain", bone, 8)
        and any(not scene.denied(p) for p in scene.beside("pain", bone, 8))
        for bone in scene.alive("bone", language)[:8]
    )


def _days(scene: Scene, language: str, span: Mention, reach: int = 12) -> list[float]:
    """How many days the times near a span last."""
    return [
        q.value * DAYS[q.unit]
        for q in scene.quantities(language)
        if q.unit in DAYS and abs(q.place - span.start) <= reach
    ]


def _period(scene: Scene, language: str) -> Iterator[Hit]:
    """A period gone for three months, or for a time that is not said."""
    for found in [*_own(scene, "period_lost", language), *_period_absent(scene, language)]:
        days = _days(scene, language, found)
        late = bool(days) and max(days) < _PERIOD_DAYS
        if not late and not scene.said("pregnant", language):
            yield Hit("period", Tier.T3, found)


def _period_absent(scene: Scene, language: str) -> list[Mention]:
    """My cycle has been absent: the word and its absence, a few words apart."""
    return [
        word
        for word in _own(scene, "period_word", language)
        if any(not scene.denied(m) for m in scene.beside("period_absent", word, _CLOSE))
    ]


def _weight(scene: Scene, language: str) -> Iterator[Hit]:
    """Over 5 % of the weight, or 4 kg, lost within about a month."""
    for found in [*_own(scene, "weight_loss", language), *_own(scene, "lost", language)]:
        lost = {
            q.unit: q.value
            for q in scene.quantities(language)
            if abs(q.place - found.start) <= _NEAR
        }
        kg = max(lost.get("kilogram", 0), lost.get("pound", 0) * _KG_A_POUND)
        days = [d for d in _days(scene, language, found) if d <= _MONTH_AND_A_BIT]
        if days and (kg >= _KG or lost.get("percent", 0) >= _PERCENT):
            yield Hit("weight_loss", Tier.T3, found)


def _pregnancy(scene: Scene, language: str) -> Iterator[Hit]:
    for found in _own(scene, "pregnant", language):
        if not scene.long_ago(found):
            signs = scene.alive("pregnancy_sign", language)
            name = "pregnancy_stop" if signs else "pregnancy"
            yield Hit(name, Tier.T4, found, flag=HealthFlag.PREGNANT)


def _birth(scene: Scene, language: str) -> Iterator[Hit]:
    """Up to twelve weeks after a birth, or at a time that is not said."""
    for found in _own(scene, "postpartum", language):
        days = _days(scene, language, found)
        recent = min(days) <= _POSTPARTUM_DAYS if days else not scene.long_ago(found)
        if recent:
            yield Hit("postpartum", Tier.T4, found, flag=HealthFlag.POSTPARTUM)


_PRESSURE_REACH: Final = 6
_SYSTOLIC: Final = 160
_DIASTOLIC: Final = 100
"""mmHg from which a doctor comes before training: hypertension of the second grade (ESC 2018)."""
_MOST_SYSTOLIC: Final = 280


def _pressure(scene: Scene, language: str) -> Iterator[Hit]:
    """Blood pressure in figures: 185 over 115; in French and Spanish also 18/11."""
    words = scene.reading.words.words
    scale = 1 if language in {"en", "de"} else 10
    for found in _own(scene, "blood_pressure", language):
        figures = [
            int(word)
            for word in words[found.end : found.end + _PRESSURE_REACH]
            if word.isdigit() and int(word) <= _MOST_SYSTOLIC
        ]
        if figures and figures[0] * scale <= _MOST_SYSTOLIC:
            figures = [figure * scale for figure in figures]
        high = figures and (
            figures[0] >= _SYSTOLIC or (figures[1:] and figures[1] >= _DIASTOLIC < figures[0])
        )
        if high and not scene.long_ago(found):
            yield Hit("blood_pressure", Tier.T2, found)


_FAST_AT_REST: Final = 110
"""Beats a minute of a body lying still: tachycardia begins at 100."""
_MOST_BEATS: Final = 250
_BEATS_BEHIND: Final = 4
_BEATS_BEFORE: Final = 3


def _resting_pulse(scene: Scene, language: str) -> Iterator[Hit]:
    """A pulse in figures while lying still: heart rate sits at 115 at rest, resting hr 118."""
    for rest in _own(scene, "lying_still", language):
        near = rest.concept == "lying_still" and scene.around("pulse", rest, _CLOSE + 1)
        beats = _beats(scene, rest) if near else None
        if beats and _FAST_AT_REST <= beats <= _MOST_BEATS and not scene.long_ago(rest):
            yield Hit("palpitations", Tier.T2, rest)


def _beats(scene: Scene, rest: Mention) -> int | None:
    """The figure that goes with the words for rest: the one behind them, else the one before."""
    words = scene.reading.words
    for places in (
        range(rest.end, min(len(words), rest.end + _BEATS_BEHIND)),
        range(rest.start - 1, max(-1, rest.start - 1 - _BEATS_BEFORE), -1),
    ):
        for place in places:
            if words.gap(max(place, rest.end) if place >= rest.end else place + 1):
                break
            if words.words[place].isdigit():
                return int(words.words[place])
    return None


_TIREDNESS: Final = ("decline", "exhausted", "sleep_bad", "mood_low", "pulse_up")


def _overreached(scene: Scene, language: str) -> Iterator[Hit]:
    """Slower or worn out for two weeks, or three of its signs together."""
    said = [own[0] for concept in _TIREDNESS if (own := _own(scene, concept, language))]
    if not said:
        return
    lasting = scene.said("many_weeks", language) or any(
        q.value * DAYS[q.unit] >= _LONG_DAYS
        for q in scene.quantities(language)
        if q.unit in {"week", "month"}
    )
    lead = {m.concept for m in said} & {"decline", "exhausted", "pulse_up"}
    if (lasting and (lead or len(said) > 1)) or len(said) > 2:  # noqa: PLR2004 (three signs)
        yield Hit("overreached", Tier.T6, said[0])


def stated(scene: Scene) -> tuple[HealthFlag, ...]:
    """Health flags the athlete names as their own, cleared and healed ones too."""
    concepts = {
        "heart_disease": HealthFlag.HEART,
        "diabetes": HealthFlag.DIABETES,
        "kidney": HealthFlag.KIDNEY,
        "asthma": HealthFlag.ASTHMA,
        "beta_blocker": HealthFlag.BETA_BLOCKERS,
        "stress_fracture": HealthFlag.PREVIOUS_STRESS_FRACTURE,
        "pregnant": HealthFlag.PREGNANT,
    }
    found = {
        flag
        for language in scene.reading.languages
        for concept, flag in concepts.items()
        if any(not scene.around("cause", m) for m in _own(scene, concept, language))
    }
    return tuple(sorted(found))
