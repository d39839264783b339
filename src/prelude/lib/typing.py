# Type hints at run time: special forms, aliases, generic classes, protocols and the functions that look into hints.

import collections
import collections.abc
import contextlib
import functools
import operator
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

Union = _m_class_Union
NoneType = type(None)
TYPE_CHECKING = False

_missing = object()
_overloads = {}


def _type_repr(obj):
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return "[" + ", ".join([_type_repr(item) for item in obj]) + "]"
    if isinstance(obj, list):
        return "[" + ", ".join([_type_repr(item) for item in obj]) + "]"
    return repr(obj)


class ForwardRef:
    __slots__ = ("__forward_arg__", "__forward_module__", "__forward_is_class__", "__owner__", "__forward_is_argument__")

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_class__ = is_class
        self.__forward_is_argument__ = is_argument
        self.__owner__ = owner

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=1):
        from _typing_eval import evaluate

        return evaluate(self.__forward_arg__, globals or {}, locals or {})

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        extra = ""
        if self.__forward_module__ is not None:
            extra += f", module={self.__forward_module__!r}"
        if self.__forward_is_class__:
            extra += ", is_class=True"
        return f"ForwardRef({self.__forward_arg__!r}{extra})"


_forms_not_types = ("ClassVar", "Final", "Generic", "Protocol")


def _type_check(arg, message, allow_special=False, is_class=False):
    if arg is None:
        return NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, is_class=is_class)
    if isinstance(arg, (_SpecialForm, _GenericAlias)) and not allow_special:
        name = getattr(arg, "_name", None) if isinstance(arg, _SpecialForm) else getattr(arg.__origin__, "_name", None)
        if name in ("ClassVar", "Final", "Required", "NotRequired", "ReadOnly") and isinstance(arg, _GenericAlias):
            raise TypeError(f"{arg} is not valid as type argument")
    if isinstance(arg, _SpecialForm):
        name = arg._name
        if name in ("Required", "NotRequired", "ReadOnly") or name in ("ClassVar", "Final") and not allow_special:
            raise TypeError(f"Plain {arg} is not valid as type argument")
    if isinstance(arg, _GenericAlias) and arg.__origin__ in (Generic, Protocol):
        raise TypeError(f"{arg} is not valid as type argument")
    if arg is Generic or arg is Protocol:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


def _is_param(value):
    return isinstance(value, (TypeVar, ParamSpec, TypeVarTuple))


def _collect_parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_parameters(arg)
        elif _is_param(arg):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
        for param in inner:
            if param not in found:
                found.append(param)
    return tuple(found)


def _substitute(arg, mapping):
    # `arg` with its type variables replaced.
    if isinstance(arg, type) and not isinstance(arg, GenericAlias):
        return arg
    if _is_param(arg):
        if isinstance(arg, TypeVarTuple) and arg in mapping:
            arg.__typing_subst__(mapping[arg])
        return mapping.get(arg, arg)
    if isinstance(arg, (list, tuple)):
        return type(arg)(_substitute_all(arg, mapping))
    params = getattr(arg, "__parameters__", ())
    if not params:
        return arg
    items = []
    for param in params:
        if not isinstance(param, TypeVarTuple):
            items.append(mapping.get(param, param))
        else:
            items.extend(mapping[param] if param in mapping else param)
    return arg[tuple(items)]


def _substitute_all(args, mapping):
    result = []
    for arg in args:
        if isinstance(arg, _UnpackAlias) and arg.__args__[0] in mapping:
            result.extend(mapping[arg.__args__[0]])
        else:
            result.append(_substitute(arg, mapping))
    return result


