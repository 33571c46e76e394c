"""Settings, read once: the environment, and `.env` in the working folder."""

import base64
import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Literal
from urllib.parse import urlsplit

from pydantic import AwareDatetime, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.sealing import KEY_BYTES, make_key

TOKEN = re.compile(r"^\d+:[\w-]+$")
SECRET = re.compile(r"^[\w-]{1,256}$", re.ASCII)


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
    clock_starts: AwareDatetime | None = None
    """Only for tests of time: the bot lives as if it were started at this moment."""

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.match(value.get_secret_value()):
            raise ValueError("is not a bot token (it looks like 123456:ABC…)")
        return value

    @field_validator("telegram_api_url", "webhook_url", "anthropic_base_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is not None and not _is_http(value):
            raise ValueError("is not an address like https://example.org/telegram/…")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not SECRET.match(value.get_secret_value()):
            raise ValueError("may hold 1 to 256 letters, digits, _ and - only")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: str | None) -> str | None:
        if value is not None and not _async(value).startswith(_WITH_DRIVER):
            raise ValueError("is not an address like sqlite:///coach.db or postgresql://…")
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
    def webhook_key(self) -> str | None:
        """What Telegram must show at the webhook: the secret, or one made from the token."""
        if self.webhook_secret is not None:
            return self.webhook_secret.get_secret_value()
        if self.telegram_bot_token is None:
            return None
        token = self.telegram_bot_token.get_secret_value()
        return hashlib.sha256(f"webhook of {token}".encode()).hexdigest()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must stand in no line of the log."""
        kept = (
            self.telegram_bot_token,
            self.webhook_secret,
            self.anthropic_api_key,
            self.data_key,
        )
        return tuple(one.get_secret_value() for one in kept if one is not None)

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
        raise SettingsError(f"{name} {_why(first['msg'])}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f".env cannot be read: {error}") from error


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
        if not path.exists():
            _make_key_file(path)
        return _key_from(path.read_text().strip(), str(path))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not a key in base64") from error
    except OSError as error:
        raise SettingsError(f"the key file {path}: {error.strerror}; or set DATA_KEY") from error


def _make_key_file(path: Path) -> None:
    """Whole or not at all, and never in the place of another process's."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, part = mkstemp(dir=path.parent)  # its owner's alone
    try:
        with os.fdopen(handle, "w") as file:
            file.write(base64.urlsafe_b64encode(make_key()).decode())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(part)
    finally:
        Path(part).unlink()


def key_file(settings: Settings) -> Path:
    """Where the key of this data folder is: outside of it.

    Raises:
        SettingsError: there is no such place.
    """
    folder = settings.data_dir.resolve()
    try:
        home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    except RuntimeError as error:
        raise SettingsError(
            "DATA_KEY is needed: there is no home folder for a key file"
        ) from error
    name = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    path = (Path(home) / "steadfoot" / f"{name}.key").resolve()
    if path.is_relative_to(folder):
        raise SettingsError(
            f"DATA_KEY is needed: the key file would be in the data folder {folder}"
        )
    return path


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


_DRIVERS = {
    "postgresql://": "postgresql+asyncpg://",
    "postgres://": "postgresql+asyncpg://",
    "sqlite://": "sqlite+aiosqlite://",
}
_WITH_DRIVER = tuple(_DRIVERS.values())


def _async(url: str) -> str:
    for plain, with_driver in _DRIVERS.items():
        if url.startswith(plain):
            return with_driver + url.removeprefix(plain)
    return url


def _is_http(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _why(words: str) -> str:
    """What pydantic says, as the rest of a sentence that begins with the name."""
    own = words.removeprefix("Value error, ")
    return own if own != words else f"is wrong: {words[:1].lower()}{words[1:]}"
