"""The house rules: what is imported where, how long things are, which words are used."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from bot.__main__ import VERBS
from bot.settings import Settings
from coach.planning.rules.validator import RULES
from handlers import listening
from handlers.buttons import Open
from handlers.views import house

ROOT = Path(__file__).parent.parent
SOURCE = ("bot", "coach", "handlers", "prompts", "storage")
LONGEST_FILE, LONGEST_TEST, LONGEST_FUNCTION = 450, 650, 60

COMMANDS = [
    "start",
    "week",
    "today",
    "regenerate",
    "race",
    "journal",
    "metrics",
    "season",
    "pace",
    "away",
    "sick",
    "injury",
    "memory",
    "settings",
    "export",
    "delete",
    "privacy",
    "help",
    "cancel",
    "undo",
]
"""Of the product's description."""

OWNERS = {"stats"}
"""For whoever runs the bot only."""

ENTRANCES = {"start", "help"}
"""Whoever reads the help has come in and has found it."""

UNSAID_SETTINGS = {"SEND_LIMITS", "CLOCK_STARTS"}
"""For benchmarks and tests of time only; `bot/settings.py` says so."""

UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|\bfor now\b", re.IGNORECASE)
PLACES = re.compile(r"(?<![\w.])/(?:root|home|Users)/\w|/work/(?:main|shared)")
MAKERS = re.compile(
    r"\b(?:chatgpt|copilot|subagent|claude code|language model wrote|my session|this session"
    r"|issue #?\d+|the coordinator)\b",
    re.IGNORECASE,
)
TRADEMARKS = re.compile(r"\b(?:TSS|CTL|ATL|TSB|NP|IF|VDOT)\b")
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff]")
HYPE = re.compile(
    r"\b(?:great job|well done|crush\w*|smash\w*|beast|no excuses|you failed|lazy|awesome"
    r"|amazing|unleash|you should have|guilty)\b",
    re.IGNORECASE,
)

BLOCKS = (ast.stmt, ast.excepthandler, ast.match_case)
"""What a statement can stand in."""


@cache
def _files(*folders: str) -> tuple[Path, ...]:
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(path for path in found if "__pycache__" not in path.parts)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path))


def _where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _statements(path: Path) -> tuple[ast.AST, ...]:
    """All of a file, however deep, without what they are made of."""
    found: list[ast.AST] = []
    left: list[ast.AST] = [_tree(path)]
    while left:
        found.append(node := left.pop())
        left += [child for child in ast.iter_child_nodes(node) if isinstance(child, BLOCKS)]
    return tuple(found)


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in _statements(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _docstrings(path: Path) -> Iterator[ast.Constant]:
    """Strings that stand alone as a statement: of modules, classes, functions, constants."""
    for node in _statements(path):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _texts(path: Path) -> Iterator[str]:
    """Strings that are not docstrings: what may be read by somebody."""
    said = {id(node) for node in _docstrings(path)}
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def _remarks(path: Path) -> Iterator[str]:
    """Comments and docstrings."""
    yield from (str(node.value) for node in _docstrings(path))
    reader = io.StringIO(_text(path)).readline
    yield from (t.string for t in tokenize.generate_tokens(reader) if t.type == tokenize.COMMENT)


def test_imports_go_one_way() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == 0


def test_files_and_functions_stay_small() -> None:
    long = [
        f"{_where(path)}: {lines} lines"
        for path in _files(*SOURCE, "benchmarks", "tests")
        if (lines := len(_text(path).splitlines()))
        > (LONGEST_TEST if _where(path).startswith("tests/") else LONGEST_FILE)
    ]
    long += [
        f"{_where(path)}: {node.name} has {lines} lines"
        for path in _files(*SOURCE)
        for node in _functions(path)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]

    assert long == []


def test_every_module_and_public_class_says_what_it_is() -> None:
    silent = []
    for path in _files(*SOURCE):
        tree = _tree(path)
        if tree.body and ast.get_docstring(tree) is None:
            silent.append(_where(path))
        silent += [
            f"{_where(path)}: {node.name}"
            for node in tree.body
            if isinstance(node, ast.ClassDef)
            and not node.name.startswith("_")
            and ast.get_docstring(node) is None
        ]

    assert silent == []


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{_where(path)}: {found[0]}"
        for path in _files(*SOURCE, "benchmarks", "tests")
        if path != Path(__file__) and UNFINISHED.search(_text(path))
        for remark in _remarks(path)
        if (found := UNFINISHED.search(remark))
    ]

    assert left == []


def test_no_file_knows_a_machine_or_how_it_came_to_be() -> None:
    written = [
        *_files(*SOURCE, "benchmarks", "tests"),
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "prompts").rglob("*.md"),
        *(ROOT / "tests").rglob("*.txt"),
        ROOT / "pyproject.toml",
        ROOT / "steadfoot",
        ROOT / "Makefile",
    ]
    found = [
        f"{_where(path)}: {hit[0]}"
        for path in written
        if path != Path(__file__)
        for pattern in (PLACES, MAKERS)
        if (hit := pattern.search(_text(path)))
    ]

    assert found == []


def test_athletes_read_no_trademarks_no_hype_and_no_emoji() -> None:
    found = [
        f"{_where(path)}: {hit[0]!r} in {text[:60]!r}"
        for path in (
            *_files("handlers/views", "coach/dialogue", "coach/planning"),
            ROOT / "coach/safety/texts.py",
        )
        for text in _texts(path)
        for pattern in (TRADEMARKS, HYPE, EMOJI)
        if (hit := pattern.search(text))
    ]

    assert found == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_served_and_found_from_the_help(command: str) -> None:
    message = house.help_(claude=True)
    places = {
        key.button.place for row in message.keys for key in row if isinstance(key.button, Open)
    }

    assert command in listening.COMMANDS
    assert command in ENTRANCES or command in places or f"/{command}" in message.html


def test_no_command_is_served_that_nobody_knows_of() -> None:
    assert set(listening.COMMANDS) - OWNERS == set(COMMANDS)
    assert [name for name, _ in listening.MENU] == (
        ["week", "today", "journal", "race", "metrics", "settings", "help"]
    )


def test_there_are_thirty_rules_and_no_other_is_spoken_of() -> None:
    spoken = {
        number
        for path in _files("coach", "handlers", "prompts")
        for number in re.findall(r"\bR(\d{2})\b", _text(path))
    }

    assert len(RULES) == 30
    assert {int(number) for number in spoken} == set(range(1, 31))


def test_the_words_of_the_glossary_are_used() -> None:
    code = "\n".join(_text(path) for path in _files(*SOURCE)).casefold()
    rows = re.findall(r"^\| (\*\*.+?) \|", (ROOT / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE)
    words = [word for row in rows for word in re.findall(r"\*\*(.+?)\*\*", row)]
    unused = [
        word
        for word in words
        if not all(part in code for part in re.split(r"[ \-]", word.casefold()))
    ]

    assert len(words) > 40
    assert unused == []


def test_the_readme_names_every_setting_and_no_other() -> None:
    rows = re.findall(r"^\| (`[A-Z].*?) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}

    assert named == {name.upper() for name in Settings.model_fields} - UNSAID_SETTINGS


def test_the_readme_names_every_verb_and_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    told = readme.partition("## Command line")[2].partition("```")[0]

    assert [verb.name for verb in VERBS if f"`{verb.name}`" not in told] == []
    assert [name for name in COMMANDS if f"`/{name}`" not in readme] == []