def _bind_parameters(cls, params, args):
    # {parameter: argument}, with the errors of a wrong number.
    variadic = [i for i, param in enumerate(params) if isinstance(param, TypeVarTuple)]
    if variadic:
        i = variadic[0]
        after = len(params) - i - 1
        if len(args) < len(params) - 1:
            raise TypeError(f"Too few arguments for {cls}; actual {len(args)}, expected at least {len(params) - 1}")
        mapping = {param: param.__typing_subst__(arg) for param, arg in zip(params[:i], args[:i])}
        mapping[params[i]] = tuple(args[i:len(args) - after])
        mapping.update([(param, param.__typing_subst__(arg)) for param, arg in zip(params[i + 1:], args[len(args) - after:])])
        return mapping
    if len(params) == 1 and isinstance(params[0], ParamSpec) and not (args and _is_param_list(args[0])):
        args = (tuple(args),)
    required = len([param for param in params if not param.has_default()])
    if not required <= len(args) <= len(params):
        few = len(args) < required
        expected = f"at least {required}" if few else f"{len(params)}"
        raise TypeError(f"Too {'few' if few else 'many'} arguments for {cls}; actual {len(args)}, expected {expected}")
    args = tuple(args) + tuple([param.__default__ for param in params[len(args):]])
    return {param: param.__typing_subst__(arg) for param, arg in zip(params, args)}


