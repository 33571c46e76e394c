"""What files call a sport. What is not here stays OTHER, and the athlete is asked."""

from collections.abc import Mapping

from coach.activity import Sport

TRANSITION, MULTISPORT = 3, 18
"""FIT sports that are no training of their own: between two sports, and the whole of several."""

# FIT profile, types `sport` and `sub_sport`. The motor of an e-bike, wheels and gliding skis make
# other loads than the coach knows; a fitness machine is known by its sub-sport alone.
_FIT_SPORTS: Mapping[int, Sport] = {
    1: Sport.RUNNING,
    2: Sport.CYCLING,
    5: Sport.SWIMMING,
    11: Sport.WALKING,
    12: Sport.NORDIC_SKI,
    15: Sport.ROWING,
    16: Sport.HIKING,  # mountaineering
    17: Sport.HIKING,
    35: Sport.HIKING,  # snowshoeing
}
_FITNESS_EQUIPMENT, _TRAINING = 4, 10
_ANY_MACHINE: Mapping[int, Sport] = {
    1: Sport.TREADMILL,
    5: Sport.INDOOR_CYCLING,  # spin
    6: Sport.INDOOR_CYCLING,
    14: Sport.ROWING,
    19: Sport.MOBILITY,  # flexibility training
    20: Sport.STRENGTH,
    27: Sport.WALKING,  # indoors
    43: Sport.MOBILITY,  # yoga
    44: Sport.MOBILITY,  # pilates
    45: Sport.TREADMILL,  # indoor running
}
_FIT_SUB_SPORTS: Mapping[int, Mapping[int, Sport]] = {
    1: {
        1: Sport.TREADMILL,
        3: Sport.TRAIL_RUNNING,
        45: Sport.TREADMILL,
        58: Sport.TREADMILL,  # virtual
    },
    2: {
        5: Sport.INDOOR_CYCLING,
        6: Sport.INDOOR_CYCLING,
        58: Sport.INDOOR_CYCLING,  # virtual
        28: Sport.OTHER,  # e-bike
        47: Sport.OTHER,  # e-bike in the mountains
        12: Sport.OTHER,  # by hand
        88: Sport.OTHER,
    },
    5: {18: Sport.OPEN_WATER},
    13: {37: Sport.SKI_TOURING},  # alpine skiing, backcountry
    14: {37: Sport.SKI_TOURING},  # snowboarding, backcountry
    12: {37: Sport.SKI_TOURING},
    0: _ANY_MACHINE,
    _FITNESS_EQUIPMENT: _ANY_MACHINE,
    _TRAINING: _ANY_MACHINE,
}

_WORDS: Mapping[str, Sport] = {
    "running": Sport.RUNNING,
    "run": Sport.RUNNING,
    "9": Sport.RUNNING,  # Strava wrote its numbers for a while
    "street_running": Sport.RUNNING,
    "road_running": Sport.RUNNING,
    "track_running": Sport.RUNNING,
    "trail_running": Sport.TRAIL_RUNNING,
    "trail_run": Sport.TRAIL_RUNNING,
    "trailrun": Sport.TRAIL_RUNNING,
    "treadmill": Sport.TREADMILL,
    "treadmill_running": Sport.TREADMILL,
    "indoor_running": Sport.TREADMILL,
    "virtual_run": Sport.TREADMILL,
    "virtualrun": Sport.TREADMILL,
    "walking": Sport.WALKING,
    "walk": Sport.WALKING,
    "casual_walking": Sport.WALKING,
    "speed_walking": Sport.WALKING,
    "hiking": Sport.HIKING,
    "hike": Sport.HIKING,
    "mountaineering": Sport.HIKING,
    "snow_shoe": Sport.HIKING,
    "snowshoe": Sport.HIKING,
    "snowshoeing": Sport.HIKING,
    "cycling": Sport.CYCLING,
    "biking": Sport.CYCLING,
    "bike": Sport.CYCLING,
    "ride": Sport.CYCLING,
    "1": Sport.CYCLING,
    "road_biking": Sport.CYCLING,
    "road_cycling": Sport.CYCLING,
    "gravel_cycling": Sport.CYCLING,
    "gravel_ride": Sport.CYCLING,
    "gravelride": Sport.CYCLING,
    "mountain_biking": Sport.CYCLING,
    "mountain_bike_ride": Sport.CYCLING,
    "mountainbikeride": Sport.CYCLING,
    "cyclocross": Sport.CYCLING,
    "track_cycling": Sport.CYCLING,
    "indoor_cycling": Sport.INDOOR_CYCLING,
    "virtual_ride": Sport.INDOOR_CYCLING,
    "virtualride": Sport.INDOOR_CYCLING,
    "spinning": Sport.INDOOR_CYCLING,
    "swimming": Sport.SWIMMING,
    "swim": Sport.SWIMMING,
    "lap_swimming": Sport.SWIMMING,
    "pool_swimming": Sport.SWIMMING,
    "open_water": Sport.OPEN_WATER,
    "open_water_swimming": Sport.OPEN_WATER,
    "rowing": Sport.ROWING,
    "indoor_rowing": Sport.ROWING,
    "backcountry_skiing": Sport.SKI_TOURING,
    "backcountry_ski": Sport.SKI_TOURING,
    "backcountryski": Sport.SKI_TOURING,
    "ski_touring": Sport.SKI_TOURING,
    "skimo": Sport.SKI_TOURING,
    "cross_country_skiing": Sport.NORDIC_SKI,
    "nordic_ski": Sport.NORDIC_SKI,
    "nordicski": Sport.NORDIC_SKI,
    "nordic_skiing": Sport.NORDIC_SKI,
    "skate_skiing": Sport.NORDIC_SKI,
    "strength": Sport.STRENGTH,
    "strength_training": Sport.STRENGTH,
    "weight_training": Sport.STRENGTH,
    "weighttraining": Sport.STRENGTH,
    "yoga": Sport.MOBILITY,
    "pilates": Sport.MOBILITY,
    "mobility": Sport.MOBILITY,
    "stretching": Sport.MOBILITY,
}


def from_fit(sport: int | None, sub_sport: int | None) -> Sport:
    """The sport of FIT's two numbers."""
    finer = _FIT_SUB_SPORTS.get(sport or 0, {}).get(sub_sport or 0)
    return finer or _FIT_SPORTS.get(sport or 0, Sport.OTHER)


def from_words(words: str | None) -> Sport:
    """The sport that a TCX or GPX file names; "Trail running" is "trail_running"."""
    name = "_".join((words or "").lower().replace("-", " ").replace("_", " ").split())
    return _WORDS.get(name, Sport.OTHER)
