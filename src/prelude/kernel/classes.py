# Classes: what happens around `type.__new__` and `__init__` that calls user code.
# Natives that hand over: vm/class.rs (instantiate, type_new, LoadBuildClass), vm/attr/load.rs (getattr_hook, ...).


def build_class(body, name, /, *bases, **keywords):
    resolved = resolve_bases(bases)
    has_meta = "metaclass" in keywords
    meta = keywords.pop("metaclass") if has_meta else (_m_type_of(resolved[0]) if resolved else type)
    if isinstance(meta, type):
        meta = _m_winning_metaclass(meta, resolved)
    prepare = getattr(meta, "__prepare__", None)
    namespace = {} if prepare is None or meta is type else prepare(name, resolved, **keywords)
    if _m_type_of(namespace) is not dict and _m_class_lookup(_m_type_of(namespace), "__getitem__", None) is None:
        name = meta.__name__ if isinstance(meta, type) else "<metaclass>"
        raise TypeError(f"{name}.__prepare__() must return a mapping, not {_m_type_name(namespace)}")
    body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    cell = namespace.get("__classcell__") if _m_type_of(namespace) is dict else None
    cls = meta(name, resolved, namespace, **keywords)
    if cell is not None and isinstance(cls, type) and _m_type_of(cell) is _m_class_cell:
        check_class_cell(cell, cls, name)
    return cls


def check_class_cell(cell, cls, name):
    try:
        found = cell.cell_contents
    except ValueError:
        raise RuntimeError(
            f"__class__ not set defining {name!r} as {cls!r}. Was __classcell__ propagated to type.__new__?"
        ) from None
    if found is not cls:
        raise TypeError(f"__class__ set to {found!r} defining {name!r} as {cls!r}")


def resolve_bases(bases):
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            break
    else:
        return bases
    resolved = []
    for base in bases:
        if isinstance(base, type):
            resolved.append(base)
            continue
        entries = getattr(base, "__mro_entries__", None)
        if entries is None:
            resolved.append(base)
            continue
        replaced = entries(bases)
        if not isinstance(replaced, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved.extend(replaced)
    return tuple(resolved)


def finish_class(cls, keywords):
    # `__set_name__` of every attribute, then the parent's `__init_subclass__` (PEP 487).
    meta = _m_type_of(cls)
    if meta is not type:
        order = _m_class_lookup(meta, "mro", None)
        if not _m_is_native(order):
            _m_set_mro(cls, tuple(bind_to(order, cls)()))
    if "__module__" not in cls.__dict__:
        _m_plain_setattr(cls, "__module__", _m_module_name())
    for name, value in _m_own_attrs(cls):
        kind = _m_type_of(value)
        if _m_is_builtin_class(kind):
            if kind is property:
                _m_property_set_name(value, name)
            continue
        hook = _m_class_lookup(kind, "__set_name__", None)
        if hook is not None:
            try:
                value.__set_name__(cls, name)
            except BaseException as error:
                error.add_note(f"Error calling __set_name__ on '{kind.__name__}' instance {name!r} in '{cls.__name__}'")
                raise
    super(cls, cls).__init_subclass__(**keywords)
    return cls


def type_call(cls, args, keywords):
    new = _m_class_lookup(cls, "__new__", None)
    if cls is type and len(args) == 1 and not keywords:
        return _m_type_of(args[0])
    return instantiate(cls, getattr(cls, "__new__"), args, keywords)


def instantiate(cls, new, args, keywords):
    instance = new(cls, *args, **keywords)
    if isinstance(instance, cls):
        init = _m_class_lookup(_m_type_of(instance), "__init__", None)
        if init is not None:
            result = bind_to(init, instance)(*args, **keywords)
            if result is not None:
                raise TypeError(f"__init__() should return None, not '{_m_type_name(result)}'")
    return instance


def bind_to(function, instance):
    if _m_is_native(function):
        return _m_bound(function, instance)
    get = _m_class_lookup(_m_type_of(function), "__get__", None)
    if get is None:
        return function
    return get(function, instance, _m_type_of(instance))


def super_by_claim(cls, type, object):
    claimed = getattr(object, "__class__", None)
    is_class = issubclass(_m_type_of(claimed), _m_class_type)
    return _m_super(type, object, claimed if is_class and claimed is not _m_type_of(object) else None)


def super_get_by_claim(self, instance, owner):
    return super_by_claim(super, self.__thisclass__, instance)


def call_special(found, instance, *args):
    return bind_to(found, instance)(*args)


def call_special_with(found, instance, args, keywords):
    return bind_to(found, instance)(*args, **keywords)


def init_instance(init, instance, args, keywords):
    result = bind_to(init, instance)(*args, **keywords)
    if result is not None:
        raise TypeError(f"__init__() should return None, not '{_m_type_name(result)}'")
    return instance


def refuse_abstract(cls):
    names = sorted(cls.__abstractmethods__)
    quoted = ", ".join([f"'{name}'" for name in names])
    plural = "" if len(names) == 1 else "s"
    raise TypeError(f"Can't instantiate abstract class {cls.__name__} without an implementation for abstract method{plural} {quoted}")


def getattr_hook(object, name):
    # The plain lookup runs user code (a property, a descriptor), whose AttributeError leads to `__getattr__`.
    try:
        return _m_plain_getattr(object, name)
    except AttributeError:
        return bind_to(_m_class_lookup(_m_type_of(object), "__getattr__", None), object)(name)


def getattribute_hook(object, name):
    kind = _m_type_of(object)
    hook = _m_class_lookup(kind, "__getattr__", None)
    try:
        return bind_to(_m_class_lookup(kind, "__getattribute__", None), object)(name)
    except AttributeError:
        return bind_to(hook, object)(name)


def setattr_then_none(object, name, value):
    hook = _m_class_lookup(_m_type_of(object), "__setattr__", None)
    bind_to(hook, object)(name, value)


def delattr_then_none(object, name):
    hook = _m_class_lookup(_m_type_of(object), "__delattr__", None)
    bind_to(hook, object)(name)


def namespace_load(namespace, name, module):
    try:
        return namespace[name]
    except KeyError:
        pass
    if name in module:
        return module[name]
    return _m_builtin(name)


def namespace_store(namespace, name, value):
    namespace[name] = value


def namespace_delete(namespace, name):
    try:
        del namespace[name]
    except KeyError:
        raise NameError(f"name '{name}' is not defined") from None


def raise_classes(value, no_cause, cause):
    # `raise` with classes: they are instantiated first.
    if isinstance(value, type):
        made = value()
        if not isinstance(made, BaseException):
            raise TypeError(f"calling {value!r} should have returned an instance of BaseException, not {_m_type_of(made)!r}")
        value = made
    if no_cause:
        raise value
    if isinstance(cause, type) and issubclass(cause, BaseException):
        cause = cause()
    raise value from cause


def import_star(module, namespace):
    names = module.__dict__
    if "__all__" in names:
        for name in names["__all__"]:
            namespace[name] = getattr(module, name)
        return
    for name in list(names):
        if not name.startswith("_"):
            namespace[name] = names[name]
