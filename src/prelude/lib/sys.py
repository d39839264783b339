# What a program may know of the system it runs on: nothing of the host.

import _structseq


class _Stream:
    # Standard output or error.
    encoding = "utf-8"
    errors = "strict"
    mode = "w"
    newlines = None
    closed = False
    line_buffering = True
    write_through = False

    def __init__(self, name, to_stderr):
        self.name = name
        self._to_stderr = to_stderr

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        return _m_write(text, self._to_stderr)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def close(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return True

    def seekable(self):
        return False

    def fileno(self):
        return 2 if self._to_stderr else 1

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"


class _Input:
    # Standard input: each line is asked of the host.
    name = "<stdin>"
    mode = "r"
    encoding = "utf-8"
    errors = "strict"
    closed = False

    def readline(self, size=-1, /):
        try:
            return input() + "\n"
        except EOFError:
            return ""

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        return list(self)

    def read(self, size=-1, /):
        return "".join(self)

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return False

    def close(self):
        pass

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"


_Stream.__name__ = _Stream.__qualname__ = _Input.__name__ = _Input.__qualname__ = "TextIOWrapper"
_Stream.__module__ = _Input.__module__ = "_io"

stdout = __stdout__ = _Stream("<stdout>", False)
stderr = __stderr__ = _Stream("<stderr>", True)
stdin = __stdin__ = _Input()

version_info = _structseq.make("sys.version_info", ("major", "minor", "micro", "releaselevel", "serial"))((3, 14, 0, "final", 0))
version = f"3.14.0 (libmonty {_m_library_version()})"
hexversion = 0x030E00F0
api_version = 1013
copyright = ""
platform = "libmonty"
byteorder = "little"
maxsize = 9223372036854775807
maxunicode = 1114111
executable = ""
prefix = exec_prefix = base_prefix = base_exec_prefix = ""
platlibdir = "lib"
pycache_prefix = None
dont_write_bytecode = True
argv = [""]
orig_argv = [""]
path = [""]
path_hooks = []
meta_path = []
path_importer_cache = {}
warnoptions = []
_xoptions = {}
import __main__ as _main

modules = _m_modules()
_recursion_ceiling = getrecursionlimit()
float_repr_style = "short"
ps1 = ">>> "
ps2 = "... "
last_exc = None

flags = _structseq.make(
    "sys.flags",
    (
        "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose",
        "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path",
        "int_max_str_digits",
    ),
)((0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, False, 1, 0, True, 4300))
float_info = _structseq.make(
    "sys.float_info", ("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
)((1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1))
int_info = _structseq.make(
    "sys.int_info", ("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
)((30, 4, 4300, 640))
hash_info = _structseq.make(
    "sys.hash_info", ("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
)((64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0))
thread_info = _structseq.make("sys.thread_info", ("name", "lock", "version"))(("pthread-stubs", None, None))


class _Implementation:
    def __init__(self):
        self.name = "libmonty"
        self.cache_tag = None
        self.version = version_info
        self.hexversion = hexversion

    def __repr__(self):
        return f"namespace(name={self.name!r}, cache_tag={self.cache_tag!r}, version={self.version!r}, hexversion={self.hexversion!r})"


implementation = _Implementation()

builtin_module_names = tuple(_m_module_names())
# As CPython has it: a suggestion may name a module that a sandbox does not have.
stdlib_module_names = frozenset("""
    __future__ _thread abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar
    cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib contextvars copy
    copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler
    fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib
    heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox
    marshal math mimetypes mmap modulefinder multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib
    pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc
    pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex
    shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys
    sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace
    traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser
    winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
""".split())


def exc_info():
    error = _m_handled()
    if error is None:
        return None, None, None
    return type(error), error, error.__traceback__


def exception():
    return _m_handled()


def _getframe(depth=0, /):
    """The frame of the caller, or of a caller of it: its code, line and globals, not its own variables."""
    frames = []
    entry = _m_stack()
    while entry is not None:
        frames.append(entry.tb_frame)
        entry = entry.tb_next
    if depth >= len(frames):
        raise ValueError("call stack is not deep enough")
    for i in range(1, len(frames)):
        frames[i].__dict__["f_back"] = frames[i - 1]
    for frame in frames:
        frame.__dict__["f_globals"] = _main.__dict__
    return frames[-1 - max(depth, 0)]


def _getframemodulename(depth=0):
    return _m_module_name()


def excepthook(exc_type, value, traceback, /):
    import traceback as tb

    tb.print_exception(exc_type, value, traceback)


__excepthook__ = excepthook


def displayhook(value, /):
    if value is not None:
        print(repr(value))


__displayhook__ = displayhook


def intern(string, /):
    if not isinstance(string, str):
        raise TypeError(f"intern() argument must be str, not {type(string).__name__}")
    return string


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getfilesystemencodeerrors():
    return "surrogateescape"


def is_finalizing():
    return False


def gettrace():
    return None


def getprofile():
    return None


def getswitchinterval():
    return 0.005


def setswitchinterval(interval, /):
    pass


def getallocatedblocks():
    return 0


def audit(event, /, *args):
    pass


def addaudithook(hook, /):
    pass


_m_note_stdout(modules["sys"].__dict__, stdout)
