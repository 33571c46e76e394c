"""An empty database is migrated once for all tests, and copied to whoever opens a new one."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import make_url

from storage import migrate as real


@dataclass(slots=True)
class Template:
    """Stands for `migrate` where no file is yet; all else is left to it."""

    folder: Path
    _contents: bytes = field(default=b"")

    async def migrate(self, url: str) -> None:
        """As `storage.migrate.migrate` does it, in a hundredth of the time."""
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            contents = self._contents or self._made()
            if await asyncio.to_thread(_laid, Path(parsed.database or ""), contents):
                return
        await real.migrate(url)

    def _made(self) -> bytes:
        """At one go, so that two that open at once do not both make it."""
        path = self.folder / "template.db"
        real._migrate_file(path, real.SCRIPTS)
        self._contents = path.read_bytes()
        return self._contents


def _laid(path: Path, contents: bytes) -> bool:
    """Whether it could be put where nothing was."""
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(contents)
    except OSError:
        return False
    return True
