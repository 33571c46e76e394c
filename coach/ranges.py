"""What the numbers of a document may be: outside of it they are slips of the pen."""

from collections.abc import Mapping

from coach.activity import Activity
from coach.athlete import Athlete
from coach.availability import (
    WEEKDAYS,
    Availability,
    Conditions,
    CrossTraining,
    DatedException,
    FixedSession,
    Minutes,
)
from coach.dossier import Offer
from coach.journal import Observation
from coach.race import RaceGoal, RaceResult
from coach.state import State

HUGE = 1e15
"""Longer numbers are not shown again."""

MANY = 1e6
"""More of anything is a slip of the pen that no sum of the coach was made for."""

RANGES: Mapping[tuple[type, str], tuple[float, float]] = {
    (Athlete, "birth_year"): (1900, 2100),
    (Athlete, "resting_hr"): (25, 120),
    (Athlete, "max_hr"): (100, 240),
    (Athlete, "threshold_hr"): (80, 230),
    (Athlete, "weekly_km"): (0, 500),
    (Athlete, "longest_recent_km"): (0, 300),
    (Athlete, "tone"): (0, 100),
    (Observation, "rpe"): (0, 10),
    (Observation, "energy"): (1, 5),
    (Observation, "pain"): (0, 10),
    (Observation, "sleep"): (1, 5),
    (Observation, "soreness"): (0, 10),
    (Observation, "resting_hr"): (20, 200),
    (Activity, "duration_s"): (0, 864_000),
    (Activity, "km"): (0, 2_000),
    (Activity, "ascent_m"): (0, 50_000),
    (Activity, "descent_m"): (0, 50_000),
    (Activity, "avg_hr"): (0, 255),
    (Activity, "max_hr"): (0, 255),
    (Activity, "rpe"): (0, 10),
    (Activity, "trimp_stream"): (0, MANY),
    (RaceGoal, "km"): (0.1, 1_000),
    (RaceGoal, "target_s"): (1, 1_000_000),
    (RaceResult, "km"): (0.1, 1_000),
    (RaceResult, "time_s"): (1, 1_000_000),
    (RaceGoal, "ascent_m"): (0, MANY),
    (RaceResult, "ascent_m"): (0, MANY),
    (State, "severity"): (0, 10),
    **{(Minutes, day): (0, MANY) for day in WEEKDAYS},
    (Availability, "hours_per_week"): (0, MANY),
    (Availability, "strength_hours"): (0, MANY),
    (Availability, "mobility_hours"): (0, MANY),
    (CrossTraining, "hours"): (0, MANY),
    (FixedSession, "minutes"): (0, MANY),
    (DatedException, "minutes"): (0, MANY),
    (Conditions, "wbgt_c"): (-MANY, MANY),
    (Conditions, "altitude_m"): (-MANY, MANY),
    (Offer, "amount"): (0, MANY),
}
"""What a number may be, both ends included."""
