"""One process on a data folder."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.lock import FolderTakenError, hold


def test_a_folder_is_held_once_and_free_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with hold(folder), pytest.raises(FolderTakenError), hold(folder):
        pass

    with hold(folder):
        pass


def test_a_process_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    holding = (
        "import sys, time\nfrom pathlib import Path\nfrom bot.lock import hold\n"
        "with hold(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    other = subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", holding, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    with pytest.raises(FolderTakenError), hold(tmp_path):
        pass

    other.kill()
    other.wait()
    other.stdout.close()

    time.sleep(0.01)
    with hold(tmp_path):
        pass


def test_a_place_that_is_no_folder_is_another_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OSError, match="file"), hold(tmp_path / "file"):
        pass
