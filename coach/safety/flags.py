"""Red flags of a text, matched before any model sees it."""

from coach.athlete import HealthFlag
from coach.safety import histories, matching, temperature
from coach.safety.finding import URGENCY, Finding
from coach.safety.matching import Hit
from coach.safety.reading import read
from coach.safety.scene import Scene
from coach.state import Tier

_LOCKING = frozenset({Tier.T1, Tier.T2, Tier.T2B})


def tier_of(text: str) -> Finding | None:
    """The most urgent red flag of a text in English, German, Spanish or French; None without one.

    Source: science.md §7. A miss is worse than a false alarm: what is in doubt counts.
    """
    scene = Scene(read(text))
    hits = [*matching.find(scene), *temperature.find(scene), *histories.find(scene)]
    if not hits:
        return None
    first = min(hits, key=lambda hit: (URGENCY.index(hit.tier), hit.other, hit.span.start))
    return Finding(
        tier=first.tier,
        sign=first.name,
        matched=scene.reading.text(first.span.start, first.span.end),
        about_other=first.other and not any(_locks(hit) for hit in hits),
        fever=any(hit.name == "fever" and _current(hit, scene) for hit in hits),
        flags=tuple(sorted({*histories.stated(scene), *_flags(hits)})),
    )


def _locks(hit: Hit) -> bool:
    return not hit.other and hit.tier in _LOCKING


def _current(hit: Hit, scene: Scene) -> bool:
    return not hit.other and not scene.over(hit.span)


def _flags(hits: list[Hit]) -> set[HealthFlag]:
    return {hit.flag for hit in hits if hit.flag}


def health_flags(text: str) -> tuple[HealthFlag, ...]:
    """Health conditions the athlete names as their own, even where they are no red flag.

    An old, healed stress fracture, a disease that a clinician has cleared, asthma.
    """
    return histories.stated(Scene(read(text)))


def says_cleared(text: str) -> bool:
    """Whether a text says that a clinician said yes: what unlocks T1, T2 and T2b.

    "Not cleared yet" and "waiting for clearance" do not; nor does a text with a new red flag.
    """
    scene = Scene(read(text))
    said = any(scene.cleared(language) for language in scene.reading.languages)
    finding = tier_of(text)
    return said and (finding is None or finding.tier not in _LOCKING)
