"""What explains a sign away, each beside the words that look like it and do not."""

from coach.safety import answer, says_cleared, tier_of
from tests.cases import each


def tier(text: str) -> str | None:
    finding = tier_of(text)
    return finding.tier.value if finding else None


@each(
    "explained, meant, expected",
    [
        ("krank war nur mein Kollege", "weil ich krank war, mein Kollege auch", "T5"),
        ("my legs collapsed in the last km", "legs collapsed under me at km 30", "T1"),
        ("couldn't breathe from laughing", "couldn't breathe in bed", "T1"),
        ("cut myself shaving", "I cut myself last night", "T1"),
        ("cut my finger in the kitchen", "been cutting my arms again", "T1"),
        ("recovered from covid in january", "still not recovered from covid", "T5"),
        ("kein Fieber mehr seit einer Woche", "kein Fieber mehr seit gestern", "T5"),
        (
            "shin pain is completely gone, hopped a lot",
            "shin pain gone when hopping, but back",
            "T2b",
        ),
        ("stress fracture ten years ago", "stress fracture ten days ago", "T2b"),
        ("Ermüdungsbruch vor zehn Jahren", "Ermüdungsbruch vor zehn Tagen", "T2b"),
        ("blood pressure 118 over 76", "blood pressure 185 over 115", "T2"),
        ("tensión 12/8", "tensión 18/11", "T2"),
        ("38.5 km tonight, do I run tomorrow?", "38.5 tonight, do I run tomorrow?", "T2"),
        ("ran 38.5 today", "I've got 38.5 today", "T2"),
        ("temp was 40.5 outside", "temp is 40.5 after the run in the sun", "T1"),
        (
            "the doctor cleared me after the chest pain",
            "the doctor cleared me after the chest pain, now it is back",
            "T1",
        ),
        ("ran without pain in the shin, hopped", "can't hop without pain in my shin bone", "T2b"),
        ("took a bunch of salt pills", "took a bunch of pills", "T1"),
        ("breathless on the stairs in a good way", "breathless on the stairs", "T2"),
        ("gf is pregnant", "I am pregnant", "T4"),
        ("my mum is in hospital with chest pain", "my mum has chest pain", "T1"),
        ("the whole family is ill", "my family came, I am ill", "T5"),
        ("want to end it on a high note", "I want to end it", "T1"),
        ("no pain in the legs or chest", "no pain in the legs chest hurts", "T1"),
        ("is my chest normal?", "is chest pain normal on hills?", "T1"),
        ("cardiologist cleared the chest pain of 2015", "chest pain since last year", "T1"),
        ("couldn't see anything in the night", "slurred speech since last night", "T1"),
        ("38.5 today", "38.5 today, no run", "T2"),
        ("resting hr 48, max 188", "my heart rate sits at 115 at rest", "T2"),
        ("passed out drunk after the party", "passed out after the party", "T1"),
        ("38.9 km and shaking legs", "38.9 and shaking under the blanket", "T2"),
        ("my pace collapsed at km 30", "I collapsed at km 30, pace was 5:10", "T1"),
        ("the screen went dark at km 3", "no watch today fainted at km 3", "T1"),
        ("collapsed on the sofa", "collapsed on the climb and then went to bed", "T1"),
        ("my watch went black at km 12", "went black mid run, my watch says 190", "T1"),
        ("vest tight across the chest", "chest tight on the hill, watch says 180", "T1"),
        ("couldn't see properly in the fog", "slurred speech in the heat", "T1"),
        ("drank a coke then went for a pee", "pee like coke, drank 3 litres", "T1"),
        ("got lost, no idea where I was", "no idea where I was on my usual trail", "T1"),
        ("HR irregular because the strap slipped", "watch warned of an irregular heart", "T2"),
        ("cut my arm on broken glass", "cut my arm with broken glass", "T1"),
        ("left arm hurts, gym yesterday", "left arm and jaw hurt at the gym", "T1"),
        ("how do I avoid a stress fracture?", "I have a stress fracture", "T2b"),
        ("what is rhabdo?", "is it rhabdo?", "T1"),
        ("my pregnant wife came along", "I am pregnant, my wife came along", "T4"),
        ("stress fracture in 2016, never again", "stress fracture in 2016, now again", "T2b"),
        ("was out for 20 min", "was out for 20 seconds", "T1"),
        ("temp 37.2 this morning", "temp 37.8 this morning", "T5"),
        ("ran 101.3 this week", "101.3F this morning", "T2"),
        ("my dad's heart races at rest", "my heart races at rest", "T2"),
    ],
)
def test_an_explanation_ends_where_its_words_end(
    explained: str, meant: str, expected: str
) -> None:
    assert (tier(explained), tier(meant)) == (None, expected)


def test_somebody_on_my_chest_is_my_chest() -> None:
    finding = tier_of("feels like somebody is standing on my chest")

    assert finding is not None
    assert (finding.tier.value, finding.about_other) == ("T1", False)


def test_harm_done_to_oneself_is_answered_as_a_crisis() -> None:
    finding = tier_of("I cut myself last night")

    assert finding is not None
    assert "You do not have to carry this alone" in answer(finding)


def test_a_crisis_beside_a_bodily_emergency_is_answered_with_both() -> None:
    finding = tier_of("my chest feels tight when I run and I want to kill myself")

    assert finding is not None
    assert "emergency number now" in answer(finding)
    assert "988" in answer(finding)


def test_a_yes_beside_a_new_pain_unlocks_nothing() -> None:
    assert not says_cleared("a clinician cleared me after the chest pain, now it is back")
