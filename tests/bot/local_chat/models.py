"""aiogram's methods. It makes all of its thousand models when it is loaded; here each waits.

A model is made when it is first asked for, with the few that it needs: a second instead of six.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict

Model = type[BaseModel]


def model_of(method: str) -> Model | None:
    """The model of a method's parameters, by its name in any case."""
    name = _names().get(method.lower())
    return None if name is None else _made(name)


@cache
def _names() -> dict[str, str]:
    """By method, the class; abstract ones have no method."""
    named = {name: getattr(kind, "__api_method__", None) for name, kind in vars(load()).items()}
    return {method.lower(): name for name, method in named.items() if isinstance(method, str)}


@cache
def _made(name: str) -> Model:
    model: Model = getattr(load(), name)
    model.model_rebuild()
    return model


@cache
def load() -> Any:
    """aiogram's methods and types; each is made when it is first used, by whomever."""
    with _in_no_hurry():
        from aiogram import methods, types  # noqa: PLC0415
        from aiogram.client.default import Default  # noqa: PLC0415
    words = {"List": list, "Optional": Optional, "Union": Union, "Literal": Literal}
    words |= {"Default": Default, **{name: getattr(types, name) for name in types.__all__}}
    for name, module in list(sys.modules.items()):
        if name.startswith(("aiogram.types.", "aiogram.methods.")):
            for word, meaning in words.items():  # of which the annotations speak
                vars(module).setdefault(word, meaning)
    return methods


@contextmanager
def _in_no_hurry() -> Iterator[None]:
    """Models that are declared meanwhile are made later, even if made anew is asked for."""
    rebuild, config = BaseModel.__dict__["model_rebuild"], BaseModel.model_config
    BaseModel.model_rebuild = classmethod(lambda _, **__: None)  # type: ignore[method-assign,assignment]
    BaseModel.model_config = ConfigDict(defer_build=True)
    try:
        yield
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
        BaseModel.model_config = config