def _is_param_list(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


class _SpecialForm:
    __slots__ = ("_name", "__doc__", "_getitem")
    __iter__ = None

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(f"'_SpecialForm' object has no attribute '{name}'")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


def _no_parameters(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


def _plain_form(name):
    def form(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    form.__name__ = name
    return _SpecialForm(form)


def _one_type_form(name, special=False):
    def form(self, parameters):
        item = _type_check(parameters, f"{self} accepts only single type.", allow_special=special, is_class=name == "ClassVar")
        return _GenericAlias(self, (item,))

    form.__name__ = name
    return _SpecialForm(form)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn = _plain_form("NoReturn")
Never = _plain_form("Never")
Self = _plain_form("Self")
LiteralString = _plain_form("LiteralString")
TypeAlias = _plain_form("TypeAlias")
ClassVar = _one_type_form("ClassVar", True)
Final = _one_type_form("Final", True)
TypeGuard = _one_type_form("TypeGuard")
TypeIs = _one_type_form("TypeIs")
Required = _one_type_form("Required", True)
NotRequired = _one_type_form("NotRequired", True)
ReadOnly = _one_type_form("ReadOnly", True)


@_SpecialForm
def Optional(self, parameters):
    return Union[_type_check(parameters, "typing.Optional requires a single type."), None]


def _typed_key(value):
    return value, type(value)


@_SpecialForm
def Literal(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for value in parameters:
        flat.extend(value.__args__ if isinstance(value, _LiteralAlias) else (value,))
    try:
        flat = list({_typed_key(value): value for value in flat}.values())
    except TypeError:
        # What cannot be hashed stays as it is.
        pass
    return _LiteralAlias(self, tuple(flat))


@_SpecialForm
def Annotated(self, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if isinstance(params[0], _UnpackAlias) and isinstance(params[0].__args__[0], TypeVarTuple):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special=True, is_class=True)
    return _AnnotatedAlias(origin, params[1:])


@_SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _ConcatenateGenericAlias(self, parameters)


@_SpecialForm
def Unpack(self, parameters):
    return _UnpackAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


# Type variables. PEP 695 syntax makes them through `make_typevar` and its kin of the kernel.


class _NoDefault:
    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


_NoDefault.__name__ = _NoDefault.__qualname__ = "NoDefaultType"
NoDefault = _NoDefault()


class _Variable:
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __typing_subst__(self, arg):
        # What stands for the variable in `list[T][arg]`.
        arg = _type_check(arg, "Parameters to generic types must be types.")
        if isinstance(arg, _UnpackAlias) or isinstance(arg, GenericAlias) and arg.__unpacked__:
            raise TypeError(f"{arg} is not valid as type argument")
        return arg

    def _substitute_in(self, alias, params, items):
        # The arguments of a built-in alias with `items` in the place of its variables.
        return tuple(_substitute_all(alias.__args__, _bind_parameters(alias, params, items)))

    def has_default(self):
        return self.__default__ is not NoDefault

    @property
    def __default__(self):
        if self._default_maker is not None:
            self._default = self._default_maker()
            self._default_maker = None
        return self._default

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__


def _variance(self, covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")
    self.__covariant__ = bool(covariant)
    self.__contravariant__ = bool(contravariant)
    self.__infer_variance__ = bool(infer_variance)


def _variance_sign(self):
    if self.__infer_variance__:
        return ""
    return "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"


class TypeVar(_Variable):
    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        _variance(self, covariant, contravariant, infer_variance)
        self.__name__ = name
        self._bound = None if bound is None else _type_check(bound, "Bound must be a type.")
        self._constraints = tuple([_type_check(item, "TypeVar(name, constraint, ...): constraints must be types.") for item in constraints])
        self._default = NoneType if default is None else default
        self._bound_maker = self._default_maker = None
        self.__module__ = _m_module_name()

    @property
    def __bound__(self):
        self._evaluate()
        return self._bound

    @property
    def __constraints__(self):
        self._evaluate()
        return self._constraints

    def _evaluate(self):
        # `T: bound` is evaluated when asked for; a tuple means constraints.
        if self._bound_maker is not None:
            value = self._bound_maker()
            self._bound_maker = None
            if isinstance(value, tuple):
                self._constraints = value
            else:
                self._bound = value

    def __repr__(self):
        return _variance_sign(self) + self.__name__


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return isinstance(other, ParamSpecArgs) and self.__origin__ == other.__origin__

    __hash__ = None


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        return isinstance(other, ParamSpecKwargs) and self.__origin__ == other.__origin__

    __hash__ = None


class ParamSpec(_Variable):
    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False):
        _variance(self, covariant, contravariant, infer_variance)
        self.__name__ = name
        self.__bound__ = bound
        self._default = default
        self._default_maker = None
        self.__module__ = _m_module_name()

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_type_check(part, "Expected a type.") for part in arg])
        if not _is_param_list(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        return _variance_sign(self) + self.__name__


class TypeVarTuple(_Variable):
    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self._default = default
        self._default_maker = None
        self.__module__ = _m_module_name()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self._value = value
        self._maker = None
        self.__module__ = _m_module_name()

    @property
    def __value__(self):
        if self._maker is not None:
            self._value = self._maker()
            self._maker = None
        return self._value

    @property
    def __parameters__(self):
        return tuple(self.__type_params__)

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _GenericAlias(self, args if isinstance(args, tuple) else (args,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return self.__name__


# Aliases.


class _BaseGenericAlias:
    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if not self._name:
            # An alias of a generic class brings that class; `Generic[...]` itself only where nothing else brings Generic.
            if origin is Generic:
                later = bases[bases.index(self) + 1:]
                if Protocol in bases or any(isinstance(base, _BaseGenericAlias) and base is not self for base in later):
                    return ()
            return (origin,)
        found = []
        if self.__origin__ not in bases:
            found.append(self.__origin__)
        i = bases.index(self)
        for base in bases[i + 1:]:
            if isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic):
                break
        else:
            found.append(Generic)
        return tuple(found)

    def __getattr__(self, name):
        if name in ("__origin__", "__args__"):
            raise AttributeError(name)
        if name == "__value__" and isinstance(self.__origin__, TypeAliasType):
            return self.__origin__.__value__
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        if name in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if name in ("__doc__", "__module__"):
            return getattr(self.__origin__, name)
        raise AttributeError(f"type object {self.__origin__.__name__!r} has no attribute {name!r}")

    def __setattr__(self, name, value):
        if name.startswith("__") and name.endswith("__") or name in ("_name", "_inst", "_nparams", "_defaults", "_owner"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __dir__(self):
        return [*{*super().__dir__(), *[name for name in dir(self.__origin__) if not (name.startswith("__") and name.endswith("__"))]}]

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_BaseGenericAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = tuple([... if arg is ... else arg for arg in args])
        self.__parameters__ = _collect_parameters(args)
        if name is None:
            self.__module__ = getattr(origin, "__module__", "typing")

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        params = self.__parameters__
        if not params:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([arg if _is_param_list(arg) else _type_check(arg, "Parameters to generic types must be types.") for arg in args])
        mapping = _bind_parameters(self, params, args)
        return self._with(tuple(_substitute_all(self.__args__, mapping)))

    def _with(self, args):
        return self.__class__(self.__origin__, args, inst=self._inst, name=self._name)

    def __repr__(self):
        if self._name:
            name = f"typing.{self._name}"
        else:
            name = _type_repr(self.__origin__)
        args = ", ".join([_type_repr(arg) for arg in self.__args__]) or "()"
        return f"{name}[{args}]"

    def __iter__(self):
        yield Unpack[self]


class _CallableGenericAlias(_GenericAlias):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_list(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(arg) for arg in args[:-1]])}], {_type_repr(args[-1])}]"

    def _with(self, args):
        if isinstance(args[0], (tuple, list)):
            args = (*args[0], *args[1:])
        return super()._with(args)


class _ConcatenateGenericAlias(_GenericAlias):
    def _with(self, args):
        *types, last = args
        if isinstance(last, (tuple, list)):
            return (*types, *last)
        if isinstance(last, _ConcatenateGenericAlias):
            args = (*types, *last.__args__)
        return super()._with(tuple(args))


class _LiteralAlias(_GenericAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, args, inst=inst, name=name)

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return set(map(_typed_key, self.__args__)) == set(map(_typed_key, other.__args__))

    def __hash__(self):
        return hash(frozenset(map(_typed_key, self.__args__)))

    def __repr__(self):
        return f"typing.Literal[{', '.join([_type_repr(arg) for arg in self.__args__])}]"


class _AnnotatedAlias(_GenericAlias):
    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join([repr(item) for item in self.__metadata__])}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _UnpackAlias(_GenericAlias):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"


