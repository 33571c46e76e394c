"""The spend guard: nothing is sent that could cost more than is left."""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from coach.errors import BudgetSpentError, CannotSaveError
from coach.ledger import Call, Outcome

if TYPE_CHECKING:
    from coach.athlete import AthleteId
    from coach.ports import Ledger

log = logging.getLogger(__name__)

GRACE_USD = 1e-6
"""Sums of floats are never quite what they should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """US dollars. Days and months are those of UTC."""

    athlete_day: float
    day: float
    month: float


class Spend:
    """Keeps the ledger of calls and the budgets.

    A call's worst case is recorded first and the sums are looked at after, so that calls at the
    same time, here or in another process, see one another and cannot overshoot together.
    """

    def __init__(self, ledger: "Ledger", budgets: Budgets) -> None:
        self._ledger = ledger
        self._budgets = budgets
        self._turn = asyncio.Lock()

    async def reserve(self, call: Call, worst: float) -> None:
        """Sets aside what the next attempt of a call can cost at most.

        Raises:
            BudgetSpentError: it does not fit; the call is recorded as it was, unsent.
            CannotSaveError: the ledger cannot be written, so nothing may be sent.
        """
        held = replace(call, cost_usd=call.cost_usd + worst, outcome=Outcome.PENDING)
        async with self._turn:  # without it, two calls near the limit would refuse each other
            await self._ledger.record(held)
            scope = await self._overdrawn(call)
            if scope is not None:
                await self._ledger.record(replace(call, outcome=Outcome.BUDGET))
                raise BudgetSpentError(scope)

    async def settle(self, call: Call) -> None:
        """Records how a call ended. If that cannot be written, its worst case goes on counting."""
        try:
            await self._ledger.record(call)
        except CannotSaveError:
            log.warning("the end of call %s could not be recorded", call.id)

    async def _overdrawn(self, call: Call) -> str | None:
        """Which budget is exceeded with everything that is set aside: athlete, day or month."""
        day = _midnight(call.moment)
        month = day.replace(day=1)
        checks: list[tuple[str, AthleteId | None, datetime, float]] = [
            ("day", None, day, self._budgets.day),
            ("month", None, month, self._budgets.month),
        ]
        if call.athlete_id is not None:
            checks.insert(0, ("athlete", call.athlete_id, day, self._budgets.athlete_day))
        for scope, athlete, since, limit in checks:
            if await self._ledger.spent(athlete, since) > limit + GRACE_USD:
                return scope
        return None


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
