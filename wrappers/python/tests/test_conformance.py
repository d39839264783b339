"""The cases that every language runs (wrappers/conformance)."""

from __future__ import annotations

import json
import unittest
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional

import libmonty
from libmonty import Limit, Limits, Program, Run, State, Stream

CASES = Path(__file__).resolve().parents[2] / "conformance"
Case = Dict[str, Any]


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            yield {**case, "name": f"{path.stem}/{case['name']}"}


def value(told: Dict[str, str]) -> Any:
    return libmonty.decode(bytes.fromhex(told["wire"]))


def compiled(case: Case) -> Program:
    return Program(
        "\n".join(case["source"]),
        filename=case.get("filename", "main.py"),
        inputs=case.get("inputs", {}),
        functions=case.get("functions", ()),
    )


def started(case: Case, program: Program) -> Run:
    inputs = {name: value(told) for name, told in case.get("inputs", {}).items()}
    return program.start(inputs, limits=Limits(**case.get("limits", {})))


class Conformance(unittest.TestCase):
    maxDiff = None

    def same(self, got: Any, told: Dict[str, str]) -> None:
        self.assertEqual(libmonty.encode(got).hex(), told["wire"], told["python"])

    def check_call(self, call: libmonty.Call, told: Dict[str, Any]) -> None:
        self.assertEqual((call.name, call.line), (told["name"], told["line"]))
        # Both at once: what they share is shared in the expectation's parts too, where each part is by itself.
        self.same(call.args, told["args"])
        self.same(call.kwargs, told["kwargs"])

    def check_error(self, error: Optional[libmonty.Error], told: Dict[str, Any]) -> None:
        assert error is not None
        status = {"MONTY_ERROR_SYNTAX": 7, "MONTY_ERROR_EXCEPTION": 8, "MONTY_ERROR_LIMIT": 9}[told["status"]]
        self.assertEqual(error.status, status, str(error))
        if "limit" in told:
            assert isinstance(error, libmonty.LimitError)
            self.assertEqual(error.limit, Limit[told["limit"].upper()])
        for key, got in (("type", error.type_name), ("message", error.message)):
            if key in told:
                self.assertEqual(got, told[key])
        if "frames" in told:
            self.assertEqual([[frame.file, frame.function, frame.line] for frame in error.frames], told["frames"])
        if "traceback" in told:
            self.assertEqual(error.traceback, "\n".join(told["traceback"]))

    def check_end(self, case: Case, run: Run) -> None:
        end = case["end"]
        self.assertEqual(run.state.name.lower(), end["state"], str(run.error))
        if end["state"] == "done":
            self.same(run.result, end["result"])
        else:
            self.check_error(run.error, end)

    def check_output(self, case: Case, run: Run) -> None:
        if case.get("limits", {}).get("output") is None:
            self.assertEqual(run.take_output(Stream.STDOUT), case.get("stdout", ""))
            self.assertEqual(run.take_output(Stream.STDERR), case.get("stderr", ""))

    def walk(self, case: Case, run: Run, at_stop: Callable[[Run], Run], fuel: int) -> Run:
        """From stop to stop; `at_stop` may put another run in the place of this one."""
        run = at_stop(run)
        state = run.step(fuel)
        calls: List[Dict[str, Any]] = list(case.get("calls", ()))
        while state in (State.CALL, State.YIELDED):
            run = at_stop(run)
            if state is State.YIELDED:
                state = run.step(fuel)
                continue
            told = calls.pop(0)
            call = run.call
            self.check_call(call, told)
            answer = told["answer"]
            state = call.answer(value(answer["value"])) if "value" in answer else call.fail(value(answer["exception"]))
        self.assertEqual(calls, [])
        return run

    def each(self, check: Callable[[Case, Program], None]) -> None:
        for case in cases():
            with self.subTest(case["name"]):
                if case["end"]["state"] == "refused":
                    with self.assertRaises(libmonty.ProgramSyntaxError) as caught:
                        compiled(case)
                    self.check_error(caught.exception, case["end"])
                else:
                    check(case, compiled(case))

    def stepped(self, at_stop: Callable[[Run, Program], Run], fuel: int) -> None:
        def check(case: Case, program: Program) -> None:
            run = self.walk(case, started(case, program), lambda run: at_stop(run, program), fuel)
            self.check_end(case, run)
            self.check_output(case, run)

        self.each(check)

    def test_from_stop_to_stop(self) -> None:
        self.stepped(lambda run, program: run, libmonty.UNLIMITED)

    def test_in_small_pieces(self) -> None:
        self.stepped(lambda run, program: run, 37)

    def test_loaded_with_the_program(self) -> None:
        self.stepped(lambda run, program: Run.load(run.dump(), program), libmonty.UNLIMITED)

    def test_loaded_by_itself(self) -> None:
        self.stepped(lambda run, program: Run.load(run.dump()), libmonty.UNLIMITED)

    def test_cloned(self) -> None:
        self.stepped(lambda run, program: run.clone(), libmonty.UNLIMITED)

    def test_program_loaded(self) -> None:
        def check(case: Case, program: Program) -> None:
            run = self.walk(case, started(case, Program.load(program.dump())), lambda run: run, libmonty.UNLIMITED)
            self.check_end(case, run)

        self.each(check)

    def test_with_functions(self) -> None:
        """The wrapper's own loop."""

        def check(case: Case, program: Program) -> None:
            calls = list(case.get("calls", ()))

            def answering(name: str) -> Callable[..., Any]:
                def function(*args: Any, **kwargs: Any) -> Any:
                    told = calls.pop(0)
                    self.assertEqual(name, told["name"])
                    self.same(args, told["args"])
                    self.same(kwargs, told["kwargs"])
                    if "exception" in told["answer"]:
                        raise libmonty.Raise(value(told["answer"]["exception"]))
                    return value(told["answer"]["value"])

                return function

            functions = {name: answering(name) for name in case.get("functions", ())}
            with started(case, program) as run:
                try:
                    run.run(functions)
                except (libmonty.ProgramError, libmonty.LimitError):
                    pass
                self.check_end(case, run)

        self.each(check)


if __name__ == "__main__":
    unittest.main()