class _SpecialGenericAlias(_BaseGenericAlias):
    __iter__ = None

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_check(item, "Parameters to generic types must be types.") for item in params])
        if self._nparams >= 0 and len(params) != self._nparams:
            if not (self.__origin__ in _defaults and _defaults[self.__origin__] <= len(params) <= self._nparams):
                few = len(params) < self._nparams
                raise TypeError(f"Too {'few' if few else 'many'} arguments for {self}; actual {len(params)}, expected {self._nparams}")
            params += (NoneType,) * (self._nparams - len(params))
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return f"typing.{self._name}"

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            params = (*[_type_check(item, "Tuple[t, ...]: t must be a type.") for item in params[:-1]], ...)
        else:
            params = tuple([_type_check(item, "Tuple[t0, t1, ...]: each t must be a type.") for item in params])
        return _GenericAlias(tuple, params, name="Tuple", inst=False)


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, (list, tuple)):
            args = tuple([NoneType if arg is None else ForwardRef(arg) if isinstance(arg, str) else arg for arg in args])
        elif args is ... or _is_param_list(args):
            args = (args,)
        else:
            args = (_type_check(args, "Callable[[arg, ...], result]: each arg must be a type."),)
        return _CallableGenericAlias(collections.abc.Callable, (*args, result), name="Callable")


