# Methods of `object`, `type`, functions, properties and other objects of the language that ask attributes of the program's objects.
# Natives that hand over: object/{object,function,method,property,descriptors,generic_alias,iter}.rs.


def object_dir(self):
    return [name for name in listed_names(self)]


def listed_names(self):
    names = set(_m_own_names(self))
    kind = _m_type_of(self)
    names.update(_m_attr_names(self))
    names.update(("__class__", "__doc__"))
    # What every class without `__slots__` gives its instances; of the built-in ones only exceptions have a namespace.
    for cls in (self if isinstance(self, type) else kind).__mro__:
        if cls is BaseException:
            names.add("__dict__")
        elif not _m_is_builtin_class(cls) and "__slots__" not in cls.__dict__:
            names.update(("__dict__", "__weakref__"))
            break
    return names


def type_dir(self):
    return object_dir(self)


def module_dir(self):
    names = self.__dict__
    if not isinstance(names, dict):
        raise TypeError("<module>.__dict__ is not a dictionary")
    hook = names.get("__dir__")
    if hook is not None:
        return [name for name in hook()]
    return [name for name in names]


def object_format(self, spec):
    if spec:
        raise TypeError(f"unsupported format string passed to {_m_type_name(self)}.__format__")
    return str(self)


def object_getstate(self):
    state = getattr(self, "__dict__", None)
    if state is not None:
        state = {name: value for name, value in state.items()} or None
    members = {}
    for cls in _m_type_of(self).__mro__:
        for name, value in _m_own_attrs(cls):
            if _m_type_of(value) is _m_class_member_descriptor and name not in ("__dict__", "__weakref__"):
                try:
                    members[name] = value.__get__(self, cls)
                except AttributeError:
                    pass
    if members:
        return (state, members)
    return state


def object_reduce(self, protocol):
    return object_reduce_ex(self, 2)


def object_reduce_ex(self, protocol):
    _m_index(protocol)
    cls = _m_type_of(self)
    reduce = _m_class_lookup(cls, "__reduce__", None)
    if reduce is not None and not _m_is_native(reduce):
        return bind_to(reduce, self)()
    if _m_is_builtin_class(cls) and cls not in (object, list, dict, set, frozenset, tuple, str, bytes, bytearray, int, float, complex, bool):
        if reduce is not _m_class_lookup(object, "__reduce__", None):
            return bind_to(reduce, self)()
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    args = (cls,)
    getnewargs_ex = _m_class_lookup(cls, "__getnewargs_ex__", None)
    getnewargs = _m_class_lookup(cls, "__getnewargs__", None)
    if getnewargs_ex is not None:
        positional, keywords = bind_to(getnewargs_ex, self)()
        if keywords:
            return (new_object_with, (cls, positional, keywords), self.__getstate__(), None, None)
        args += positional
    elif getnewargs is not None:
        args += bind_to(getnewargs, self)()
    elif isinstance(self, (set, frozenset)):
        args += ([item for item in _m_plain(self)],)
    elif isinstance(self, (int, float, complex, str, bytes, bytearray)):
        args += (_m_plain(self),)
    state = self.__getstate__()
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    return (new_object, args, state, items, pairs)


def new_object(cls, *args):
    return cls.__new__(cls, *args)


def new_object_with(cls, args, keywords):
    return cls.__new__(cls, *args, **keywords)


def type_instance_check(self, instance):
    claimed = getattr(instance, "__class__", None)
    if _m_type_of(instance) is claimed or not isinstance(claimed, type):
        return False
    return _m_is_subclass(claimed, self)


def type_subclass_check(self, subclass):
    bases = getattr(subclass, "__bases__", None)
    if not isinstance(bases, tuple):
        raise TypeError("issubclass() arg 1 must be a class")
    for base in bases:
        if base is self or type_subclass_check(self, base):
            return True
    return False


def class_annotations(cls):
    annotate = cls.__annotate__
    made = {} if annotate is None else annotate(1)
    if not isinstance(made, dict):
        raise TypeError(f"__annotate__() must return a dict, not {_m_type_name(made)}")
    _m_plain_setattr(cls, "__annotations__", made)
    return made


def function_annotations(self):
    made = self.__annotate__(1)
    if not isinstance(made, dict):
        raise TypeError(f"__annotate__() must return a dict, not {_m_type_name(made)}")
    _m_function_annotations(self, made)
    return made


