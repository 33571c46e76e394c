"""What Claude reads, from files; every placeholder accounted for."""

import hashlib
import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_HASH_LENGTH = 12


class TemplateError(Exception):
    """A template and its values do not fit together: a mistake of ours, never of an athlete."""


@dataclass(frozen=True, slots=True)
class Template:
    """A text with `$placeholders` (`$$` is a dollar sign)."""

    name: str
    text: str

    def __post_init__(self) -> None:
        if not string.Template(self.text).is_valid():
            raise TemplateError(f"{self.name}: a $ that is neither $name nor $$")

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(string.Template(self.text).get_identifiers())

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits that change with the wording."""
        return version(self)

    def fill(self, **values: str) -> str:
        """The text with its values; what stands in a value is never read as a placeholder.

        Raises:
            TemplateError: a placeholder without a value, or a value without a placeholder.
        """
        missing = self.placeholders - values.keys()
        unused = values.keys() - self.placeholders
        if missing or unused:
            faults = [f"no value for ${name}" for name in sorted(missing)]
            faults += [f"no place for {name}" for name in sorted(unused)]
            raise TemplateError(f"{self.name}: {'; '.join(faults)}")
        return string.Template(self.text).substitute(values)


@cache
def load(name: str) -> Template:
    """The template in `prompts/NAME`, read once; `week.md`, `tones/supportive.md`.

    Raises:
        TemplateError: there is no such file, or it is malformed.
    """
    path = FOLDER / name
    try:
        return Template(name, path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TemplateError(f"{name}: cannot be read") from error


def version(*templates: Template) -> str:
    """One hash for all that asked together, whatever their order in the folder."""
    digest = hashlib.sha256()
    for template in templates:
        digest.update(template.name.encode() + b"\0" + template.text.encode() + b"\0")
    return digest.hexdigest()[:_HASH_LENGTH]
