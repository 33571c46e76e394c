"""What Claude did and cost, for the owner alone; and what it cost one athlete."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from coach.accounts import Account
from coach.athlete import AthleteId
from coach.ports import Accounts, Clock, Store
from coach.program import monday_of

FOUR_WEEKS = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class ShowStats:
    """Counts and costs: never a journal, never a name."""

    store: Store
    clock: Clock
    accounts: Accounts | None = None
    claude: bool = False
    """Whether there is a key."""

    async def __call__(self, athlete: AthleteId, owner: AthleteId | None) -> Account | None:
        """None for everybody but the owner: who is named in the settings, else who claimed it."""
        async with self.store.reading() as tx:
            claimed = await tx.members.owner()
            athletes = await tx.members.count()
        if self.accounts is None or athlete != (claimed if owner is None else owner):
            return None
        moment = self.clock.moment()
        monday = monday_of((moment - FOUR_WEEKS).date())
        return Account(
            athletes=athletes,
            today=await self.accounts.calls(day_of(moment)),
            month=await self.accounts.calls(month_of(moment)),
            monday=monday,
            weeks=await self.accounts.weeks(monday),
            moment=moment,
        )

    async def spent(self, athlete: AthleteId) -> float | None:
        """US dollars that Claude has cost for one athlete this month; None without a key."""
        if self.accounts is None or not self.claude:
            return None
        return await self.accounts.spent(athlete, month_of(self.clock.moment()))


def day_of(moment: datetime) -> datetime:
    """When the day of the budgets began: UTC."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def month_of(moment: datetime) -> datetime:
    return day_of(moment).replace(day=1)
