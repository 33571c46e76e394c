"""Each emergency in many wordings: every part with every sensation, as people join them."""

from itertools import product

from coach.safety import tier_of
from tests.cases import each

URGENT = {"T1", "T2"}
BONE = {"T1", "T2", "T2b"}


def phrases(form: str, *parts: str) -> list[str]:
    """Every way to fill a form's places; the words for one place are parted by bars."""
    return [form.format(*words) for words in product(*(part.split("|") for part in parts))]


CHEST = "chest|sternum|breastbone|left side of my chest|middle of my chest"
FELT = (
    "pain|tightness|pressure|burning|aching|stabbing pain|a weird feeling|discomfort|a dull ache"
    "|heaviness|squeezing|a sharp pain|a pulling feeling|a crushing feeling"
)
IS = "tight|heavy|painful|weird|squeezed|crushed|like someone sits on it|uncomfortable|compressed"
FAINTED = (
    "fainted|passed out|blacked out|lost consciousness|collapsed|keeled over|went unconscious"
    "|nearly fainted|almost passed out|fell unconscious|was out cold"
)
RUNNING = (
    "mid run|at km 5|on the treadmill|during the tempo|on my bike|in the 3rd interval|on the climb"
)
AFTERTHOUGHT = "|, hr 180 on the watch| pace was 5:00"
BREATH = (
    "cant breathe|cant catch my breath|short of breath|breathless|gasping for air"
    "|struggling to breathe|hard to breathe|wheezing|no air"
)
AT_REST = "at rest|sitting on the couch|lying in bed|doing nothing|when i lie down|in bed"
URINE = (
    "brown|dark brown|cola coloured|like coke|like tea|almost black|the color of coffee|rusty"
    "|like dark beer"
)
SIDE = "left arm|right arm|left side|right side of my body|half my face|left half of my body"
GONE = "numb|weak|paralysed|tingling|drooping"
HEART = "heart|pulse|heartbeat"
ODDLY = "irregular|skipping beats|all over the place|fluttering|stumbling|erratic|pausing"
BROUGHT = "coughed up|threw up|vomited|spat|puked|coughing|spewing"
DIED = (
    "died suddenly at 41|died of a heart attack at 45|dropped dead at 39"
    "|died in his sleep at 33 heart|died of cardiac arrest at 47"
)
KIN = "my dad|my brother|my uncle|my mom|my sister|my cousin"
FEVER = "38.0|38,5|39|100.4|101|102.2|101.5f|38.6°C"
SHIN = "shin bone|tibia|foot bone|heel bone|metatarsal|femur|shin"
HURTS = (
    "hurts at one spot|hurts at night|hurts when i hop|hurts worse every run|aches in bed"
    "|is painful to the touch at one point|hurts even at rest|throbs at night"
)

ENGLISH = [
    ("chest", {"T1", "T2"}, phrases("10k 50:00 rpe 6 {} in my {}", FELT, CHEST)),
    ("chest before", URGENT, phrases("{} behind my {} at km 4", FELT, CHEST)),
    ("chest is", URGENT, phrases("my {} felt {} on the hill", CHEST, IS)),
    ("faint", {"T1"}, phrases("{} {}{}", FAINTED, RUNNING, AFTERTHOUGHT)),
    ("breath", {"T1"}, phrases("{} even {}", BREATH, AT_REST)),
    ("urine", {"T1"}, phrases("my {} is {} after the marathon", "pee|urine|piss|wee", URINE)),
    ("one side", {"T1"}, phrases("{} {} since the race", SIDE, GONE)),
    ("irregular", URGENT, phrases("{} {} on the easy run", HEART, ODDLY)),
    ("irregular and dizzy", {"T1"}, phrases("my {} was {}, lightheaded", HEART, ODDLY)),
    ("blood", {"T1"}, phrases("{} {} after the run", BROUGHT, "blood|a bit of blood")),
    ("family", {"T2"}, phrases("{} {}", KIN, DIED)),
    ("fever", {"T2"}, phrases("{} {}", "fever|temp|temperature|body temp|fever of", FEVER)),
    ("bone", BONE, phrases("my {} {}", SHIN, HURTS)),
]
OTHERS = [
    (
        "Brust",
        URGENT,
        phrases(
            "am Berg {} in der Brust",
            "Schmerzen|Druck|ein Stechen|ein Ziehen|Enge|ein komisches Gefühl|Beklemmung",
        ),
    ),
    (
        "Ohnmacht",
        {"T1"},
        phrases(
            "{} {}",
            "bin umgekippt|bin ohnmächtig geworden|war bewusstlos|fast umgekippt|bin weggetreten",
            "beim Lauf|bei km 8|auf dem Laufband|im Intervall",
        ),
    ),
    (
        "pecho",
        URGENT,
        phrases(
            "{} en el pecho al correr",
            "dolor|presión|pinchazos|opresión|un peso|ardor|punzadas|una sensación rara",
        ),
    ),
    (
        "desmayo",
        {"T1"},
        phrases(
            "{} {}",
            "me desmayé|casi me desmayo|perdí el conocimiento|me desplomé",
            "corriendo|en el km 8|en las series|en la cinta",
        ),
    ),
    (
        "poitrine",
        URGENT,
        phrases(
            "{} dans la poitrine en courant",
            "douleur|oppression|pression|brûlure|un pincement|un poids|serrement|des picotements",
        ),
    ),
    (
        "malaise",
        {"T1"},
        phrases(
            "{} {}",
            "je me suis évanoui|j'ai perdu connaissance|je me suis effondré|voile noir",
            "en courant|au km 8|pendant la série de 400",
        ),
    ),
]


@each("sign, tiers, wordings", ENGLISH + OTHERS)
def test_an_emergency_is_heard_in_every_wording(
    sign: str, tiers: set[str], wordings: list[str]
) -> None:
    heard = {text: tier_of(text) for text in wordings}

    missed = [text for text, found in heard.items() if not found or found.tier not in tiers]

    assert (sign, missed) == (sign, [])


def test_none_of_them_is_taken_for_another_persons() -> None:
    own = [text for _, _, wordings in ENGLISH[:-4] for text in wordings]

    assert [text for text in own if (found := tier_of(text)) and found.about_other] == []
