"""What only Python has: its idiom, its types, its threads and signals. What a program does is in the conformance cases."""

from __future__ import annotations

import collections
import enum
import gc
import io
import math
import os
import signal
import subprocess
import sys
import threading
import time
import unittest
from typing import Any, List

import libmonty
from libmonty import ExceptionValue, HostObject, Limit, Limits, Object, Program, Run, State, Stream, wire

FOREVER = "while True: pass"
NO_LIMITS = Limits(fuel=libmonty.UNLIMITED, time_ns=libmonty.UNLIMITED)


class Values(unittest.TestCase):
    def echo(self, value: Any) -> Any:
        return libmonty.evaluate("x", {"x": value})

    def test_the_same_types_come_back(self) -> None:
        value = [None, True, 1, 2**100, 1.5, "a", b"b", (1,), {1: 2}, {3}, frozenset([4]), ...]
        back = self.echo(value)
        self.assertEqual(back, value)
        self.assertEqual([type(item) for item in back], [type(item) for item in value])

    def test_subclasses_cross_as_their_base(self) -> None:
        class Color(enum.IntEnum):
            RED = 1

        pair = collections.namedtuple("pair", "a b")
        back = self.echo([Color.RED, pair(1, 2), collections.OrderedDict(a=1), bytearray(b"x"), memoryview(b"y")])
        self.assertEqual(back, [1, (1, 2), {"a": 1}, b"x", b"y"])
        self.assertIs(type(back[0]), int)
        self.assertIs(type(back[1]), tuple)

    def test_floats(self) -> None:
        back = self.echo([math.nan, math.inf, -0.0])
        self.assertTrue(math.isnan(back[0]) and back[1] == math.inf and math.copysign(1, back[2]) == -1)

    def test_what_cannot_cross(self) -> None:
        for value in (object(), print, 1j, "\ud800", Object("A", {1: 2})):  # type: ignore[dict-item]
            with self.assertRaises(TypeError):
                wire.encode(value)

    def test_cycles(self) -> None:
        ring: List[Any] = []
        ring.append(ring)
        back = self.echo(ring)
        self.assertIs(back[0], back)

    def test_depth_costs_no_stack(self) -> None:
        deep: Any = ()
        for _ in range(9_000):
            deep = [(deep,)] if len(deep) % 2 else (deep,)
        data = wire.encode(deep)
        self.assertEqual(wire.encode(wire.decode(data)), data)

    def test_bytes_of_anybody(self) -> None:
        good = wire.encode([1, "é", {"a": (1, {2})}, 2**80, 1.5, Object("A", {"f": ExceptionValue("E", "m")})])
        for place in range(len(good)):
            for byte in (0, 0x1C, 0x5F, 0x9F, 0xD8, 0xFF, good[place] ^ 1):
                bad = good[:place] + bytes([byte]) + good[place + 1 :]
                for data in (bad, bad[:place]):
                    try:
                        wire.decode(data)
                    except libmonty.FormatError:
                        pass

    def test_a_knot_that_cannot_be(self) -> None:
        # A tuple that is its own element, and a set that is.
        for data in ("d81cd9cd0081d81d00", "d81cd9cd0181d81d00", "d81cd9010281d81d00"):
            with self.assertRaises(libmonty.FormatError):
                wire.decode(bytes.fromhex(data))

    def test_host_objects(self) -> None:
        source = HostObject("File", 2**64 - 1, {"name": "a.txt"})
        self.assertEqual(libmonty.evaluate("f.name", {"f": source}), "a.txt")
        back = wire.decode(wire.encode(source))
        self.assertEqual((back.name, back.id, back.attributes), ("File", 2**64 - 1, {"name": "a.txt"}))

    def test_records_show_themselves(self) -> None:
        self.assertEqual(repr(Object("A")), "<libmonty.Object A>")
        self.assertEqual(repr(ExceptionValue("E", "m")), "<libmonty.ExceptionValue E: m>")


