import io, logging, sys

out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(funcName)s: %(message)s"))
root = logging.getLogger()
root.addHandler(handler)
log = logging.getLogger("app.db")
child = log.getChild("pool")


def work():
    log.debug("hidden")
    log.warning("x=%d y=%s", 1, "two")
    log.error("bad %(what)s", {"what": "thing"})
    child.critical("deep")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")


work()
print(out.getvalue())
out.seek(0)
out.truncate()
root.setLevel(logging.DEBUG)
log.setLevel("ERROR")
log.info("no")
child.info("no")
logging.getLogger("other").debug("yes")
print(out.getvalue(), log.level, child.getEffectiveLevel(), log.isEnabledFor(30), child.parent is log, log.parent is root)
print(logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(15), logging.getLogger("app.db") is log)
logging.addLevelName(25, "NOTICE")
out.seek(0)
out.truncate()
root.log(25, "noticed")
for style, fmt in (("{", "{levelname}|{message}"), ("$", "$levelname-${message}")):
    handler.setFormatter(logging.Formatter(fmt, style=style))
    root.info("styled")


class Only(logging.Filter):
    def filter(self, record):
        record.msg = record.msg.upper()
        return "keep" in record.msg.lower()


handler.addFilter(Only())
root.info("keep this")
root.info("drop this")
handler.filters.clear()
adapter = logging.LoggerAdapter(logging.getLogger("adapted"), {"user": "ann"})
handler.setFormatter(logging.Formatter("%(user)s: %(message)s"))
adapter.info("hello")
root.info("extra", extra={"user": "bob"})
print(out.getvalue())
record = logging.makeLogRecord({"msg": "made %s", "args": ("here",), "levelname": "X"})
print(record.getMessage(), logging.Formatter("%(levelname)s %(message)s").format(record))
for bad in (
    lambda: log.setLevel("NOPE"), lambda: logging.getLogger(5), lambda: logging.Formatter("plain", style="{"), lambda: logging.Formatter("x", style="?"),
    lambda: log.error("x", extra={"message": 1}), lambda: logging.basicConfig(foo=1, force=True), lambda: log.setLevel(2.5),
):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
root.handlers.clear()
stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.INFO, format="%(levelname)s:%(message)s", force=True)
logging.info("configured %s", 1)
logging.debug("no")
logging.disable(logging.WARNING)
logging.warning("no")
logging.disable(logging.NOTSET)
print(stream.getvalue(), len(logging.root.handlers), log)
quiet = logging.getLogger("quiet")
quiet.addHandler(logging.NullHandler())
quiet.propagate = False
quiet.error("nothing")
print(quiet.hasHandlers(), sorted(l.name for l in root.getChildren() if l.name != 'asyncio'))
