from coach.safety import histories
from coach.safety.reading import read
from coach.safety.scene import Scene
from tests.cases import each


def names(text: str) -> set[str]:
    return {hit.name for hit in histories.find(Scene(read(text)))}


@each(
    "text, name, there",
    [
        ("my father died of a heart attack at 49", "family_death", True),
        ("my father died of a heart attack at 50", "family_death", False),
        ("my grandfather died of a heart attack", "family_death", False),
        ("stress fracture", "stress_fracture", True),
        ("stress fracture in 2015, healed", "stress_fracture", False),
        ("stress fracture in 2015, healed, but the shin hurts again", "stress_fracture", True),
        ("third stress fracture, all healed", "recurrent_fracture", True),
        ("no period for three months", "period", True),
        ("no period for two months", "period", False),
        ("my cycle has been absent since spring", "period", True),
        ("lost 4 kg in a month", "weight_loss", True),
        ("lost 3 kg in a month", "weight_loss", False),
        ("lost 8 kg in a year", "weight_loss", False),
        ("lost 10 pounds in three weeks", "weight_loss", True),
        ("weight down 5 % in a month", "weight_loss", True),
        ("gave birth 12 weeks ago", "postpartum", True),
        ("gave birth 13 weeks ago", "postpartum", False),
        ("I'm pregnant", "pregnancy", True),
        ("pregnant, bleeding", "pregnancy_stop", True),
        ("slower and tired for two weeks", "overreached", True),
        ("slower and tired for one week", "overreached", False),
    ],
)
def test_each_history_on_both_sides_of_its_boundary(text: str, name: str, there: bool) -> None:
    assert (name in names(text)) is there
