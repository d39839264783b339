# Exceptions: what their methods do with attributes and classes of the program, and exception groups (PEP 654).
# Natives that hand over: object/exception.rs.


def exception_new(cls, keywords, args):
    if issubclass(cls, SyntaxError):
        args = (args[0], tuple([item for item in args[1]]))
    else:
        args = tuple([index_of(arg) if hasattr(arg, "__index__") else arg for arg in args])
    return BaseException.__new__(cls, *args, **keywords)


def exception_add_note(self, note):
    notes = getattr(self, "__notes__", None)
    if notes is None:
        self.__notes__ = [note]
    elif not isinstance(notes, list):
        raise TypeError("Cannot add note: __notes__ is not a list")
    else:
        notes.append(note)


def exception_set_args(self, value):
    self.args = tuple([item for item in value])


def exception_reduce(self):
    state = self.__dict__
    if isinstance(self, ImportError):
        known = {name: getattr(self, name) for name in ("name", "path", "name_from")}
        state = {**state, **{name: value for name, value in known.items() if value is not None}}
    if state:
        return (_m_type_of(self), self.args, state)
    return (_m_type_of(self), self.args)


def exception_set_state(self, state):
    if state is None:
        return
    if not isinstance(state, dict):
        raise TypeError("state is not a dictionary")
    for name, value in state.items():
        setattr(self, name, value)


def group_derive(self, excs):
    return BaseExceptionGroup(self.message, excs)


def group_split(self, matcher):
    check_group_matcher(matcher)
    return split_group(self, matcher, True)


def group_subgroup(self, matcher):
    check_group_matcher(matcher)
    return split_group(self, matcher, False)[0]


def check_group_matcher(matcher):
    if isinstance(matcher, tuple):
        if all([isinstance(kind, type) and issubclass(kind, BaseException) for kind in matcher]):
            return
    elif isinstance(matcher, type):
        if issubclass(matcher, BaseException):
            return
    elif callable(matcher):
        return
    raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


def group_matches(error, matcher):
    if isinstance(matcher, (tuple, type)):
        return isinstance(error, matcher)
    return matcher(error)


def split_group(group, matcher, want_rest):
    # (the part that matches, the rest), each with the structure of the group; None for nothing. A loop over the groups that
    # were begun, since groups may be nested deeper than calls.
    if group_matches(group, matcher):
        return (group, None)
    begun = [(group, iter(group.exceptions), [], [])]
    while True:
        group, remaining, matched, rest = begun[-1]
        inner = None
        for error in remaining:
            if group_matches(error, matcher):
                matched.append(error)
            elif isinstance(error, BaseExceptionGroup):
                inner = error
                break
            else:
                rest.append(error)
        if inner is not None:
            begun.append((inner, iter(inner.exceptions), [], []))
            continue
        begun.pop()
        inside = derived_group(group, matched)
        outside = derived_group(group, rest) if want_rest else None
        if not begun:
            return (inside, outside)
        _, _, matched, rest = begun[-1]
        if inside is not None:
            matched.append(inside)
        if outside is not None:
            rest.append(outside)


def derived_group(group, errors):
    if not errors:
        return None
    made = group.derive(errors)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    made.__traceback__ = group.__traceback__
    made.__context__ = group.__context__
    made.__cause__ = group.__cause__
    notes = getattr(group, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        made.__notes__ = [note for note in notes]
    return made


def exception_hint(error, has_traceback):
    # What a traceback adds to the text of an error about an unknown name.
    try:
        if isinstance(error, ImportError):
            return import_hint(error)
        wrong = error.name if isinstance(error, (NameError, AttributeError)) else None
        if not isinstance(wrong, str):
            return ""
        if isinstance(error, AttributeError):
            return meant(attribute_suggestion(error, wrong, has_traceback))
        return name_hint(error, wrong, has_traceback)
    except Exception:
        return ""


def meant(name):
    return f". Did you mean: '{name}'?" if name else ""


def import_hint(error):
    from sys import modules

    wrong = error.name_from
    module = modules.get(error.name)
    if wrong is None or module is None:
        return ""
    return meant(_m_suggestion(wrong, visible_names(dir(module), wrong)))


def visible_names(names, wrong):
    # Who did not write an underscore did not mean a private name.
    return names if wrong[:1] == "_" else [name for name in names if name[:1] != "_"]


def attribute_suggestion(error, wrong, has_traceback):
    obj = error.obj
    names = dir(obj)
    if not has_traceback or _m_error_scope(error) is not obj or obj is None:
        names = visible_names(names, wrong)
    return _m_suggestion(wrong, names)


def name_hint(error, wrong, has_traceback):
    from sys import stdlib_module_names

    scope = _m_error_scope(error)
    suggestion = None
    if scope is not None and has_traceback:
        local_names, global_names = scope
        if "self" in local_names and hasattr(local_names["self"], wrong):
            suggestion = f"self.{wrong}"
        else:
            suggestion = _m_suggestion(wrong, [*local_names, *global_names, *builtins_namespace(None)])
    hint = meant(suggestion)
    if wrong in stdlib_module_names:
        word = " Or did" if suggestion else ". Did"
        hint += f"{word} you forget to import '{wrong}'?"
    return hint
