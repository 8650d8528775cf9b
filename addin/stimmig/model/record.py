"""What the model's classes are made of: fields with defaults, set once.

A dataclass says the same; but generating its methods at every start takes longer than checking a small workbook.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self, dataclass_transform

NOTHING: Mapping = MappingProxyType({})
"""the default of fields that hold a mapping"""


@dataclass_transform(eq_default=False, frozen_default=True)
class Record:
    """An object whose annotations are its fields and whose class attributes are their defaults.

    Two records are equal only if they are the same object.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _required: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        own = [name for name, kind in cls.__dict__.get("__annotations__", {}).items() if "ClassVar" not in str(kind)]
        cls._fields = (*cls._fields, *own)
        cls._known = frozenset(cls._fields)
        cls._required = frozenset(name for name in cls._fields if not hasattr(cls, name))

    def __init__(self, *args: Any, **values: Any):
        if args:
            values = dict(zip(self._fields, args, strict=False)) | values
        if wrong := values.keys() - self._known or self._required - values.keys():
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(wrong))}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is not to be changed: {name}")

    def replace(self, **values: Any) -> Self:
        """Return the same with other values in some fields."""
        stated = {name: self.__dict__[name] for name in self._fields if name in self.__dict__}
        return type(self)(**(stated | values))

    def __repr__(self) -> str:
        stated = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._fields if name in self.__dict__)
        return f"{type(self).__name__}({stated})"
