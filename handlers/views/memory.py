"""What the coach remembers."""

from coach.dossier import Fact
from coach.usecases.memory import Remembered
from handlers.buttons import ForgetFact, Open, ShowMemory, UndoLast
from handlers.views.html import escape
from handlers.views.message import Key, Keys, Message, rows
from handlers.views.note import fact_line

PAGE = 10

HOW = "Forget one by its button or with /memory forget 12, everything with /memory forget all."


def listed(shown: Remembered, page: int = 0) -> Message:
    """A page of facts with the athlete's own words, each with a button that forgets it."""
    last = max(0, (len(shown.facts) - 1) // PAGE)
    page = min(max(0, page), last)
    here = shown.facts[page * PAGE : (page + 1) * PAGE]
    parts = [_gone(shown.gone)] if shown.gone else []
    if here:
        parts.append("<b>What I remember</b>")
        parts += [fact_line(kept.value, shown.today) for kept in here]
        parts.append(f"<i>{HOW}</i>")
    else:
        parts.append(
            "I remember nothing besides your profile and your journal. What you tell me in a note "
            "and say yes to would stand here, in your own words."
        )
    keys: Keys = ((Key("Undo", UndoLast()),),) if shown.gone else ()
    forget = [Key(f"Forget {kept.value.id}", ForgetFact(kept.id)) for kept in here]
    turn = []
    if page > 0:
        turn.append(Key("‹ Newer", ShowMemory(page - 1)))
    if page < last:
        turn.append(Key("Older ›", ShowMemory(page + 1)))
    return Message(
        html="\n".join(parts),
        keys=(*keys, *rows(forget, 3), tuple(turn), (Key("Journal", Open("journal")),)),
    )


def no_such(number: str) -> Message:
    return Message(
        html=f"There is nothing under {escape(number)}; it may be forgotten already.",
        keys=((Key("What I remember", Open("memory")),),),
    )


def how() -> Message:
    return Message(
        html=f"/memory shows what I remember. {HOW}",
        keys=((Key("What I remember", Open("memory")),),),
    )


def _gone(facts: tuple[Fact, ...]) -> str:
    if len(facts) == 1:
        return f"Forgotten: {escape(facts[0].text)}\n"
    return f"Forgotten, all {len(facts)} of them.\n"
