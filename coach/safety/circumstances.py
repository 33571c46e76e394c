"""How urgent a sign is in its circumstances: effort, order, time, and a clinician's yes."""

from coach.safety.finding import PREGNANCY_STOPS
from coach.safety.phrases import Mention
from coach.safety.scene import NEAR, Scene
from coach.safety.signs import Sign
from coach.state import Tier

_ON_PLACE = 3
_ON_EFFORT = 6


def tier_in(sign: Sign, span: Mention, scene: Scene) -> Tier | None:
    """The tier of a sign where it stands; None if the circumstances explain it."""
    tier: Tier | None = sign.tier
    for step in (
        _figure_of_speech,
        _by_figure,
        _by_family,
        _by_effort,
        _by_order,
        _by_pregnancy,
        _by_time,
    ):
        tier = step(sign, span, scene) if tier is sign.tier else tier
    return tier


def _figure_of_speech(sign: Sign, span: Mention, scene: Scene) -> Tier | None:
    """Wanted to die on that hill."""
    if sign.name != "suicidal":
        return sign.tier
    reading, language = scene.reading, span.language
    if not any(m.end == span.end for m in reading.near("hyperbole", language, span.start, 0)):
        return sign.tier
    places = [m for m in scene.beside("at_place", span, _ON_PLACE) if m.start >= span.end]
    efforts = [m for m in scene.beside("effort", span, _ON_EFFORT) if m.start >= span.end]
    spoken = bool(places) and bool(efforts) and places[0].start < efforts[0].start
    return None if spoken and not _commas(scene, span, efforts) else sign.tier


def _commas(scene: Scene, span: Mention, efforts: list[Mention]) -> bool:
    gaps = scene.reading.words
    return any(gaps.gap(word) for word in range(span.end, efforts[0].start + 1))


def _by_figure(sign: Sign, span: Mention, scene: Scene) -> Tier | None:
    """Pain of one or two in ten may train (science.md §4.6)."""
    words = scene.reading.words.words
    around = (*words[span.start : span.end + 2], *words[max(0, span.start - 2) : span.start])
    figures = [int(word) for word in around if word.isdigit() and int(word) <= _MOST_PAIN]
    small = bool(figures) and figures[0] <= _SMALL_PAIN
    return None if sign.name == "injury" and small else sign.tier


_MOST_PAIN = 9
_SMALL_PAIN = 2


def _by_family(sign: Sign, span: Mention, scene: Scene) -> Tier | None:
    """Dad died suddenly, heart attack: whose it was has been said; it is history."""
    if sign.name != "heart_attack":
        return sign.tier
    died = [m for m in scene.beside("died", span) if m.end <= span.start]
    own = any(m.start >= died[-1].end for m in scene.beside("self", span)) if died else True
    return sign.tier if own else None


def _by_pregnancy(sign: Sign, span: Mention, scene: Scene) -> Tier | None:
    """Dizziness or a swollen calf in pregnancy is its stop sign."""
    expecting = scene.said("pregnant", span.language)
    return Tier.T4 if expecting and sign.name in PREGNANCY_STOPS else sign.tier


def _by_effort(sign: Sign, span: Mention, scene: Scene) -> Tier | None:
    """Out of breath after a sprint is no sign; unable to breathe after one is half a sign."""
    hard = scene.around("hard_effort", span)
    if hard and sign.spared_by_effort:
        odd = scene.around("unusual", span) or scene.around("at_rest", span)
        return sign.tier if odd else None
    if hard and sign.working and not scene.around("at_rest", span):
        return sign.working
    return sign.tier


def _by_order(sign: Sign, span: Mention, scene: Scene) -> Tier | None:
    """Fainting after exercise, not during it."""
    if not sign.after or scene.around("during", span):
        return sign.tier
    after = any(
        scene.around("effort", m, NEAR) or scene.around("long_race", m, NEAR)
        for m in scene.beside("after", span)
    )
    return sign.after if after else sign.tier


def _by_time(sign: Sign, span: Mention, scene: Scene) -> Tier | None:
    """What has passed, what is long ago, what a clinician has looked at."""
    if sign.clearable:
        return None if scene.cleared(span.language) else sign.tier
    if sign.tier in {Tier.T1, Tier.T2} and scene.cleared_after(span):
        return None
    recovered = sign.name in _RECOVERABLE and scene.recovered(span)
    if recovered or (sign.tier is Tier.T2B and scene.wholly_gone(span)):
        return None
    long_ago = scene.long_ago(span) and not scene.around("present", span)
    if not (long_ago or scene.over(span)):
        return sign.tier
    if scene.around("childhood", span) or (
        sign.tier in {Tier.T1, Tier.T2} and scene.cleared_since(span)
    ):
        return None
    return _passed(sign, span, scene, long_ago=long_ago)


_RECOVERABLE = frozenset({"illness", "injury"})


def _passed(sign: Sign, span: Mention, scene: Scene, *, long_ago: bool) -> Tier | None:
    """An emergency becomes a visit to the doctor; a fever needs its days; the rest is over."""
    match sign.tier:
        case Tier.T1:
            return Tier.T2 if long_ago else sign.passed or sign.tier
        case Tier.T2 if scene.no_longer(span):
            return None
        case Tier.T2 | Tier.T2B:
            return None if long_ago and not scene.around("now", span) else sign.tier
        case Tier.T5 if sign.name == "fever":
            return None if long_ago or scene.free_for_days(span) else sign.tier
        case _:
            return None
