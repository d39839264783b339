# Streams over the run's virtual files, and what all streams have in common. A file is a bytes or bytearray that all its streams share
# (see object/files.rs), so nothing is held back: what is written is there for everybody.

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 131072


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    closed = False

    def close(self):
        pass

    def flush(self):
        self._check_open()

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._check_open()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def seek(self, offset, whence=0, /):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._unsupported("truncate")

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        line = bytearray()
        while size is None or size < 0 or len(line) < size:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if byte == b"\n":
                break
        return bytes(line)

    def readlines(self, hint=-1, /):
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        data = bytearray()
        while piece := self.read(DEFAULT_BUFFER_SIZE):
            data += piece
        return bytes(data)


class BufferedIOBase(IOBase):
    def detach(self):
        self._unsupported("detach")

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def detach(self):
        self._unsupported("detach")


def fspath(file):
    if not isinstance(file, (str, bytes)):
        kind = type(file)
        hook = getattr(kind, "__fspath__", None)
        if hook is None:
            raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}")
        file = hook(file)
        if not isinstance(file, (str, bytes)):
            raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(file).__name__}")
    if (b"\0" if isinstance(file, bytes) else "\0") in file:
        raise ValueError("embedded null byte")
    return file


def _is_directory(files, key):
    return key == "/" or isinstance(files.get(key), bool) or any(known.startswith(key + "/") for known in files)


def _content(file, mode):
    # The bytes or bytearray that a path names.
    path = file if isinstance(file, str) else file.decode()
    name = path.encode()
    if len(name) > 4095 or any(len(part) > 255 for part in name.split(b"/")):
        raise OSError(36, "File name too long", file)
    files = _m_files()
    key = _m_file_key(path)
    entry = files.get(key)
    writing = mode != "r"
    if not path:
        raise FileNotFoundError(2, "No such file or directory", file)
    if isinstance(entry, (bytes, bytearray)):
        if path.endswith("/"):
            raise NotADirectoryError(20, "Not a directory", file)
        if mode[0] == "x":
            raise FileExistsError(17, "File exists", file)
        if writing and isinstance(entry, bytes):
            raise PermissionError(13, "Permission denied", file)
        if mode[0] == "w":
            entry.clear()
        return entry
    if _is_directory(files, key):
        if mode[0] == "x":
            raise FileExistsError(17, "File exists", file)
        raise IsADirectoryError(21, "Is a directory", file)
    parent = directory = key.rpartition("/")[0] or "/"
    while (covered := files.get(directory)) is None and directory != "/":
        directory = directory.rpartition("/")[0] or "/"
    if isinstance(covered, (bytes, bytearray)):
        raise NotADirectoryError(20, "Not a directory", file)
    if covered is None:
        if writing:
            raise PermissionError(13, "Permission denied", file)
        return _from_host(path)
    if mode[0] == "r" or not _is_directory(files, parent):
        raise FileNotFoundError(2, "No such file or directory", file)
    if not covered:
        raise PermissionError(13, "Permission denied", file)
    entry = files[key] = bytearray()
    return entry


def _from_host(path):
    content = _m_host_open(path, "r")
    if isinstance(content, str):
        return content.encode()
    if not isinstance(content, (bytes, bytearray)):
        raise TypeError(f"the host answers open() with bytes or a str, not with {type(content).__name__}")
    return bytes(content)


