"""Every placeholder accounted for; what a value says is never read as one."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts import template as module
from prompts.template import Template, TemplateError, load, version


def test_a_template_is_filled() -> None:
    template = Template("week.md", "Write for $who, ${days} days, $$5.")
    assert template.placeholders == {"who", "days"}
    assert template.fill(who="a runner", days="7") == "Write for a runner, 7 days, $5."


def test_a_placeholder_without_a_value_is_an_error() -> None:
    with pytest.raises(TemplateError, match=r"week\.md: no value for \$days"):
        Template("week.md", "$who $days").fill(who="x")


def test_a_value_without_a_placeholder_is_an_error() -> None:
    with pytest.raises(TemplateError, match=r"week\.md: no value for \$who; no place for tone"):
        Template("week.md", "$who").fill(tone="x")


def test_a_stray_dollar_is_an_error() -> None:
    with pytest.raises(TemplateError, match="that is neither"):
        Template("week.md", "costs $5")


@settings(max_examples=60, deadline=None)
@given(value=st.text())
def test_a_value_stays_as_it_is_whatever_it_says(value: str) -> None:
    template = Template("week.md", "Note: $note End: $end")
    assert template.fill(note=value, end="$note") == f"Note: {value} End: $note"


def test_the_version_changes_with_every_letter() -> None:
    one, two = Template("a.md", "Run."), Template("a.md", "Run!")
    assert re.fullmatch("[0-9a-f]{12}", one.version)
    assert one.version != two.version
    assert one.version == Template("a.md", "Run.").version
    assert version(one, two) != version(two, one) != version(two)
    assert version(Template("a", "bc")) != version(Template("ab", "c"))


def test_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tones").mkdir()
    (tmp_path / "tones/kind.md").write_text("Be kind, $name – always.", encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    load.cache_clear()
    assert load("tones/kind.md").fill(name="x") == "Be kind, x – always."
    assert load("tones/kind.md") is load("tones/kind.md")
    with pytest.raises(TemplateError, match="cannot be read"):
        load("nothing.md")
    load.cache_clear()


def test_every_template_of_the_house_can_be_loaded() -> None:
    for path in module.FOLDER.rglob("*.md"):
        assert load(str(path.relative_to(module.FOLDER))).text.strip(), path
