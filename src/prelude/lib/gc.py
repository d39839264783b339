# The garbage collector is the run's own affair: these calls are accepted and change nothing.

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

garbage = []
callbacks = []

_state = {"enabled": True, "threshold": (2000, 10, 0), "debug": 0}


def enable():
    _state["enabled"] = True


def disable():
    _state["enabled"] = False


def isenabled():
    return _state["enabled"]


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return 0


def set_threshold(threshold0, threshold1=10, threshold2=0):
    _state["threshold"] = (threshold0, threshold1, threshold2)


def get_threshold():
    return _state["threshold"]


def get_count():
    return (0, 0, 0)


def set_debug(flags):
    _state["debug"] = flags


def get_debug():
    return _state["debug"]


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_objects(generation=None):
    return []


def get_referrers(*objs):
    return []


def get_referents(*objs):
    return []


def is_tracked(obj):
    return not isinstance(obj, (int, float, complex, str, bytes, bool, type(None)))


def is_finalized(obj):
    return False


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0
