"""Signs found in a reading, each with the tier its circumstances leave."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from coach.athlete import HealthFlag
from coach.safety.circumstances import tier_in
from coach.safety.explaining import explained
from coach.safety.owner import about_other
from coach.safety.phrases import Mention
from coach.safety.scene import Scene
from coach.safety.signs import SIGNS, Sign
from coach.state import Tier

_MOST_SPANS: Final = 40
"""Places looked at for one sign: a text repeats itself, a person does not."""
_NEIGHBOURS: Final = 6
_NEVER_AVOIDED: Final = frozenset({Tier.T1, Tier.T2})
"""I run slowly to avoid chest pain: there is some."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sign in a text: the words it spans and how urgent it is in its circumstances."""

    name: str
    tier: Tier
    span: Mention
    other: bool = False
    flag: HealthFlag | None = None


def find(scene: Scene) -> Iterator[Hit]:
    """Every sign whose words stand together and whose circumstances do not explain it away."""
    for language in scene.reading.languages:
        for sign in SIGNS:
            yield from _hits(sign, scene, language)


def _hits(sign: Sign, scene: Scene, language: str) -> Iterator[Hit]:
    """The hits of one sign, up to the first that is as urgent as it can be."""
    for span in islice(_spans(sign, scene, language), _MOST_SPANS):
        hit = judged(sign, span, scene)
        if hit:
            yield hit
            if hit.tier is sign.tier and not hit.other:
                return


def _spans(sign: Sign, scene: Scene, language: str) -> Iterator[Mention]:
    named = scene.reading.has
    if not all(any(named(concept, language) for concept in group) for group in sign.groups):
        return
    groups = [_alive(scene, group, language) for group in sign.groups]
    if not all(groups):
        return
    for anchor in groups[0]:
        found = [anchor]
        for group in groups[1:]:
            mention = _nearest(group, anchor, found, sign, scene)
            if mention is None:
                break
            found.append(mention)
        else:
            yield Mention(
                sign.name, language, min(m.start for m in found), max(m.end for m in found)
            )


def _alive(scene: Scene, group: tuple[str, ...], language: str) -> Sequence[Mention]:
    if len(group) == 1:
        return scene.alive(group[0], language)
    mentions = (m for concept in group for m in scene.alive(concept, language))
    return sorted(mentions, key=lambda m: m.start)


def _nearest(
    group: Sequence[Mention], anchor: Mention, taken: list[Mention], sign: Sign, scene: Scene
) -> Mention | None:
    """The mention nearest to the anchor that shares no word with what is found already."""
    place = bisect_left(group, anchor.start, key=lambda m: m.start)
    around = group[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
    sentences = scene.reading.sentences
    fitting = [
        m
        for m in around
        if all(m.end <= t.start or t.end <= m.start for t in taken)
        and (
            sign.across
            or (
                _distance(m, anchor) <= sign.within
                and sentences[m.start] == sentences[anchor.start]
            )
        )
    ]
    return min(fitting, key=lambda m: _distance(m, anchor), default=None)


def _distance(one: Mention, other: Mention) -> int:
    return max(one.start - other.end, other.start - one.end, 0) + 1


def judged(sign: Sign, span: Mention, scene: Scene) -> Hit | None:
    """The sign with its tier, or None if the circumstances explain it."""
    if scene.only_a_topic(span) or explained(sign, span, scene):
        return None
    if sign.tier not in _NEVER_AVOIDED and scene.only_avoided(span):
        return None
    if about_other(scene.reading, span):
        return _of_other(sign, span, scene)
    tier = tier_in(sign, span, scene)
    return Hit(sign.name, tier, span, flag=sign.flag) if tier else None


def _of_other(sign: Sign, span: Mention, scene: Scene) -> Hit | None:
    """Another person's emergency counts while it lasts; their illnesses are their own."""
    past = ("near_past", "far_past", "died", "cared_for")
    if sign.tier is not Tier.T1 or any(scene.around(c, span) for c in past):
        return None
    told = scene.over(span) or scene.age_said(span)
    return None if told else Hit(sign.name, Tier.T1, span, other=True)
