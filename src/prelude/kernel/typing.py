# PEP 695 syntax: type variables, aliases and generic classes, made by the classes of `typing`; unions of any values.


def make_typevar(name, bound, default):
    from typing import TypeVar

    made = TypeVar(name, infer_variance=True)
    made._bound_maker = bound
    made._default_maker = default
    made.__module__ = _m_module_name()
    return made


def make_typevartuple(name, default):
    from typing import TypeVarTuple

    made = TypeVarTuple(name)
    made._default_maker = default
    made.__module__ = _m_module_name()
    return made


def make_paramspec(name, default):
    from typing import ParamSpec

    made = ParamSpec(name, infer_variance=True)
    made._default_maker = default
    made.__module__ = _m_module_name()
    return made


def make_type_alias(name, params, maker):
    from typing import TypeAliasType

    made = TypeAliasType(name, None, type_params=params)
    made._maker = maker
    made.__module__ = _m_module_name()
    return made


def make_generic_base(params):
    from typing import Generic, TypeVarTuple, Unpack

    return Generic[tuple([Unpack[param] if isinstance(param, TypeVarTuple) else param for param in params])]


def set_type_params(function, params):
    function.__type_params__ = params
    return function


def union_or(self, value):
    from typing import ForwardRef

    return self | ForwardRef(value)


def union_ror(self, value):
    from typing import ForwardRef

    return ForwardRef(value) | self


def union_getitem(cls, params):
    from typing import _type_check

    if params == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(params, tuple):
        params = (params,)
    members = []
    for param in params:
        param = _type_check(param, "Union[arg, ...]: each arg must be a type.")
        for member in param.__args__ if isinstance(param, _m_class_Union) else (param,):
            if not any([member is known or member == known for known in members]):
                members.append(member)
    return members[0] if len(members) == 1 else _m_raw_union(members)