class Place:
    # A place in bytes, `_pos` in `_data`: what is read and written there.

    def _read_on(self, size):
        start = self._pos
        end = len(self._data) if size is None or size < 0 else min(start + size, len(self._data))
        self._pos = max(start, end)
        return bytes(self._data[start:end])

    def _read_line(self, size):
        end = self._data.find(b"\n", self._pos)
        count = (len(self._data) if end < 0 else end + 1) - self._pos
        return self._read_on(max(count if size is None or size < 0 else min(size, count), 0))

    def _write_on(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        data = bytes(data)
        content = self._data
        if data:
            if self._pos > len(content):
                content.extend(bytes(self._pos - len(content)))
            content[self._pos:self._pos + len(data)] = data
            self._pos += len(data)
        return len(data)


class FileIO(RawIOBase, Place):
    def __init__(self, file, mode="r", closefd=True, opener=None):
        letters = mode.replace("b", "", 1)
        kind = letters.replace("+", "", 1)
        if kind not in ("r", "w", "a", "x"):
            if any(c not in "rwax+b" for c in mode):
                raise ValueError(f"invalid mode: {mode}")
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        if isinstance(file, int):
            raise OSError(9, "Bad file descriptor")
        self._kind = kind
        self._readable = kind == "r" or "+" in letters
        self._writable = kind != "r" or "+" in letters
        file = fspath(file)
        self._data = _content(file, kind + "+" * ("+" in letters))
        self._pos = len(self._data) if kind == "a" else 0
        self.name = file
        self.closefd = closefd
        self.closed = False

    @property
    def mode(self):
        if self._kind == "w":
            return "rb+" if self._readable else "wb"
        return self._kind + ("b+" if self._readable and self._writable else "b")

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _check_readable(self):
        self._check_open()
        if not self._readable:
            raise UnsupportedOperation("File not open for reading")

    def _check_writable(self):
        self._check_open()
        if not self._writable:
            raise UnsupportedOperation("File not open for writing")

    def read(self, size=-1, /):
        self._check_readable()
        return self._read_on(size)

    def readall(self):
        return self.read()

    readinto = BufferedIOBase.readinto

    def readline(self, size=-1, /):
        self._check_readable()
        return self._read_line(size)

    def write(self, data, /):
        self._check_writable()
        if self._kind == "a":
            self._pos = len(self._data)
        return self._write_on(data)

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise OSError(22, "Invalid argument")
        target = (0, self._pos, len(self._data))[whence] + offset
        if target < 0:
            raise OSError(22, "Invalid argument")
        self._pos = target
        return target

    def tell(self):
        self._check_open()
        return self._pos

    def truncate(self, size=None, /):
        self._check_writable()
        size = self._pos if size is None else size
        if size < 0:
            raise OSError(22, "Invalid argument")
        if size < len(self._data):
            del self._data[size:]
        else:
            self._data.extend(bytes(size - len(self._data)))
        return size

    def close(self):
        self.closed = True

    def readable(self):
        self._check_open()
        return self._readable

    def writable(self):
        self._check_open()
        return self._writable

    def seekable(self):
        self._check_open()
        return True


class _Buffered(BufferedIOBase):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self._raw = raw

    def _check(self, what="I/O operation on"):
        raw = self.raw
        if raw.closed:
            raise ValueError(f"{what} closed file")
        return raw

    @property
    def raw(self):
        if self._raw is None:
            raise ValueError("raw stream has been detached")
        return self._raw

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        name = getattr(self._raw, "name", None)
        return f"<_io.{type(self).__name__}>" if name is None else f"<_io.{type(self).__name__} name={name!r}>"

    def detach(self):
        raw = self.raw
        self._raw = None
        return raw

    def close(self):
        self.raw.close()

    def flush(self):
        self._check("flush of").flush()

    def fileno(self):
        return self._check().fileno()

    def isatty(self):
        return self._check().isatty()

    def seekable(self):
        return self._check().seekable()

    def seek(self, offset, whence=0, /):
        raw = self._check("seek of")
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        return raw.seek(offset, whence)

    def tell(self):
        return self._check().tell()

    def read(self, size=-1, /):
        self._unsupported("read")

    def write(self, data, /):
        self._unsupported("write")


class _Reading(_Buffered):
    def readable(self):
        return self._check().readable()

    def read(self, size=-1, /):
        raw = self._check("read of")
        if size is None or size == -1:
            return raw.read(-1)
        if not hasattr(type(size), "__index__"):
            raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
        if size < 0:
            raise ValueError("read length must be non-negative or -1")
        data = raw.read(size)
        while data and len(data) < size and (more := raw.read(size - len(data))):
            data += more
        return data

    def read1(self, size=-1, /):
        return self.read(size if size is None or size >= 0 else -1)

    def readline(self, size=-1, /):
        return self._check("readline of").readline(size)

    def peek(self, size=0, /):
        raw = self._check("peek of")
        at = raw.tell()
        data = raw.read(DEFAULT_BUFFER_SIZE)
        raw.seek(at)
        return data


class _Writing(_Buffered):
    def writable(self):
        return self._check().writable()

    def write(self, data, /):
        return self._check("write to").write(data)

    def truncate(self, size=None, /):
        return self._check("truncate of").truncate(size)


class BufferedReader(_Reading):
    pass


class BufferedWriter(_Writing):
    pass


class BufferedRandom(_Reading, _Writing):
    pass


# What encodes further text of an encoding whose first bytes say which it is.
_WITHOUT_MARK = {"utf16": "utf-16-le", "utf32": "utf-32-le", "utf8sig": "utf-8", "u16": "utf-16-le", "u32": "utf-32-le"}

# The marks without which the beginning of a text cannot be decoded.
_MARKS = {"utf-16-le": (b"\xff\xfe", b"\xfe\xff"), "utf-32-le": (b"\xff\xfe\0\0", b"\0\0\xfe\xff")}

_LINE_ENDS = ("\r", "\n", "\r\n")


def check_texts(function, **given):
    for name, value in given.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{function}() argument '{name}' must be str or None, not {type(value).__name__}")


def check_newline(newline):
    if newline not in (None, "", *_LINE_ENDS):
        raise ValueError(f"illegal newline value: {newline}")
    return newline


def line_end(text, start, newline):
    # Where the line ends that begins at `start`: at any line end as it is where `newline` is empty.
    if newline != "":
        mark = newline or "\n"
        end = text.find(mark, start)
        return len(text) if end < 0 else end + len(mark)
    end = text.find("\n", start)
    other = text.find("\r", start) if end < 0 else text.find("\r", start, end)
    if other < 0:
        return len(text) if end < 0 else end + 1
    return other + 2 if text.startswith("\n", other + 1) else other + 1


def _line_ends(text):
    # The kinds of line ends that a text has, as `newlines` shows them.
    pairs = text.count("\r\n")
    counts = (text.count("\r") - pairs, text.count("\n") - pairs, pairs)
    return {end for end, count in zip(_LINE_ENDS, counts) if count}


class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        check_texts("TextIOWrapper", encoding=encoding, errors=errors, newline=newline)
        self._newline = check_newline(newline)
        self.encoding = "UTF-8" if encoding in (None, "locale") else encoding
        "".encode(self.encoding)
        self.errors = "strict" if errors is None else errors
        self.line_buffering = bool(line_buffering)
        self.write_through = bool(write_through)
        self._buffer = buffer
        self._seen = set()
        self._telling = True
        self._forget()

    def _forget(self):
        # What was decoded, from the place `_base` on; as it is, if its line ends had to be translated; how much of it was read.
        self._text = ""
        self._raw = None
        self._at = 0

    @property
    def buffer(self):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        return self._buffer

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    @property
    def newlines(self):
        seen = tuple(end for end in _LINE_ENDS if end in self._seen)
        return seen if len(seen) > 1 else seen[0] if seen else None

    def __repr__(self):
        parts = [f"{what}={value!r}" for what in ("name", "mode") if (value := getattr(self, what, None)) is not None]
        return f"<_io.TextIOWrapper {' '.join(parts + [f'encoding={self.encoding!r}'])}>"

    def _codec(self, place):
        # The byte order mark belongs to the beginning.
        return self.encoding if place == 0 else self._unmarked

    @property
    def _unmarked(self):
        return _WITHOUT_MARK.get(self.encoding.lower().replace("-", "").replace("_", ""), self.encoding)

    def _decoded(self, data):
        marks = () if self._base else _MARKS.get(self._unmarked, ())
        if self._unmarked != self.encoding and marks and not data.startswith(marks):
            raise UnicodeDecodeError(self.encoding, data, 0, len(marks[0]), "Stream does not start with BOM")
        return data.decode(self._codec(self._base), self.errors)

    def _fill(self):
        # Decodes what comes next, once all is read that was decoded.
        self._check_open()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        if self._at < len(self._text):
            return
        self._base = self.buffer.tell()
        data = self.buffer.read()
        self._forget()
        if not data:
            return
        text = self._decoded(data)
        if not self._newline:
            self._seen |= _line_ends(text)
            if self._newline is None and "\r" in text:
                self._raw = text
                text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._text = text

    def _take(self, end):
        text = self._text[self._at:end]
        self._at = end
        return text

    def read(self, size=-1, /):
        self._fill()
        if size is None:
            size = -1
        if not hasattr(type(size), "__index__"):
            raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
        return self._take(len(self._text) if size < 0 else min(self._at + size, len(self._text)))

    def readline(self, size=-1, /):
        self._fill()
        end = line_end(self._text, self._at, self._newline)
        return self._take(end if size is None or size < 0 else min(end, self._at + size))

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    def write(self, text, /):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        self._forget()
        count = len(text)
        if self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        self.buffer.write(text.encode(self._codec(self.buffer.tell()), self.errors))
        return count

    def flush(self):
        self._check_open()
        self._telling = True
        self.buffer.flush()

    def _read_raw(self):
        # What was read of the decoded text, with its line ends as they are.
        if self._raw is None:
            return self._text[:self._at]
        raw, at, left = self._raw, 0, self._at
        while left:
            end = raw.find("\r", at, at + left)
            if end < 0:
                at += left
                break
            left -= end + 1 - at
            at = end + 2 if raw.startswith("\n", end + 1) else end + 1
        return raw[:at]

    def tell(self):
        self._check_open()
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        if self._at >= len(self._text):
            return self.buffer.tell()
        return self._base + len(self._read_raw().encode(self._codec(self._base), self.errors))

    def seek(self, cookie, whence=0, /):
        self._check_open()
        if whence == 1:
            if cookie:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        elif cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self._telling = True
        self._forget()
        return self.buffer.seek(0, 2) if whence == 2 else self.buffer.seek(cookie)

    def truncate(self, size=None, /):
        self._check_open()
        return self.buffer.truncate(self.tell() if size is None else size)

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        if self._at < len(self._text) and (encoding is not None or newline is not ...):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        if encoding is not None:
            "".encode(encoding)
            self.encoding = encoding
            self.errors = "strict"
        if errors is not None:
            self.errors = errors
        if newline is not ...:
            self._newline = check_newline(newline)
        if line_buffering is not None:
            self.line_buffering = bool(line_buffering)
        if write_through is not None:
            self.write_through = bool(write_through)

    def detach(self):
        buffer = self.buffer
        self._buffer = None
        return buffer

    def close(self):
        self.buffer.close()

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()


def open_stream(file, mode, buffering, encoding, errors, newline, closefd, opener):
    check_texts("open", encoding=encoding, errors=errors, newline=newline)
    if not hasattr(type(buffering), "__index__"):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    if isinstance(file, int):
        if file < 0:
            raise ValueError("negative file descriptor")
    else:
        file = fspath(file)
    if opener is not None:
        raise ValueError("files have no descriptors, so there is nothing that an opener could give")
    if any(c not in "rwaxbt+" for c in mode) or len(set(mode)) < len(mode):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in mode
    if binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if sum(c in "rwax" for c in mode) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'a' if name == 'newline' else 'an'} {name} argument")
    raw = FileIO(file, mode.replace("t", ""), closefd)
    if buffering == 0:
        if not binary:
            raise ValueError("can't have unbuffered text I/O")
        return raw
    kind = BufferedRandom if "+" in mode else BufferedReader if raw.readable() else BufferedWriter
    buffer = kind(raw)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


UnsupportedOperation.__module__ = IOBase.__module__ = RawIOBase.__module__ = BufferedIOBase.__module__ = TextIOBase.__module__ = "io"
FileIO.__module__ = BufferedReader.__module__ = BufferedWriter.__module__ = BufferedRandom.__module__ = TextIOWrapper.__module__ = "_io"
_m_static(FileIO, BufferedReader, BufferedWriter, BufferedRandom, TextIOWrapper)
