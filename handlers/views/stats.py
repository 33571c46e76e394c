"""The owner's figures: counts, costs and shares; no athlete, no word of one."""

from collections.abc import Iterator

from coach.accounts import Account, Calls, Weeks
from coach.ledger import Use
from handlers.views import words
from handlers.views.html import escape
from handlers.views.message import Message

NAMES = {
    Use.WEEK: "weeks",
    Use.REPAIR: "repairs",
    Use.NOTE: "notes",
    Use.SCREENSHOT: "results",
    Use.QUESTION: "questions",
}


def account(found: Account) -> Message:
    parts = [
        f"<b>Claude</b>, {_count(found.athletes, 'athlete')}",
        _calls("Today (UTC)", found.today),
        _calls("This month", found.month),
        _weeks(found),
    ]
    return Message(html="\n\n".join(parts))


def _calls(title: str, calls: Calls) -> str:
    lines = [f"<b>{title}</b>: {_count(calls.total, 'call')}, {calls.total_usd:.2f} USD"]
    lines += [
        f"• {NAMES[use]}: {count}, {calls.cost_usd.get(use, 0.0):.2f} USD"
        for use, count in sorted(calls.count.items(), key=lambda one: list(Use).index(one[0]))
    ]
    if calls.failed:
        why = ", ".join(f"{outcome.value} {count}" for outcome, count in calls.failed.items())
        lines.append(f"• without an answer: {escape(why)}")
    lines += _shares(calls)
    return "\n".join(lines)


def _shares(calls: Calls) -> Iterator[str]:
    if not calls.tokens.prompt:
        return
    tokens = calls.tokens
    yield (
        f"• from the cache: {tokens.cache_read / tokens.prompt:.0%} of {tokens.prompt:,} tokens "
        f"read; written: {tokens.output:,}, {_share(tokens.thinking, tokens.output)} thinking"
    )
    if calls.batched:
        yield f"• in batches: {_share(calls.batched, calls.sampled)} of the calls"


def _weeks(found: Account) -> str:
    weeks: Weeks = found.weeks
    return "\n".join(
        (
            f"<b>Programs</b> from {words.day(found.monday)} on",
            f"• by Claude: {weeks.by_claude}, {weeks.mended} of them after a repair",
            f"• by the planner: {weeks.by_planner}",
            f"• of these, Claude's set aside {weeks.set_aside}, Claude away {weeks.not_written}",
            f"• thumbs: {weeks.thumbs_up} up, {weeks.thumbs_down} down",
        )
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "0%"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