class Programs(unittest.TestCase):
    def test_evaluate(self) -> None:
        self.assertEqual(libmonty.evaluate("f(x) + 1", {"x": 20}, functions={"f": lambda n: 2 * n}), 41)

    def test_syntax_error(self) -> None:
        with self.assertRaises(libmonty.ProgramSyntaxError) as caught:
            Program("x = (", filename="job.py")
        error = caught.exception
        self.assertEqual((error.type_name, error.frames[0].file, error.frames[0].line), ("SyntaxError", "job.py", 1))
        self.assertIn('File "job.py", line 1', error.traceback)

    def test_dump_and_load(self) -> None:
        data = Program("f() + x", inputs=["x"], functions=["f"]).dump()
        self.assertEqual(Program.load(data).run({"x": 1}, functions={"f": lambda: 2}), 3)
        with self.assertRaises(libmonty.FormatError):
            Program.load(b"no program")

    def test_undeclared_input(self) -> None:
        with self.assertRaises(libmonty.UsageError):
            Program("1").start({"x": 1})

    def test_threads_share_a_program(self) -> None:
        program = Program("total = 0\nfor i in range(n):\n    total += i\ntotal", inputs=["n"])
        results: List[int] = []
        threads = [threading.Thread(target=lambda n=n: results.append(program.run({"n": n}))) for n in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(results), [n * (n - 1) // 2 for n in range(16)])


class Runs(unittest.TestCase):
    def test_step_by_step(self) -> None:
        with Program("print('hi')\nx = get('a', n=2)\nx + 1", functions=["get"]).start() as run:
            self.assertIs(run.step(), State.CALL)
            call = run.call
            self.assertEqual((call.name, call.args, call.kwargs, call.line, call.id), ("get", ("a",), {"n": 2}, 2, 1))
            self.assertIs(call.kind, libmonty.CallKind.FUNCTION)
            self.assertEqual(repr(call), "<libmonty.Call get at line 2>")
            self.assertIs(call.answer(41), State.DONE)
            self.assertEqual(run.result, 42)
            self.assertEqual(run.take_output(), "hi\n")
            self.assertIsNone(run.error)

    def test_exceptions_of_the_host(self) -> None:
        class Missing(LookupError):
            pass

        source = "try:\n    f()\nexcept Exception as error:\n    caught = [type(error).__name__, str(error)]\ncaught"
        for raised, expected in (
            (ValueError("bad"), ["ValueError", "bad"]),
            (KeyError("k"), ["KeyError", "'k'"]),
            (Missing("gone"), ["LookupError", "gone"]),
            (PermissionError("no"), ["PermissionError", "no"]),
            (libmonty.Raise(ExceptionValue("ArithmeticError", "odd")), ["ArithmeticError", "odd"]),
        ):

            def f(raised: Exception = raised) -> None:
                raise raised

            self.assertEqual(libmonty.evaluate(source, functions={"f": f}), expected)

    def test_exception_of_the_program(self) -> None:
        with self.assertRaises(libmonty.ProgramError) as caught:
            libmonty.evaluate("def f():\n    raise ValueError('no', 3)\nf()")
        error = caught.exception
        self.assertEqual((error.type_name, error.message, str(error)), ("ValueError", "('no', 3)", "ValueError: ('no', 3)"))
        self.assertEqual([(frame.function, frame.line) for frame in error.frames], [("<module>", 3), ("f", 2)])
        self.assertTrue(error.traceback.startswith("Traceback (most recent call last):\n"))
        assert error.exception is not None
        self.assertEqual(error.exception.args, ("no", 3))

    def test_an_error_goes_from_program_to_program(self) -> None:
        def inner() -> None:
            libmonty.evaluate("{}['k']")

        self.assertEqual(libmonty.evaluate("try:\n    f()\nexcept KeyError as e:\n    r = e.args\nr", functions={"f": inner}), ("k",))

    def test_a_function_that_was_not_given(self) -> None:
        with self.assertRaises(libmonty.UsageError):
            Program("f()", functions=["f"]).run()

    def test_calls(self) -> None:
        run = Program("[f(i) for i in range(3)]", functions=["f"]).start()
        for call in run.calls():
            call.answer(call.args[0] * 10)
        self.assertEqual(run.result, [0, 10, 20])
        run = Program("f()\n1 / 0", functions=["f"]).start()
        with self.assertRaises(libmonty.ProgramError):
            for call in run.calls():
                call.answer()

    def test_fuel(self) -> None:
        run = Program("n = 0\nfor i in range(100):\n    n += i\nn").start()
        pieces = 0
        while run.step(50) is State.YIELDED:
            pieces += 1
        self.assertGreater(pieces, 2)
        self.assertEqual(run.result, 4950)
        self.assertGreater(run.usage(Limit.FUEL), 100)

    def test_limits(self) -> None:
        run = Program(FOREVER).start(limits=Limits(fuel=10_000))
        self.assertEqual(run.limit(Limit.FUEL), 10_000)
        with self.assertRaises(libmonty.LimitError) as caught:
            run.run()
        self.assertIs(caught.exception.limit, Limit.FUEL)

    def test_output_goes_to_files(self) -> None:
        out, err = io.StringIO(), io.StringIO()
        program = Program("print('a')\nf()\nprint('b')", functions=["f"])
        program.run(functions={"f": lambda: out.write("f\n")}, stdout=out, stderr=err)
        self.assertEqual((out.getvalue(), err.getvalue()), ("a\nf\nb\n", ""))

    def test_state_errors(self) -> None:
        run = Program("f()", functions=["f"]).start()
        with self.assertRaises(libmonty.StateError):
            run.call
        run.step()
        for wrong in (run.step, lambda: run.result, lambda: run.set_inputs({"x": 1})):
            with self.assertRaises(libmonty.UsageError):
                wrong()
        run.close()
        run.close()
        with self.assertRaises(libmonty.StateError):
            run.step()

    def test_clone(self) -> None:
        run = Program("x = f()\nx + 1", functions=["f"]).start()
        run.step()
        other = run.clone()
        run.resume_value(1)
        other.resume_value(10)
        self.assertEqual((run.result, other.result), (2, 11))

    def test_files(self) -> None:
        run = Program("with open('in.txt') as f, open('out/up.txt', 'w') as up: up.write(f.read().upper())").start()
        run.mount("in.txt", "caf\u00e9")
        run.mount("empty", b"", writable=True)
        run.mount_directory("out")
        run.step()
        self.assertEqual((run.read_file("/out/up.txt").decode(), run.read_file("empty")), ("CAF\u00c9", b""))
        with self.assertRaises(libmonty.UsageError):
            run.read_file("missing")
        with self.assertRaises(libmonty.UsageError):
            run.mount("", b"x")
        with self.assertRaisesRegex(libmonty.ProgramError, "PermissionError: open is not available"):
            Program("open('elsewhere')").run()

    def test_type_checking(self) -> None:
        stubs = "def fetch(url: str) -> str: ...\nlimit: int"
        self.assertEqual(libmonty.check("fetch('a') * limit", stubs=stubs), [])
        self.assertEqual(libmonty.check("anything.x + call()", inputs=["anything"], functions=["call"]), [])
        [found] = libmonty.check("x = 1\nfetch(limit)", stubs=stubs, filename="task.py")
        self.assertEqual((found.severity, found.rule, found.file, found.line), ("error", "invalid-argument-type", "task.py", 2))
        self.assertEqual((found.column, found.end_line, found.end_column), (7, 2, 12))
        self.assertTrue(str(found).startswith("task.py:2:7: error[invalid-argument-type] "))
        self.assertIn("2 | fetch(limit)", found.annotated)
        with self.assertRaises(libmonty.CheckError) as caught:
            Program("fetch(limit)", stubs=stubs, type_check=True)
        self.assertEqual(len(caught.exception.diagnostics), 1)
        with self.assertRaises(libmonty.UsageError):
            libmonty.check("1", stubs="x: nothing")
        run = Program("def half(n: int) -> float:\n    return n / 2", stubs=stubs, type_check=True).start()
        run.run()
        self.assertEqual(run.check("half(3)"), [])
        self.assertEqual([one.line for one in run.check("half('x')", filename="<2>")], [1])
        with self.assertRaises(libmonty.CheckError):
            run.feed("half('x')")
        self.assertIs(run.feed("half(3)"), State.DONE)

    def test_limits_of_type_checks(self) -> None:
        methods = "".join(f"    def m{i}(self, x: int) -> list['C']:\n        return [self] * (x + {i})\n" for i in range(1_000))
        large = "class C:\n" + methods
        # What it takes is more than this, whatever the machine, and less than there is.
        brief, small = Limits(time_ns=1), Limits(memory=4 << 20)
        self.assertEqual(libmonty.check(large, check_limits=Limits(time_ns=libmonty.UNLIMITED)), [])
        for limits, which in (brief, Limit.TIME_NS), (small, Limit.MEMORY):
            with self.subTest(which), self.assertRaises(libmonty.LimitError) as caught:
                libmonty.check(large, check_limits=limits)
            self.assertIs(caught.exception.limit, which)
            with self.subTest(which), self.assertRaises(libmonty.LimitError) as caught:
                Program(large, type_check=True, check_limits=limits)
            self.assertIs(caught.exception.limit, which)
        with self.assertRaises(libmonty.LimitError) as caught:
            libmonty.check("(" * 60 + ")" * 60)
        self.assertIsNone(caught.exception.limit)
        with self.assertRaisesRegex(libmonty.UsageError, "no limit of fuel"):
            libmonty.check("1", check_limits=Limits(fuel=1))

    def test_sessions(self) -> None:
        run = Program("def add(a, b=1):\n    return a + b\n").start()
        self.assertIsNone(run.run())
        self.assertIs(run.feed("c = add(1)\nc", filename="second.py"), State.DONE)
        self.assertEqual(run.result, 2)
        self.assertIs(run.call_function("add", [5], {"b": 6}), State.DONE)
        self.assertEqual(run.run(), 11)
        with self.assertRaises(libmonty.ProgramSyntaxError):
            run.feed("c = (")
        threading.Timer(0.1, run.interrupt).start()
        self.assertIs(run.feed(FOREVER), State.INTERRUPTED)
        with self.assertRaises(libmonty.UsageError):
            run.call_function("nothing")

    def test_runs_are_freed(self) -> None:
        run = Program("1").start()
        finalizer = run._finalizer
        del run
        gc.collect()
        self.assertFalse(finalizer.alive)


class Snapshots(unittest.TestCase):
    def test_another_process_goes_on(self) -> None:
        run = Program("print('before')\nx = f('q')\nprint('after')\nx * 2", functions=["f"]).start()
        run.step()
        script = (
            "import sys, libmonty\n"
            "run = libmonty.Run.load(sys.stdin.buffer.read())\n"
            "run.call.answer(len(run.call.args[0]) + 20)\n"
            "print(run.take_output(), run.result)\n"
        )
        done = subprocess.run([sys.executable, "-c", script], input=run.dump(), stdout=subprocess.PIPE, check=True)
        self.assertEqual(done.stdout.decode(), "before\nafter\n 42\n")

    def test_bytes_of_anybody(self) -> None:
        run = Program("f()", functions=["f"]).start()
        run.step()
        data = run.dump()
        for bad in (b"", data[:-1], data[: len(data) // 2], bytes(len(data)), data[:20] + b"\xff" + data[21:]):
            with self.assertRaises((libmonty.FormatError, libmonty.VersionError)):
                Run.load(bad)


class Threads(unittest.TestCase):
    def test_interrupt_from_another_thread(self) -> None:
        run = Program(FOREVER).start(limits=NO_LIMITS)
        threading.Timer(0.1, run.interrupt).start()
        self.assertIs(run.step(), State.INTERRUPTED)
        threading.Timer(0.1, run.interrupt_handle().interrupt).start()
        with self.assertRaises(libmonty.InterruptedRun):
            run.run()

    def test_interrupt_before_the_step(self) -> None:
        run = Program("1 + 1").start()
        run.interrupt()
        self.assertIs(run.step(), State.INTERRUPTED)
        self.assertIs(run.step(), State.DONE)

    def test_interrupt_after_a_call(self) -> None:
        run = Program("f()\n" + FOREVER, functions=["f"]).start(limits=NO_LIMITS)
        run.step()
        threading.Timer(0.1, run.interrupt).start()
        self.assertIs(run.resume_value(None), State.INTERRUPTED)

    def test_busy(self) -> None:
        run = Program(FOREVER).start(limits=NO_LIMITS)
        thread = threading.Thread(target=run.step)
        thread.start()
        time.sleep(0.05)
        with self.assertRaises(libmonty.BusyError):
            run.state
        run.interrupt()
        thread.join()
        self.assertIs(run.state, State.INTERRUPTED)

    def test_the_gil_is_free_during_a_step(self) -> None:
        run = Program(FOREVER).start(limits=NO_LIMITS)
        thread = threading.Thread(target=run.step)
        thread.start()
        began, count = time.monotonic(), 0
        while time.monotonic() - began < 0.1:
            count += 1
        run.interrupt()
        thread.join()
        self.assertGreater(count, 1000)

    def test_a_signal_handler_runs_during_a_step(self) -> None:
        def handler(number: int, frame: object) -> None:
            raise KeyboardInterrupt

        before = signal.signal(signal.SIGALRM, handler)
        try:
            for source, functions in ((FOREVER, []), ("f()\n" + FOREVER, ["f"])):
                run = Program(source, functions=functions).start(limits=NO_LIMITS)
                signal.setitimer(signal.ITIMER_REAL, 0.1)
                with self.assertRaises(KeyboardInterrupt):
                    run.run({"f": lambda: None})
                self.assertIn(run.state, (State.YIELDED, State.INTERRUPTED))
        finally:
            signal.signal(signal.SIGALRM, before)

    def test_ctrl_c_ends_a_script(self) -> None:
        # Who starts these tests in the background lets children ignore the signal.
        script = "import libmonty, signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nprint('ready', flush=True)\n"
        script += "libmonty.evaluate('while True: pass', limits=libmonty.Limits(time_ns=1 << 60, fuel=1 << 60))"
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert child.stdout is not None
        self.assertEqual(child.stdout.readline(), b"ready\n")
        time.sleep(0.2)
        os.kill(child.pid, signal.SIGINT)
        _, errors = child.communicate(timeout=20)
        self.assertIn(b"KeyboardInterrupt", errors)

    def test_interrupts_outlive_runs(self) -> None:
        run = Program(FOREVER).start()
        handle = run.interrupt_handle()
        run.close()
        del run
        gc.collect()
        handle.interrupt()


class Streams(unittest.TestCase):
    def test_output_is_taken_once(self) -> None:
        run = Program("print('x')").start()
        run.step()
        self.assertEqual((run.take_output(Stream.STDOUT), run.take_output(Stream.STDOUT)), ("x\n", ""))


if __name__ == "__main__":
    unittest.main()
