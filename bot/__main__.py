"""The command line: `python -m bot VERB`. Every verb takes --json for machines."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a verb; its exit code. What a verb needs is imported only for it."""
    options = parser().parse_args(arguments)
    module, name = options.run.split(":")
    run: Callable[[argparse.Namespace], int] = getattr(import_module(module), name)
    return run(options)


def parser() -> argparse.ArgumentParser:
    """All verbs and their options."""
    top = argparse.ArgumentParser(prog="steadfoot", description="An endurance coach in a chat.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, run: str, text: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=text, description=text)
        made.add_argument("--json", action="store_true", help="print JSON for machines")
        made.set_defaults(run=run)
        return made

    verb("run", "bot.verbs.running:run", "the bot; without a token the local chat")
    chat = verb("chat", "bot.verbs.running:chat", "the local chat")
    chat.add_argument("--terminal", action="store_true", help="talk in this terminal")
    chat.add_argument("--script", metavar="FILE", help="play a conversation")
    chat.add_argument("--port", type=int, help="where the page is (8080)")
    verb("check", "bot.verbs.check:check", "test token, key, database, clock and disk")
    plan = verb("plan", "bot.verbs.planning:plan", "write one program from a dossier")
    plan.add_argument("--dossier", required=True, metavar="FILE")
    plan.add_argument("--week", required=True, metavar="YYYY-MM-DD")
    plan.add_argument("--today", metavar="YYYY-MM-DD")
    plan.add_argument("--planner", action="store_true", help="forbid Claude")
    audit = verb("audit", "bot.verbs.planning:audit", "every rule's verdict on a program")
    audit.add_argument("--dossier", required=True, metavar="FILE")
    audit.add_argument("--program", required=True, metavar="FILE")
    audit.add_argument("--today", metavar="YYYY-MM-DD")
    metrics = verb("metrics", "bot.verbs.planning:metrics", "the daily series of a dossier")
    metrics.add_argument("--dossier", required=True, metavar="FILE")
    metrics.add_argument("--today", metavar="YYYY-MM-DD")
    read = verb("read", "bot.verbs.reading:read", "what is in an activity file")
    read.add_argument("file", metavar="FILE")
    understand = verb("understand", "bot.verbs.reading:understand", "one text a line, understood")
    understand.add_argument("file", metavar="FILE")
    understand.add_argument("--today", metavar="YYYY-MM-DD")
    understand.add_argument("--units", choices=("km", "mi"), default="km")
    understand.add_argument("--language", default="en")
    evaluate = verb("evaluate", "bot.lab.evaluate:evaluate", "the athlete lab")
    evaluate.add_argument("--athletes", type=int, default=48)
    evaluate.add_argument("--weeks", type=int, default=16)
    evaluate.add_argument("--seed", type=int, default=1)
    evaluate.add_argument("--processes", type=int)
    backup = verb("backup", "bot.verbs.keeping:backup", "a copy of the database, while it runs")
    backup.add_argument("--to", metavar="FOLDER")
    restore = verb("restore", "bot.verbs.keeping:restore", "put a copy in the database's place")
    restore.add_argument("file", metavar="FILE")
    return top


if __name__ == "__main__":
    sys.exit(main())
