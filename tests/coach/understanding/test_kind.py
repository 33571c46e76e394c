from coach.understanding.entry import Kind
from coach.understanding.kind import kind_of
from tests.cases import each

REQUESTS = [
    *("move my long run to Saturday", "only 40 min today", "swap tuesday and wednesday"),
    *(
        "can you move my run?",
        "Can I skip the tempo run?",
        "please make it easier",
        "skip tomorrow",
    ),
    *("I'd rather run on Friday", "no time tomorrow", "I'm travelling next week", "less running"),
    *("can't run on Friday", "I only have 30 minutes on Wednesday", "give me a harder session"),
    *("Thursday off please", "let's move it", "change my goal to 3:30", "I'm away 12-14 Dec"),
]
QUESTIONS = [
    *("should I run tomorrow?", "what pace for my long run?", "can i run tomorrow", "why"),
    *("how far should my long run be next week", "should I move my long run?", "is 10k good?"),
    *("can you explain the tempo run?", "not sure if I should run today", "any tips for hills"),
    *("do I have to run on Sunday?", "I was wondering about strides", "so, when is my race"),
]
STATEMENTS = [
    *("I skipped today's run", "did nothing today", "was a tough one", "legs like concrete"),
    *("moved my run to tomorrow", "What a great run!", "feeling tired today", "did a spin class"),
    *("slept badly, only 5 hours", "only 4 hours sleep", "slept just 6h again"),
]
REST = ["hello", "thanks!", "ok", "👍", "Good morning", "bought new shoes", "", "???"]


@each(
    "text, kind",
    [
        *((text, Kind.REQUEST) for text in REQUESTS),
        *((text, Kind.QUESTION) for text in QUESTIONS),
        *((text, Kind.JOURNAL) for text in STATEMENTS),
        *((text, Kind.OTHER) for text in REST),
    ],
)
def test_a_text_tells_asks_wishes_or_none_of_these(text: str, kind: Kind) -> None:
    assert kind_of(text, facts=False, health=False) is kind


def test_facts_and_red_flags_make_a_journal() -> None:
    assert kind_of("10", facts=True, health=False) is Kind.JOURNAL
    assert kind_of("Brustschmerzen", facts=False, health=True) is Kind.JOURNAL
