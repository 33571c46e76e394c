"""Many small cases in one test: as `pytest.mark.parametrize`, without a setup for each."""

from collections.abc import Callable, Iterable
from inspect import signature
from typing import Any

Test = Callable[..., None]


def each(
    names: str, cases: Iterable[Any], ids: Callable[[Any], object] = repr
) -> Callable[[Test], Test]:
    """Runs a test for all cases; what fails first is raised and says which ones fail.

    Several names share a case that is a tuple. Other arguments are fixtures, one for all cases.
    """
    arguments, all_cases = names.replace(",", " ").split(), tuple(cases)
    assert all_cases, "a test without a case shows nothing"

    def decorated(test: Test) -> Test:
        def whole(**fixtures: Any) -> None:
            failures: list[tuple[str, Exception]] = []
            for case in all_cases:
                values = case if len(arguments) > 1 else (case,)
                try:
                    test(**fixtures, **dict(zip(arguments, values, strict=True)))
                except Exception as error:  # noqa: BLE001 (whatever it is, it is raised below)
                    failures.append((str(ids(case)), error))
            if failures:
                failed = ", ".join(case for case, _ in failures)
                first = failures[0][1]
                first.add_note(f"for {names}: {failed}")
                raise first

        whole.__name__, whole.__doc__, whole.__module__ = (
            test.__name__,
            test.__doc__,
            test.__module__,
        )
        taken = signature(test)
        left = [one for name, one in taken.parameters.items() if name not in arguments]
        whole.__signature__ = taken.replace(parameters=left)  # type: ignore[attr-defined]
        return whole

    return decorated
