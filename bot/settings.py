"""Settings, read once: the environment, and `.env` in the working folder."""

import base64
import hashlib
import os
import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.sealing import KEY_BYTES, make_key

TOKEN = re.compile(r"^\d+:[\w-]{20,}$")


class SettingsError(Exception):
    """A setting that cannot be used; one line names it and says why."""


class Settings(BaseSettings):
    """Every setting, by the name of its environment variable."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    anthropic_api_key: SecretStr | None = None
    anthropic_base_url: str | None = None
    database_url: str | None = None
    data_dir: Path = Path("data")
    data_key: SecretStr | None = None
    owner_id: int | None = None
    allowed_ids: str = ""
    daily_budget_usd: float = Field(default=2.0, ge=0)
    monthly_budget_usd: float = Field(default=30.0, ge=0)
    athlete_daily_budget_usd: float = Field(default=0.25, ge=0)
    model_week: str = "claude-sonnet-5-5"
    model_note: str = "claude-haiku-5-5"
    model_screenshot: str = "claude-haiku-5-5"
    model_question: str = "claude-sonnet-5-5"
    log_format: Literal["text", "json"] = "text"
    send_limits: Literal["on", "off"] = "on"
    """Off only for benchmarks against a server that is not Telegram."""

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.match(value.get_secret_value()):
            raise ValueError("is not a bot token (it looks like 123456:ABC…)")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _is_url(cls, value: str | None) -> str | None:
        if value is not None and not (urlsplit(value).scheme and urlsplit(value).netloc):
            raise ValueError("is not an address like https://example.org/telegram/…")
        return value

    @field_validator("allowed_ids")
    @classmethod
    def _are_ids(cls, value: str) -> str:
        if value.strip() != "*" and not all(p.isdigit() for p in _parts(value)):
            raise ValueError("is neither * nor a list of Telegram user ids")
        return value

    @property
    def allowed(self) -> frozenset[int] | None:
        """None: open to all. Empty: the first /start claims the bot."""
        if self.allowed_ids.strip() == "*":
            return None
        named = frozenset(int(part) for part in _parts(self.allowed_ids))
        if not named and self.owner_id is not None:
            return frozenset({self.owner_id})
        return named | ({self.owner_id} if self.owner_id is not None else set())

    @property
    def database(self) -> str:
        if self.database_url:
            return _async(self.database_url)
        return f"sqlite+aiosqlite:///{self.data_dir.resolve() / 'steadfoot.db'}"

    @property
    def backups(self) -> Path:
        return self.data_dir.resolve() / "backups"


def read_settings() -> Settings:
    """Raises SettingsError with one line where a setting cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "setting"
        raise SettingsError(f"{name}: {first['msg'].removeprefix('Value error, ')}") from error


def data_key(settings: Settings) -> bytes:
    """The key of the sealed columns: DATA_KEY, or a key file outside the data folder.

    The file is made on first start, readable by its owner alone, under the configuration
    folder of the user, one for each data folder.

    Raises:
        SettingsError: DATA_KEY is no key, or the file cannot be used.
    """
    if settings.data_key is not None:
        return _key_from(settings.data_key.get_secret_value(), "DATA_KEY")
    path = key_file(settings)
    try:
        if path.exists():
            return _key_from(path.read_text().strip(), str(path))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = make_key()
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(base64.urlsafe_b64encode(key).decode())
    except OSError as error:
        raise SettingsError(f"the key file {path}: {error.strerror}") from error
    return key


def key_file(settings: Settings) -> Path:
    """Where the key of this data folder is: outside of it."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    folder = hashlib.sha256(str(settings.data_dir.resolve()).encode()).hexdigest()[:12]
    return Path(home) / "steadfoot" / f"{folder}.key"


def _key_from(text: str, where: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise SettingsError(f"{where} is not a key in base64") from error
    if len(key) != KEY_BYTES:
        raise SettingsError(f"{where} must be {KEY_BYTES} bytes in base64")
    return key


def _parts(value: str) -> list[str]:
    return value.replace(",", " ").split()


def _async(url: str) -> str:
    for plain, with_driver in (
        ("postgresql://", "postgresql+asyncpg://"),
        ("postgres://", "postgresql+asyncpg://"),
        ("sqlite:///", "sqlite+aiosqlite:///"),
    ):
        if url.startswith(plain):
            return with_driver + url.removeprefix(plain)
    return url
