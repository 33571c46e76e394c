"""Asking the server, in one line."""

from typing import Any

from bot.local_chat.arguments import Upload
from bot.local_chat.emulator import Answer, Emulator


async def ask(emulator: Emulator, method: str, **given: Any) -> Answer:
    """A call with the right token; `Upload`s among the parameters travel as files."""
    files = {name: value for name, value in given.items() if isinstance(value, Upload)}
    words = {name: value for name, value in given.items() if name not in files}
    return await emulator.call(emulator.token, method, words, files)


async def done(emulator: Emulator, method: str, **given: Any) -> Any:
    """The result of a call that must succeed."""
    answer = await ask(emulator, method, **given)
    assert answer.ok, answer.body
    return answer.body["result"]


async def refused(emulator: Emulator, method: str, **given: Any) -> tuple[int, str]:
    """The code and words of a call that must fail."""
    answer = await ask(emulator, method, **given)
    assert not answer.ok, answer.body
    return answer.status, answer.body["description"]