def builtins_namespace(self):
    import builtins

    return builtins.__dict__


def method_reduce(self):
    owner = getattr(self, "__self__", None)
    if owner is None:
        return self.__name__
    return (getattr, (owner, self.__name__))


def property_copy(self, fget, fset, fdel):
    # A docstring that came from the getter comes from the new one's.
    doc = self.__doc__
    if doc is not None and doc == getattr(self.fget, "__doc__", None) and fget is not None:
        doc = None
    return _m_type_of(self)(fget, fset, fdel, doc)


def property_getter(self, fget):
    return property_copy(self, fget, self.fset, self.fdel)


def property_setter(self, fset):
    return property_copy(self, self.fget, fset, self.fdel)


def property_deleter(self, fdel):
    return property_copy(self, self.fget, self.fset, fdel)


def property_keep_doc(self, fget, doc):
    # Into the instance of a class derived from `property`. That it has no room for it matters only for the getter's doc.
    from_getter = None if doc is not None else getattr(fget, "__doc__", None)
    try:
        object.__setattr__(self, "__doc__", doc if from_getter is None else from_getter)
    except AttributeError:
        if from_getter is not None:
            raise


def property_doc(self):
    return getattr(self.fget, "__doc__", None)


def property_name(self):
    name = getattr(self.fget, "__name__", None)
    if name is None:
        raise AttributeError("'property' object has no attribute '__name__'")
    return name


def property_is_abstract(self):
    for function in (self.fget, self.fset, self.fdel):
        if getattr(function, "__isabstractmethod__", False):
            return True
    return False


def wrapper_is_abstract(self):
    return True if getattr(self.__func__, "__isabstractmethod__", False) else False


def iterator_reduce(self):
    items = [item for item in _m_iter_copy(self)]
    return (iter, (items,))


def alias_parameters(self):
    found = []
    for arg in self.__args__:
        collect_parameters(arg, found)
    return tuple(found)


def collect_parameters(arg, found):
    # The type variables in a type argument, each once.
    if isinstance(arg, type):
        return
    if isinstance(arg, (list, tuple)):
        for part in arg:
            collect_parameters(part, found)
    elif hasattr(arg, "__typing_subst__"):
        if arg not in found:
            found.append(arg)
    else:
        for part in getattr(arg, "__parameters__", ()):
            if part not in found:
                found.append(part)


def alias_getitem(self, key):
    parameters = alias_parameters(self)
    if not parameters:
        raise TypeError(f"{self!r} is not a generic class")
    items = key if isinstance(key, tuple) else (key,)
    if hasattr(parameters[0], "_substitute_in"):
        # Variables of `typing` know what may stand for them.
        return alias_with(self, parameters[0]._substitute_in(self, parameters, items))
    if len(items) != len(parameters):
        amount = "many" if len(items) > len(parameters) else "few"
        raise TypeError(f"Too {amount} arguments for {self!r}; actual {len(items)}, expected {len(parameters)}")
    return alias_with(self, tuple([substituted(arg, parameters, items) for arg in self.__args__]))


def alias_with(self, args):
    if _m_type_of(self) is _m_class_Union:
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    if is_callable_class(self.__origin__) and isinstance(args[0], (list, tuple)):
        args = (*args[0], *args[1:])
    return _m_class_GenericAlias(self.__origin__, args)


def is_callable_class(cls):
    return cls.__module__ == "collections.abc" and cls.__qualname__ == "Callable"


def alias_call(self, keywords, args):
    made = self.__origin__(*args, **keywords)
    try:
        made.__orig_class__ = self
    except (AttributeError, TypeError):
        pass
    return made


def substituted(arg, parameters, items):
    if isinstance(arg, type):
        return arg
    if isinstance(arg, list):
        return [substituted(part, parameters, items) for part in arg]
    i = 0
    for parameter in parameters:
        if arg is parameter:
            return parameter.__typing_subst__(items[i])
        i += 1
    own = getattr(arg, "__parameters__", ())
    if own:
        return arg[tuple([substituted(part, parameters, items) for part in own])]
    return arg


def alias_iter(self):
    yield _m_unpacked_alias(self)


def import_by_hook(hook, name, module):
    try:
        return hook(name)
    except AttributeError:
        raise ImportError(f"cannot import name {name!r} from {module!r} (unknown location)", name=module, name_from=name) from None
