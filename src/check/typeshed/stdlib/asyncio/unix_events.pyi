from typing_extensions import TypeVarTuple
from . import events
_Ts = TypeVarTuple('_Ts')
__all__ = ('SelectorEventLoop', 'EventLoop')
class _UnixSelectorEventLoop: ...
class _UnixDefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy): ...
SelectorEventLoop = _UnixSelectorEventLoop
_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
EventLoop = SelectorEventLoop
