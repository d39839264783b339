# Streams in memory; those over files are in _streams.

from _streams import (
    BufferedIOBase, BufferedRandom, BufferedReader, BufferedWriter, DEFAULT_BUFFER_SIZE, FileIO, IOBase, Place as _Place, RawIOBase,
    SEEK_CUR, SEEK_END, SEEK_SET, TextIOBase, TextIOWrapper, UnsupportedOperation, line_end as _line_end,
)

from builtins import BlockingIOError, open


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2, /):
    return "locale" if encoding is None else encoding


__all__ = ["BlockingIOError", "open", "open_code", "text_encoding", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE"]


class StringIO(TextIOBase):
    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline is not None and newline not in ("", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._newline = newline
        # The text in pieces; joined when it is read or written in the middle.
        self._parts = []
        self._size = 0
        self._pos = 0
        self.closed = False
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _text(self):
        parts = self._parts
        if len(parts) != 1:
            parts[:] = ["".join(parts)]
        return parts[0]

    def _translated(self, text):
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        if self._newline in ("\r", "\r\n"):
            return text.replace("\n", self._newline)
        return text

    def write(self, text, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        written = len(text)
        if self._newline != "\n":
            text = self._translated(text)
        size = len(text)
        if not size:
            return written
        if self._pos == self._size:
            self._parts.append(text)
            self._pos = self._size = self._size + size
            return written
        whole = self._text()
        if self._pos > self._size:
            whole += "\0" * (self._pos - self._size)
        whole = whole[:self._pos] + text + whole[self._pos + size:]
        self._parts[:] = [whole]
        self._size = len(whole)
        self._pos += size
        return written

    def read(self, size=-1, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        text = self._text()
        end = self._size if size is None or size < 0 else min(self._pos + size, self._size)
        result = text[self._pos:end]
        self._pos = max(end, self._pos)
        return result

    def readline(self, size=-1, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        text = self._text()
        start = self._pos
        if start >= self._size:
            return ""
        end = _line_end(text, start, self._newline)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._pos = end
        return text[start:end]

    def getvalue(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        return self._text()

    def seek(self, offset, whence=0, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._pos = offset if whence == 0 else self._pos if whence == 1 else self._size
        return self._pos

    def tell(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        return self._pos

    def truncate(self, size=None, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        size = self._pos if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        if size < self._size:
            self._parts[:] = [self._text()[:size]]
            self._size = size
        return size

    def close(self):
        self.closed = True
        self._parts = []

    def readable(self):
        return True

    writable = seekable = readable

    @property
    def line_buffering(self):
        return False


class BytesIO(BufferedIOBase, _Place):
    def __init__(self, initial_bytes=b""):
        self._data = bytearray(b"" if initial_bytes is None else initial_bytes)
        self._pos = 0
        self.closed = False

    def write(self, data, /):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._write_on(data)

    def read(self, size=-1, /):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._read_on(size)

    read1 = read

    def readline(self, size=-1, /):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._read_line(size)

    def getvalue(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return bytes(self._data)

    def getbuffer(self):
        return memoryview(self._data)

    def seek(self, offset, whence=0, /):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        base = 0 if whence == 0 else self._pos if whence == 1 else len(self._data)
        self._pos = max(base + offset, 0)
        return self._pos

    def tell(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._pos

    def truncate(self, size=None, /):
        size = self._pos if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def close(self):
        self.closed = True
        self._data = bytearray()

    def readable(self):
        return True

    writable = seekable = readable


StringIO.__module__ = BytesIO.__module__ = "_io"
_m_static(StringIO, BytesIO)
