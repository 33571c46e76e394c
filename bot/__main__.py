"""The command line: `python -m bot VERB`. Every verb takes --json for machines."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a verb; its exit code. What a verb needs is imported only for it."""
    options = parser().parse_args(arguments)
    try:
        code = _loaded(*options.run.split(":"))(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads along has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _loaded(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """The function of a verb. Loading leaves no garbage; looking for some takes a third of it."""
    gc.disable()
    try:
        run: Callable[[argparse.Namespace], int] = getattr(import_module(module), name)
    finally:
        gc.enable()
    return run


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: where it is done, what it does, and its options as argparse takes them."""

    name: str
    run: str
    text: str
    options: tuple[tuple[str, dict[str, Any]], ...] = ()


DAY = {"metavar": "YYYY-MM-DD"}
FILE = {"metavar": "FILE"}
TODAY = ("--today", DAY)
DOSSIER = ("--dossier", {"required": True, **FILE})

VERBS = (
    Verb("run", "bot.verbs.running:run", "the bot; without a token the local chat"),
    Verb(
        "chat",
        "bot.verbs.running:chat",
        "the local chat",
        (
            ("--terminal", {"action": "store_true", "help": "talk in this terminal"}),
            ("--script", {"help": "play a conversation", **FILE}),
            ("--port", {"type": int, "help": "where the page is (8080)"}),
        ),
    ),
    Verb("check", "bot.verbs.check:check", "test token, key, database, clock and disk"),
    Verb(
        "plan",
        "bot.verbs.planning:plan",
        "write one program from a dossier",
        (
            DOSSIER,
            ("--week", {"required": True, **DAY}),
            TODAY,
            ("--planner", {"action": "store_true", "help": "forbid Claude"}),
        ),
    ),
    Verb(
        "audit",
        "bot.verbs.planning:audit",
        "every rule's verdict on a program",
        (DOSSIER, ("--program", {"required": True, **FILE}), TODAY),
    ),
    Verb(
        "metrics",
        "bot.verbs.figures:metrics",
        "the daily series of a dossier",
        (DOSSIER, TODAY),
    ),
    Verb("read", "bot.verbs.reading:read", "what is in an activity file", (("file", FILE),)),
    Verb(
        "understand",
        "bot.verbs.reading:understand",
        "one text a line, understood",
        (
            ("file", FILE),
            TODAY,
            ("--units", {"choices": ("km", "mi"), "default": "km"}),
            ("--language", {"default": "en"}),
        ),
    ),
    Verb(
        "evaluate",
        "bot.lab.evaluate:evaluate",
        "the athlete lab",
        (
            ("--athletes", {"type": int, "default": 48}),
            ("--weeks", {"type": int, "default": 16}),
            ("--seed", {"type": int, "default": 1}),
            ("--processes", {"type": int, "help": "side by side (as many as processors)"}),
        ),
    ),
    Verb(
        "backup",
        "bot.verbs.keeping:backup",
        "a copy of the database, while it runs",
        (("--to", {"metavar": "FOLDER"}),),
    ),
    Verb(
        "restore",
        "bot.verbs.keeping:restore",
        "put a copy in the database's place",
        (("file", FILE),),
    ),
)
"""Every verb of the command line."""


class OneLine(argparse.ArgumentParser):
    """Says in one line what is wrong with a command."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """All verbs and their options; each takes --json."""
    top = OneLine(prog="steadfoot", description="An endurance coach in a chat.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in VERBS:
        made = verbs.add_parser(verb.name, help=verb.text, description=verb.text)
        made.add_argument("--json", action="store_true", help="print JSON for machines")
        for name, how in verb.options:
            made.add_argument(name, **how)
        made.set_defaults(run=verb.run)
    return top


if __name__ == "__main__":
    sys.exit(main())
