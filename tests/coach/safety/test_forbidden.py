from hypothesis import given, settings
from hypothesis import strategies as st

from coach.safety import forbidden_words
from tests.cases import each

FORBIDDEN = [
    *(
        "You probably have tendinitis.",
        "This sounds like a stress fracture",
        "likely shin splints",
    ),
    *("It looks like plantar fasciitis", "you are anaemic", "a mild case of covid", "diagnosed"),
    *("Take ibuprofen 400 mg", "Pop a painkiller", "iron tablets", "Take two tablets", "200 mg"),
    *(
        "Stop taking your beta blockers",
        "ibu\u200bprofen",
        "ＩＢＵＰＲＯＦＥＮ",
        "Double your dose",
    ),
    *("Try to lose 3 kg", "race weight", "Cut calories by 500", "Eat less this week", "leaner"),
    *(
        "weight loss",
        "Drop 2 kilos",
        "a calorie deficit",
        "1500 kcal a day less",
        "skip breakfast",
    ),
    *("You can run through the pain", "Push through the discomfort", "Ignore the pain"),
    *("no pain no gain", "pain is weakness", "train with a fever", "tough it out"),
    *("Your injury risk is 30 %", "a 25 percent chance of injury", "One in five get injured"),
    *("twice as likely to get injured", "Risk of injury rises by 12 %", "30% injury risk"),
    *("I guarantee a PB", "100% safe", "You will definitely finish", "risk-free", "I promise"),
    *("You can't get injured on this plan", "injury-proof", "no risk", "sure to finish"),
    *("Your TSS was 80", "CTL is rising", "VDOT 45", "IF 0.85", "your IF", "NP", "ＴＳＳ 50"),
    *("Training Stress Score", "Normalized Power", "ATL and TSB"),
    *("A 1200 kcal diet", "Fast for 16 hours", "You are a little heavy", "overweight", "Doping"),
    *("Run even if it hurts", "Keep going, although the knee is painful", "Lighter is faster"),
    *("garantiert", "Schmerzmittel", "abnehmen", "perder peso", "maigrir"),
]
CLEAN = [
    *("Never run even if it hurts only a little.", "Run fast for 20 minutes.", "A lighter week."),
    *("Run easy, even when it feels slow.", "The climb is too heavy for a day of recovery."),
    *("Never run through pain.", "Do not push through the pain.", "I can't guarantee a time."),
    *("No guarantee, but it looks reachable.", "Easy 45 minutes, 8.0 km at 5:40/km"),
    *("If it hurts, stop and rest.", "Eat enough after the long run.", "80 % of the week is easy"),
    *("Weekly load grows 6 %.", "Heart rate 140 to 150", "Your long run drops to 14 km."),
    *("Strength: 3 x 10 squats", "risk style balanced", "Cut the run short if you feel pain."),
    *("Pain 4 in your left knee: easy only.", "IF you feel tired, stop.", "Carry 500 ml."),
    *("Run through the finish line.", "Eat breakfast before it.", "Ease off by 30 %.", "fat bike"),
    *("Reduce your dose of hills.", "take the stairs", "Promising week", "Lose the watch today."),
    *("Your injury: the next step is a walk.", "Load, fitness, fatigue, form", "Take it easy."),
]


@each("text", FORBIDDEN)
def test_what_no_text_may_say_is_found(text: str) -> None:
    assert forbidden_words(text)


@each("text", CLEAN)
def test_a_coachs_ordinary_words_are_clean(text: str) -> None:
    assert forbidden_words(text) == ()


def test_every_passage_is_named_once() -> None:
    text = "Take ibuprofen, then ibuprofen, and lose 3 kg. Your TSS was 80."

    assert forbidden_words(text) == ("ibuprofen", "lose 3 kg", "TSS")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_checked(text: str) -> None:
    assert all(forbidden_words(text))