_defaults = {collections.abc.Generator: 1, collections.abc.AsyncGenerator: 1}
_abc = collections.abc
Hashable = _SpecialGenericAlias(_abc.Hashable, 0)
Awaitable = _SpecialGenericAlias(_abc.Awaitable, 1)
Coroutine = _SpecialGenericAlias(_abc.Coroutine, 3)
AsyncIterable = _SpecialGenericAlias(_abc.AsyncIterable, 1)
AsyncIterator = _SpecialGenericAlias(_abc.AsyncIterator, 1)
Iterable = _SpecialGenericAlias(_abc.Iterable, 1)
Iterator = _SpecialGenericAlias(_abc.Iterator, 1)
Reversible = _SpecialGenericAlias(_abc.Reversible, 1)
Sized = _SpecialGenericAlias(_abc.Sized, 0)
Container = _SpecialGenericAlias(_abc.Container, 1)
Collection = _SpecialGenericAlias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _SpecialGenericAlias(_abc.Set, 1, name="AbstractSet")
MutableSet = _SpecialGenericAlias(_abc.MutableSet, 1)
Mapping = _SpecialGenericAlias(_abc.Mapping, 2)
MutableMapping = _SpecialGenericAlias(_abc.MutableMapping, 2)
Sequence = _SpecialGenericAlias(_abc.Sequence, 1)
MutableSequence = _SpecialGenericAlias(_abc.MutableSequence, 1)
MappingView = _SpecialGenericAlias(_abc.MappingView, 1)
KeysView = _SpecialGenericAlias(_abc.KeysView, 1)
ItemsView = _SpecialGenericAlias(_abc.ItemsView, 2)
ValuesView = _SpecialGenericAlias(_abc.ValuesView, 1)
Generator = _SpecialGenericAlias(_abc.Generator, 3)
AsyncGenerator = _SpecialGenericAlias(_abc.AsyncGenerator, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _SpecialGenericAlias(list, 1, inst=False, name="List")
Set = _SpecialGenericAlias(set, 1, inst=False, name="Set")
FrozenSet = _SpecialGenericAlias(frozenset, 1, inst=False, name="FrozenSet")
Dict = _SpecialGenericAlias(dict, 2, inst=False, name="Dict")
Type = _SpecialGenericAlias(type, 1, inst=False, name="Type")
Deque = _SpecialGenericAlias(collections.deque, 1, name="Deque")
DefaultDict = _SpecialGenericAlias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _SpecialGenericAlias(collections.OrderedDict, 2)
Counter = _SpecialGenericAlias(collections.Counter, 1)
ChainMap = _SpecialGenericAlias(collections.ChainMap, 2)
ContextManager = _SpecialGenericAlias(contextlib.AbstractContextManager, 2, name="ContextManager")
AsyncContextManager = _SpecialGenericAlias(contextlib.AbstractAsyncContextManager, 2, name="AsyncContextManager")
_defaults[contextlib.AbstractContextManager] = _defaults[contextlib.AbstractAsyncContextManager] = 1
Pattern = _SpecialGenericAlias(_m_class_Pattern, 1, name="Pattern")
Match = _SpecialGenericAlias(_m_class_Match, 1, name="Match")
Text = str


# Generic classes and protocols.


def _generic_getitem(cls, args):
    if not isinstance(args, tuple):
        args = (args,)
    if cls is Generic or cls is Protocol:
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(isinstance(arg, (TypeVar, ParamSpec, _UnpackAlias)) for arg in args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    params = cls.__parameters__
    if not params:
        raise TypeError(f"{cls} is not a generic class")
    args = tuple([arg if _is_param_list(arg) else _type_check(arg, "Parameters to generic types must be types.") for arg in args])
    mapping = _bind_parameters(cls, params, args)
    full = []
    for param in params:
        value = mapping[param]
        full.extend(value) if isinstance(param, TypeVarTuple) else full.append(value)
    return _GenericAlias(cls, tuple(full))


class Generic:
    __slots__ = ()
    _is_protocol = False
    __class_getitem__ = classmethod(_generic_getitem)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__
        bases = own.get("__orig_bases__")
        if bases is None:
            error = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
        else:
            error = Generic in bases
        if error:
            raise TypeError("Cannot inherit from plain Generic")
        params = ()
        if bases is not None:
            params = _collect_parameters(bases)
            declared = None
            for base in bases:
                if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                    if declared is not None and base.__origin__ is Generic:
                        raise TypeError("Cannot inherit from Generic[...] multiple times.")
                    declared = _collect_parameters(base.__args__)
            if declared is not None:
                missing = [param for param in params if param not in declared]
                if missing:
                    names = ", ".join(map(str, missing))
                    raise TypeError(f"Some type variables ({names}) are not listed in Generic[{', '.join(map(str, declared))}]")
                params = declared
        cls.__parameters__ = tuple(params)


_not_protocol_members = frozenset([
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__", "__subclasshook__",
    "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__", "__annotate__", "__annotate_func__",
    "__annotations_cache__", "__orig_bases__", "__parameters__", "_is_protocol", "_is_runtime_protocol", "__protocol_attrs__",
    "__non_callable_proto_members__", "__type_params__", "_abc_impl", "__orig_class__", "__init_subclass__", "__qualname__", "__classcell__",
])


def _protocol_members(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        try:
            annotations = base.__annotations__ if _own_annotations(base) else {}
        except NameError:
            annotations = _m_annotation_texts(base)
        for name in [*base.__dict__.keys(), *annotations]:
            if not name.startswith("_abc_") and name not in _not_protocol_members:
                found.add(name)
    return found


def _own_annotations(cls):
    own = cls.__dict__
    return "__annotate_func__" in own or "__annotations__" in own or "__annotations_cache__" in own


def _has_member(obj, name):
    try:
        getattr(obj, name)
    except AttributeError:
        return False
    return True


_protocols_elsewhere = {
    "collections.abc": (
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized", "Container", "Collection",
        "Reversible", "Buffer",
    ),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
    "io": ("Reader", "Writer"),
    "os": ("PathLike",),
}


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif Protocol in bases:
            for base in bases:
                known = base in (object, Generic) or base.__name__ in _protocols_elsewhere.get(base.__module__, ())
                if not (known or issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_members(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not cls.__dict__.get("_allow_hook", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            data = sorted([name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))])
            if data:
                raise TypeError(f"Protocols with non-method members don't support issubclass(). Non-method members: {str(data)[1:-1]}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if cls in type(instance).__mro__:
            return True
        if cls._abc_impl.registry and ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        for name in cls.__protocol_attrs__:
            if not _has_member(instance, name):
                return False
            if getattr(instance, name) is None and callable(getattr(cls, name, None)):
                return False
        return True


def _protocol_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _protocol_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _protocol_init)
        if init is not _protocol_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            own = base.__dict__
            if name in own:
                if own[name] is None:
                    return NotImplemented
                break
            if issubclass(other, Generic) and getattr(other, "_is_protocol", False) and _own_annotations(base) and name in base.__annotations__:
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls._is_protocol and cls.__init__ is object.__init__:
            cls.__init__ = _protocol_init


def runtime_checkable(cls):
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _support(name, method, result):
    namespace = {"__module__": "typing", "__slots__": (), method: abstractmethod(lambda self: result)}
    namespace["__subclasshook__"] = classmethod(_protocol_hook)
    cls = types.new_class(name, (Protocol,), {}, lambda ns: ns.update(namespace))
    return runtime_checkable(cls)


SupportsInt = _support("SupportsInt", "__int__", 0)
SupportsFloat = _support("SupportsFloat", "__float__", 0.0)
SupportsComplex = _support("SupportsComplex", "__complex__", 0j)
SupportsBytes = _support("SupportsBytes", "__bytes__", b"")
SupportsIndex = _support("SupportsIndex", "__index__", 0)
SupportsAbs = _support("SupportsAbs", "__abs__", 0)
SupportsRound = _support("SupportsRound", "__round__", 0)

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = "typing"


class IO(Generic[AnyStr]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


# Functions.


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    text = repr(arg)
    if len(text) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        text = text[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def overload(func):
    # By line: a function that is defined anew takes the place of what it was.
    plain = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((plain.__module__, plain.__qualname__), {})[plain.__code__.co_firstlineno] = func
    except AttributeError:
        pass

    def _overload_dummy(*args, **kwds):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed."
        )

    return _overload_dummy


def get_overloads(func):
    func = getattr(func, "__func__", func)
    return list(_overloads.get((func.__module__, func.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    if isinstance(arg, type):
        for value in list(arg.__dict__.values()):
            if isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            if isinstance(value, (types.FunctionType, type)) and value.__qualname__.startswith(f"{arg.__qualname__}."):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    import functools

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs):
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default, "frozen_default": frozen_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorate


def _resolve(value, globals, locals, recursion=()):
    # A hint with its text evaluated, inside aliases too.
    if isinstance(value, str):
        value = ForwardRef(value)
    if isinstance(value, ForwardRef):
        from _typing_eval import evaluate

        text = value.__forward_arg__
        if text in recursion:
            return value
        found = evaluate(text, globals, locals)
        if text.startswith("*"):
            (found,) = found
        found = NoneType if found is None else ForwardRef(found) if isinstance(found, str) else found
        return _resolve(found, globals, locals, (*recursion, text))
    if isinstance(value, _LiteralAlias):
        return value
    args = getattr(value, "__args__", None)
    if args is None or isinstance(value, type) and not isinstance(value, GenericAlias):
        return value
    if isinstance(value, GenericAlias) and value.__unpacked__:
        return Unpack[_resolve(GenericAlias(value.__origin__, args), globals, locals, recursion)]
    if isinstance(value, GenericAlias):
        args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in args])
    new = tuple([_resolve(arg, globals, locals, recursion) if not isinstance(arg, list) else arg for arg in args])
    if all(map(operator.is_, new, value.__args__)):
        return value
    if isinstance(value, GenericAlias):
        return GenericAlias(value.__origin__, new)
    if isinstance(value, Union):
        return functools.reduce(operator.or_, new)
    return value._with(new)


def _strip(value):
    # A hint without Annotated, Required and the like.
    if isinstance(value, _AnnotatedAlias):
        return _strip(value.__origin__)
    if getattr(value, "__origin__", None) in (Required, NotRequired, ReadOnly):
        return _strip(value.__args__[0])
    if isinstance(value, (_GenericAlias, GenericAlias, Union)) and not isinstance(value, _LiteralAlias):
        args = tuple([arg if isinstance(arg, list) else _strip(arg) for arg in value.__args__])
        if all(map(operator.is_, args, value.__args__)):
            return value
        if isinstance(value, GenericAlias):
            return GenericAlias(value.__origin__, args)
        if isinstance(value, Union):
            return functools.reduce(operator.or_, args)
        return value._with(args)
    return value


def _module_globals(name):
    module = sys.modules.get(name)
    if module is None:
        return globals() if name == "__main__" else {}
    return module.__dict__


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=1):
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        hints = {}
        for base in reversed(obj.__mro__):
            if _m_is_builtin_class(base) or not _own_annotations(base):
                continue
            globals = _module_globals(base.__module__) if globalns is None else globalns
            locals = dict(base.__dict__) if localns is None else localns
            for param in getattr(base, "__type_params__", ()):
                locals = {param.__name__: param, **locals}
            for name, value in base.__annotations__.items():
                hints[name] = _resolve(NoneType if value is None else value, globals, locals)
    else:
        if isinstance(obj, types.ModuleType):
            globals = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globals = getattr(inner, "__globals__", {})
        globals = globals if globalns is None else globalns
        locals = (localns if localns is not None else globals if globalns is None else globalns)
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, (
                types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType,
            )):
                return {}
            raise TypeError(f"{obj!r} does not have annotations")
        params = {param.__name__: param for param in getattr(obj, "__type_params__", ())}
        hints = {
            name: _resolve(NoneType if value is None else value, globals, {**params, **locals} if params else locals)
            for name, value in annotations.items()
        }
    return hints if include_extras else {name: _strip(value) for name, value in hints.items()}


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and _is_param_list(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    return _resolve(forward_ref, globals or {}, locals or {})


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _m_module_name()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Refusing:
            def __init_subclass__(cls):
                made = cls.__name__
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{made} = NewType({made!r}, {name})`"
                )

        return (Refusing,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __reduce__(self):
        return self.__qualname__


# Named tuples and typed dicts as classes.

_prohibited = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make", "_replace", "_asdict", "_source")


def _namespace_annotations(namespace):
    # What a class body annotated, as its namespace tells before there is a class.
    if "__annotations__" in namespace:
        return dict(namespace["__annotations__"]), None
    annotate = namespace.get("__annotate_func__") or namespace.get("__annotate__")
    if annotate is None:
        return {}, None
    try:
        return annotate(1), annotate
    except NameError:
        return {name: ForwardRef(text) for name, text in _m_annotation_texts(annotate).items()}, annotate


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        if bases.count(_NamedTuple) > 1:
            raise TypeError("duplicate base class tuple")
        annotations, _ = _namespace_annotations(ns)
        hints = {name: _type_check(hint, f"field {name} annotation must be a type") for name, hint in annotations.items()}
        defaults = []
        for name in hints:
            if name in ns:
                defaults.append(name)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{plural} {', '.join(defaults)}")
        made = collections.namedtuple(typename, hints, defaults=[ns[name] for name in defaults], module=ns["__module__"])
        made.__annotations__ = hints
        if Generic in bases:
            made.__bases__ = tuple([tuple if base is _NamedTuple else base for base in bases])
            made.__class_getitem__ = classmethod(_generic_getitem)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__qualname__", "__annotations__", "__annotate__", "__annotate_func__", "__classcell__", "__orig_bases__") and key not in made._fields:
                setattr(made, key, value)
        made.__qualname__ = ns.get("__qualname__", typename)
        made.__orig_bases__ = ns.get("__orig_bases__", (NamedTuple,))
        if "__classcell__" in ns:
            _m_set_cell(ns["__classcell__"], made)
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=_missing, /, **kwargs):
    if fields is _missing:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    fields = [(name, _type_check(hint, f"field {name} annotation must be a type")) for name, hint in fields]
    made = collections.namedtuple(typename, [name for name, _ in fields], module=_m_module_name())
    made.__annotations__ = dict(fields)
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})


def _namedtuple_bases(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_bases


def _qualifiers(hint):
    found = set()
    while True:
        origin = getattr(hint, "__origin__", None)
        if isinstance(hint, _AnnotatedAlias):
            hint = hint.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.add(origin)
            hint = hint.__args__[0]
        else:
            return found


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, closed=None, extra_items=None):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([issubclass(base, Generic) for base in bases]) else ()
        annotations, _ = _namespace_annotations(ns)
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(hint, message, allow_special=True) for key, hint in annotations.items()}
        for key in ("__annotate__", "__annotate_func__", "__annotations__"):
            ns.pop(key, None)
        self = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        self.__name__ = name
        if "__orig_bases__" not in self.__dict__:
            self.__orig_bases__ = bases or (TypedDict,)
        hints, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            if base is Generic:
                continue
            hints.update(base.__dict__.get("__annotations__") or base.__annotations__)
            required = required - set(base.__optional_keys__) | set(base.__required_keys__)
            optional = optional - set(base.__required_keys__) | set(base.__optional_keys__)
            readonly |= set(base.__readonly_keys__)
            mutable |= set(base.__mutable_keys__)
        for key, hint in own.items():
            marks = _qualifiers(hint)
            is_required = total if not marks & {Required, NotRequired} else Required in marks
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            (readonly if ReadOnly in marks else mutable).add(key)
        hints.update(own)
        self.__annotations__ = hints
        self.__required_keys__ = frozenset(required)
        self.__optional_keys__ = frozenset(optional)
        self.__readonly_keys__ = frozenset(readonly)
        self.__mutable_keys__ = frozenset(mutable)
        self.__total__ = total
        self.__closed__ = closed
        self.__extra_items__ = extra_items
        if generic and "__parameters__" not in self.__dict__:
            self.__parameters__ = _collect_parameters(ns.get("__orig_bases__", ()))
        return self

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_missing, /, *, total=True, closed=None, extra_items=None):
    if fields is _missing or fields is None:
        raise TypeError("TypedDict() missing 1 required positional argument: 'fields'")
    namespace = {"__annotations__": dict(fields), "__module__": _m_module_name()}
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})
_TypedDict.__required_keys__ = _TypedDict.__optional_keys__ = _TypedDict.__readonly_keys__ = _TypedDict.__mutable_keys__ = frozenset()
_TypedDict.__annotations__ = {}


def _typeddict_bases(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typeddict_bases


def _refuse_subclass(cls, *args, **kwargs):
    raise TypeError("Cannot subclass special typing classes")


def _refuse_base(cls, *args, **kwargs):
    raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")


for _class in (_SpecialForm, _BaseGenericAlias):
    _class.__init_subclass__ = classmethod(_refuse_subclass)
for _class in (TypeVar, ParamSpec, TypeVarTuple, ParamSpecArgs, ParamSpecKwargs, TypeAliasType):
    _class.__init_subclass__ = classmethod(_refuse_base)
    _m_static(_class)
_cleanups = []
__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional", "ParamSpec",
    "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "Container", "ContextManager", "Hashable", "ItemsView",
    "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized",
    "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound",
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict",
    "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads",
    "dataclass_transform", "evaluate_forward_ref", "final", "get_args", "get_origin", "get_overloads", "get_protocol_members",
    "get_type_hints", "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator",
    "NoDefault", "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required",
    "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]
