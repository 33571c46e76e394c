"""Where a program came from."""

from dataclasses import replace

from coach.planning.bounds import bounds
from coach.planning.inputs import RULES_VERSION, digest, provenance
from tests.coach.planning.athletes import dossier, known


def test_the_same_bounds_have_the_same_digest() -> None:
    limits = bounds(known(dossier()))

    assert digest(limits) == digest(bounds(known(dossier())))


def test_other_bounds_have_another() -> None:
    limits = bounds(known(dossier()))

    assert digest(limits) != digest(replace(limits, hard=limits.hard + 1))


def test_a_planners_week_names_the_rules_it_was_written_under() -> None:
    source = provenance(bounds(known(dossier())))

    assert source.rules_version == RULES_VERSION
    assert source.model is None
