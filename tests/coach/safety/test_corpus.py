"""The labelled corpus, written by hands that never saw the matcher."""

from collections import Counter

from coach.safety import histories, matching, temperature, tier_of
from coach.safety.reading import read
from coach.safety.scene import Scene
from coach.state import Tier
from tests.corpus import Phrase, phrases

URGENT = {Tier.T1.value, Tier.T2.value}
ENOUGH = 400
FALSE_ALARMS = 0.05


def found(phrase: Phrase) -> str:
    finding = tier_of(phrase.text)
    return finding.tier.value if finding else "null"


def test_the_corpus_is_large_and_half_harmless() -> None:
    kinds = Counter(phrase.tier == "null" for phrase in phrases())

    assert kinds.total() >= ENOUGH
    assert kinds[True] >= kinds.total() * 0.4


def test_no_emergency_and_no_doctors_case_is_missed() -> None:
    missed = [p for p in phrases() if p.tier in URGENT and found(p) not in URGENT]

    assert missed == []


def test_no_emergency_is_taken_for_less() -> None:
    less = [p for p in phrases() if p.tier == "T1" and found(p) != "T1"]

    assert less == []


def test_false_alarms_are_rare() -> None:
    harmless = [p for p in phrases() if p.tier == "null"]

    alarms = [p for p in harmless if found(p) != "null"]

    assert len(alarms) <= FALSE_ALARMS * len(harmless), alarms


def test_no_bone_is_run_on() -> None:
    missed = [p for p in phrases() if p.tier == "T2b" and found(p) not in {*URGENT, "T2b"}]

    assert missed == []


def test_what_the_thrifty_reader_skips_holds_nothing() -> None:
    skipped = [p.text for p in phrases() if not read(p.text, thrifty=True).by_name]

    for text in skipped:
        scene = Scene(read(text))
        hits = [*matching.find(scene), *temperature.find(scene), *histories.find(scene)]
        assert (text, hits) == (text, [])
    assert len(skipped) > 5
