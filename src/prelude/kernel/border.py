# Classes of values that come from the host without a class of the program: src/host/border/import.rs names these functions.
# The texts of exceptions that end a run: src/api/failure.rs.


def record_repr(self):
    fields = [f'{name}={value!r}' for name, value in self.__dict__.items()]
    return type(self).__qualname__ + '(' + ', '.join(fields) + ')'


def opaque_repr(self):
    return self.__dict__['_repr']


def record_eq(self, other):
    if type(self) is not type(other):
        return NotImplemented
    return self.__dict__ == other.__dict__


def exception_texts(exceptions):
    # The text of each, and what its traceback adds to it.
    texts = []
    for exception in exceptions:
        try:
            text = str(exception)
        except BaseException:
            text = '<exception str() failed>'
        texts.append(text)
        texts.append(exception_hint(exception, exception.__traceback__ is not None))
    return texts
