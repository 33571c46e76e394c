"""The models the fake knows, as Anthropic described them in November 2026."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

EFFORTS = ("low", "medium", "high", "xhigh", "max")


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeModel:
    """What a model takes and how it is described."""

    thinking: frozenset[str]
    """The `thinking.type` values it takes."""
    thinks_by_default: bool
    forced_tool: bool
    efforts: tuple[str, ...] = EFFORTS
    max_output: int = 128_000
    cache_from: int = 512
    lifecycle: str = "active"
    dates: Mapping[str, str] = field(default_factory=dict)

    def described(self, name: str) -> dict[str, Any]:
        """As `/v1/models/{id}` answers."""
        return {
            "id": name,
            "type": "model",
            "display_name": name.replace("-", " ").title(),
            "created_at": "2026-09-22T00:00:00Z",
            "deprecated_at": self.dates.get("deprecated_at"),
            "retires_at": self.dates.get("retires_at"),
            "lifecycle": self.lifecycle,
            "line": next(
                (line for line in ("haiku", "sonnet", "opus", "fable") if line in name), None
            ),
            "max_input_tokens": 1_000_000,
            "max_tokens": self.max_output,
            "capabilities": self._capabilities(),
        }

    def _capabilities(self) -> dict[str, Any]:
        yes = {"supported": True}
        kinds = ("adaptive", "between_tools", "disabled", "enabled")
        return {
            "batch": yes,
            "citations": yes,
            "code_execution": yes,
            "context_management": {"supported": True},
            "effort": {"supported": True}
            | {word: {"supported": word in self.efforts} for word in EFFORTS},
            "image_input": yes,
            "pdf_input": yes,
            "server_tools": {"supported": True, "code_execution": yes, "web_search": yes},
            "structured_outputs": yes,
            "thinking": {
                "supported": True,
                "types": {kind: {"supported": kind in self.thinking} for kind in kinds},
            },
        }


_ALWAYS = frozenset({"adaptive"})
_OLD = FakeModel(
    thinking=frozenset({"enabled", "disabled"}),
    thinks_by_default=False,
    forced_tool=True,
    max_output=64_000,
    cache_from=4_096,
)

CATALOGUE: Mapping[str, FakeModel] = {
    "claude-haiku-5-5": FakeModel(
        thinking=frozenset({"adaptive", "disabled"}), thinks_by_default=True, forced_tool=True
    ),
    "claude-sonnet-5-5": FakeModel(
        thinking=frozenset({"adaptive", "between_tools"}),
        thinks_by_default=True,
        forced_tool=False,
    ),
    "claude-opus-5-5": FakeModel(thinking=_ALWAYS, thinks_by_default=True, forced_tool=False),
    "claude-fable-5-1": FakeModel(thinking=_ALWAYS, thinks_by_default=True, forced_tool=False),
    "claude-fable-5-2": FakeModel(thinking=_ALWAYS, thinks_by_default=True, forced_tool=False),
    "claude-sonnet-4-6": FakeModel(
        thinking=frozenset({"adaptive", "enabled", "disabled"}),
        thinks_by_default=False,
        forced_tool=True,
        efforts=("low", "medium", "high", "max"),
        max_output=64_000,
        cache_from=1_024,
    ),
    "claude-opus-4-5": FakeModel(
        thinking=_OLD.thinking,
        thinks_by_default=False,
        forced_tool=True,
        max_output=64_000,
        lifecycle="deprecated",
        dates={"deprecated_at": "2026-11-24T00:00:00Z", "retires_at": "2027-01-22T00:00:00Z"},
    ),
    "claude-3-7-sonnet-20250219": FakeModel(
        thinking=_OLD.thinking,
        thinks_by_default=False,
        forced_tool=True,
        max_output=64_000,
        lifecycle="retired",
        dates={"deprecated_at": "2025-10-28T00:00:00Z", "retires_at": "2026-02-19T00:00:00Z"},
    ),
}
