"""Settings: the environment and `.env`, one line for what cannot be used, the key's own place."""

import stat
from pathlib import Path

import pytest

from bot.settings import SettingsError, data_key, key_file, read_settings
from storage.sealing import KEY_BYTES


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working folder, and a home of its own."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    for name in ("HTTP_PORT", "HTTP_HOST", "LOG_FORMAT", "SEND_LIMITS", "DAILY_BUDGET_USD"):
        monkeypatch.delenv(name, raising=False)


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    settings = read_settings()

    assert settings.telegram_bot_token is None
    assert settings.allowed == frozenset()
    assert settings.database == f"sqlite+aiosqlite:///{tmp_path}/work/data/steadfoot.db"
    assert settings.backups == tmp_path / "work" / "data" / "backups"
    assert settings.send_limits == "on"


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("TELEGRAM_BOT_TOKEN", "hunter2", "is not a bot token"),
        ("TELEGRAM_API_URL", "localhost:8081", "is not an address"),
        ("WEBHOOK_URL", "coach.test/hook", "is not an address"),
        ("WEBHOOK_URL", "http://[broken", "is not an address"),
        ("WEBHOOK_SECRET", "a b", "letters, digits"),
        ("WEBHOOK_SECRET", "x" * 257, "letters, digits"),
        ("HTTP_PORT", "70000", "less than or equal to 65535"),
        ("HTTP_PORT", "http", "integer"),
        ("ALLOWED_IDS", "anna", "neither * nor a list"),
        ("DATABASE_URL", "mysql://localhost/coach", "sqlite"),
        ("DATABASE_URL", "postgresql+psycopg://localhost/coach", "sqlite"),
        ("DAILY_BUDGET_USD", "-1", "greater than or equal to 0"),
        ("LOG_FORMAT", "xml", "'text' or 'json'"),
        ("OWNER_ID", "me", "integer"),
    ],
)
def test_what_cannot_be_used_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, why: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert str(caught.value).startswith(f"{name} ")
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)
    assert value not in str(caught.value)


def test_an_env_file_counts_and_the_environment_counts_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("HTTP_PORT=9000\nOWNER_ID=7\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("HTTP_PORT", "9001")

    settings = read_settings()

    assert (settings.http_port, settings.owner_id) == (9001, 7)


def test_an_env_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    Path(".env").write_bytes(b"\xff\xfe\x00HTTP_PORT")

    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        read_settings()


@pytest.mark.parametrize(
    ("allowed", "owner", "who"),
    [
        ("", None, frozenset()),
        ("*", None, None),
        ("*", "5", None),
        ("1, 2 3", None, frozenset({1, 2, 3})),
        ("1", "5", frozenset({1, 5})),
        ("", "5", frozenset({5})),
    ],
)
def test_who_may_train_here(
    monkeypatch: pytest.MonkeyPatch,
    allowed: str,
    owner: str | None,
    who: frozenset[int] | None,
) -> None:
    monkeypatch.setenv("ALLOWED_IDS", allowed)
    if owner is not None:
        monkeypatch.setenv("OWNER_ID", owner)

    assert read_settings().allowed == who


@pytest.mark.parametrize(
    ("url", "with_driver"),
    [
        ("postgres://a:b@h/db", "postgresql+asyncpg://a:b@h/db"),
        ("postgresql://h/db", "postgresql+asyncpg://h/db"),
        ("postgresql+asyncpg://h/db", "postgresql+asyncpg://h/db"),
        ("sqlite:///coach.db", "sqlite+aiosqlite:///coach.db"),
        ("sqlite+aiosqlite:////var/coach.db", "sqlite+aiosqlite:////var/coach.db"),
    ],
)
def test_a_database_address_needs_no_driver(
    monkeypatch: pytest.MonkeyPatch, url: str, with_driver: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    assert read_settings().database == with_driver


def test_a_webhook_without_a_secret_of_its_own_has_one_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:ABC")
    made = read_settings().webhook_key
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:ABD")
    other = read_settings().webhook_key
    monkeypatch.setenv("WEBHOOK_SECRET", "chosen")

    assert read_settings().webhook_key == "chosen"
    assert made is not None
    assert other is not None
    assert len(made) == 64
    assert made != other


def test_the_key_file_is_made_once_outside_the_data_folder_for_its_owner_alone(
    tmp_path: Path,
) -> None:
    settings = read_settings()

    key = data_key(settings)
    path = key_file(settings)

    assert len(key) == KEY_BYTES
    assert data_key(settings) == key
    assert path.parent == tmp_path / "home" / ".config" / "steadfoot"
    assert not path.is_relative_to(settings.data_dir.resolve())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_each_data_folder_has_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    first = data_key(read_settings())
    monkeypatch.setenv("DATA_DIR", "elsewhere")

    assert data_key(read_settings()) != first


def test_a_key_of_ones_own_needs_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")

    assert data_key(read_settings()) == bytes(range(32))
    assert not key_file(read_settings()).exists()


@pytest.mark.parametrize("key", ["short", "AAEC", "é" * 43, "A" * 100])
def test_a_key_that_is_none_is_refused_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("DATA_KEY", key)

    with pytest.raises(SettingsError, match=r"^DATA_KEY ") as caught:
        data_key(read_settings())

    assert key not in str(caught.value)


def test_a_damaged_key_file_is_left_as_it_is() -> None:
    settings = read_settings()
    data_key(settings)
    key_file(settings).write_bytes(b"\xff\xff")

    with pytest.raises(SettingsError, match="not a key"):
        data_key(settings)

    assert key_file(settings).read_bytes() == b"\xff\xff"


def test_a_key_never_lies_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "home"))

    with pytest.raises(SettingsError, match="DATA_KEY is needed"):
        data_key(read_settings())


def test_a_place_where_no_key_file_can_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))

    with pytest.raises(SettingsError, match="set DATA_KEY"):
        data_key(read_settings())


def test_no_secret_is_shown_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:ABCDEFGHIJKLMNOP")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-hidden")
    monkeypatch.setenv("DATA_KEY", "hiddenhiddenhidden")

    settings = read_settings()

    assert "ABCDEFG" not in repr(settings)
    assert "hidden" not in repr(settings)
    assert settings.secrets == ("123456:ABCDEFGHIJKLMNOP", "sk-ant-hidden", "hiddenhiddenhidden")
