# directory: /
# Log records in files.
import logging

logging.basicConfig(filename="logging_file.log", filemode="w", format="%(levelname)s:%(message)s", level=logging.DEBUG)
logging.debug("first %d", 1)
logging.info("caf\u00e9")
handler = logging.FileHandler("logging_more.log", mode="w", encoding="utf-8", delay=True)
handler.setFormatter(logging.Formatter("[%(name)s] %(message)s"))
handler.setLevel(logging.WARNING)
logger = logging.getLogger("app")
logger.addHandler(handler)
print(handler.stream, handler.mode, handler.encoding, handler.delay, handler.baseFilename.endswith("/logging_more.log"))
logger.info("to one")
logger.warning("to both")
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("failed")
handler.close()
print(handler.stream)
logging.shutdown()
print(open("logging_file.log").read().splitlines()[:4])
print(open("logging_more.log").read().splitlines()[:2], logging.FileHandler in type(handler).__mro__)
