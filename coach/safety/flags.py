"""Red flags of a text, matched before any model sees it."""

from functools import lru_cache

from coach.athlete import HealthFlag
from coach.safety import histories, matching, temperature
from coach.safety.finding import CRISES, CRISIS_AND_BODY, STOPPING, URGENCY, Finding
from coach.safety.matching import Hit
from coach.safety.reading import read
from coach.safety.scene import Scene
from coach.safety.unlocking import clinician_said_yes
from coach.state import Tier

LONGEST_COMMAND = 16


def tier_of(text: str) -> Finding | None:
    """The most urgent red flag of a text in English, German, Spanish or French; None without one.

    Source: science.md §7. A miss is worse than a false alarm: what is in doubt counts.
    """
    return _tier_of_command(text) if _is_command(text) else _tier_of(text)


def _tier_of(text: str) -> Finding | None:
    scene = Scene(read(text, thrifty=True))
    hits = [*matching.find(scene), *temperature.find(scene), *histories.find(scene)]
    if not hits:
        return None
    first = min(hits, key=lambda hit: (URGENCY.index(hit.tier), hit.other, hit.span.start))
    return Finding(
        tier=first.tier,
        sign=_sign(first, hits),
        matched=scene.reading.text(first.span.start, first.span.end),
        about_other=first.other and not any(_locks(hit) for hit in hits),
        fever=any(hit.name == "fever" and _current(hit, scene) for hit in hits),
        flags=tuple(sorted({*histories.stated(scene), *_flags(hits)})),
    )


def _sign(first: Hit, hits: list[Hit]) -> str:
    """What it is; a crisis and a bodily emergency in one text are both answered."""
    urgent = {hit.name for hit in hits if hit.tier is first.tier and not hit.other}
    both = first.tier is Tier.T1 and urgent & CRISES and urgent - CRISES
    return CRISIS_AND_BODY if both else first.name


def _locks(hit: Hit) -> bool:
    return not hit.other and hit.tier in STOPPING


def _current(hit: Hit, scene: Scene) -> bool:
    return not hit.other and not scene.over(hit.span)


def _flags(hits: list[Hit]) -> set[HealthFlag]:
    return {hit.flag for hit in hits if hit.flag}


def health_flags(text: str) -> tuple[HealthFlag, ...]:
    """Health conditions the athlete names as their own, even where they are no red flag.

    An old, healed stress fracture, a disease that a clinician has cleared, asthma.
    """
    return histories.stated(Scene(read(text, thrifty=True)))


def says_cleared(text: str) -> bool:
    """Whether a text says that a clinician said yes: what unlocks T1, T2 and T2b.

    "Not cleared yet" and "waiting for clearance" do not, nor does what is in doubt; nor does a
    text with a new red flag.
    """
    return _command_says_cleared(text) if _is_command(text) else _says_cleared(text)


def _says_cleared(text: str) -> bool:
    scene = Scene(read(text, thrifty=True))
    if not any(scene.cleared(language) for language in scene.reading.languages):
        return False
    if not clinician_said_yes(text):
        return False
    finding = tier_of(text)
    return finding is None or finding.tier not in STOPPING


def _is_command(text: str) -> bool:
    return text.startswith("/") and len(text) <= LONGEST_COMMAND


_tier_of_command = lru_cache(maxsize=256)(_tier_of)
_command_says_cleared = lru_cache(maxsize=256)(_says_cleared)
"""The same few commands come all day long: they are read as any text is, but once."""
