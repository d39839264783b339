from typing import Any as _Any
import typing_extensions
from _typeshed import Unused
from types import EllipsisType
from typing import Any, Generic, TypedDict, TypeVar as _TypeVar, type_check_only
_EndPositionT = typing_extensions.TypeVar('_EndPositionT', int, int | None, default=int | None)
@type_check_only
class _Attributes(TypedDict, Generic[_EndPositionT], total=False):
    lineno: int
    col_offset: int
    end_lineno: _EndPositionT
    end_col_offset: _EndPositionT
_ConstantValue: typing_extensions.TypeAlias = str | bytes | bool | int | float | complex | None | EllipsisType
@type_check_only
class _ABC(type):
    def __init__(cls, *args: Unused) -> None: ...
_T = _TypeVar('_T', bound=_Any)
def literal_eval(node_or_string: str | _Any) -> Any: ...
