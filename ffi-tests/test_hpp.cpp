// monty.hpp: what it adds to the C API, as C++17 and C++20.
#include <monty.hpp>

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <thread>
#include <type_traits>

#define CHECK(condition)                                                                 \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            std::exit(1);                                                                \
        }                                                                                \
    } while (0)

using namespace std::string_view_literals;
using monty::Value;

// What a call throws; ends the test when it throws nothing.
template <class Call> static monty::Error thrown(Call call)
{
    try {
        call();
    } catch (const monty::Error &error) {
        return error;
    }
    std::fputs("nothing was thrown\n", stderr);
    std::exit(1);
}

static void values()
{
    CHECK(Value().repr() == "None" && Value(nullptr).is_none() && Value(true).repr() == "True");
    CHECK(Value(-7).to_int() == -7 && Value(7u).to_int() == 7 && Value('a').kind() == MONTY_KIND_INT);
    CHECK(Value(std::numeric_limits<std::uint64_t>::max()).repr() == "18446744073709551615");
    CHECK(Value(1.5).to_double() == 1.5 && Value("text").str() == "text" && Value(std::string("a\0b", 3)).str() == "a\0b"sv);
    CHECK(Value::from_bytes("\0\xff"sv).bytes() == "\0\xff"sv);
    const auto [negative, magnitude] = Value::from_magnitude(true, {1, 0, 0, 0, 0, 0, 0, 0, 0}).big_int();
    CHECK(negative && magnitude.size() == 9 && !Value::from_magnitude(true, magnitude).fits());
    CHECK(thrown([] { (void)Value("no").to_int(); }).status() == MONTY_ERROR_ARGUMENT);
    CHECK(thrown([] { Value("\xff"); }).status() == MONTY_ERROR_UTF8);

    Value list = Value::list({1, "two", Value::tuple({3.0, nullptr}), Value::dict({{"k", Value::set({1, 1})}})});
    CHECK(list.repr() == "[1, 'two', (3.0, None), {'k': {1}}]" && list.size() == 4);
    CHECK(list[3].get("k").kind() == MONTY_KIND_SET && list[3].key(0).str() == "k");
    CHECK(!list[9] && list[9][9].is_none() && !list.get("k"));
    std::string types;
    for (monty::ValueView item : list) types += std::string(item.type()) + ' ';
    CHECK(types == "int str tuple dict ");
    CHECK(Value::list({1, "x"}).json() == "[1,\"x\"]");
    CHECK(thrown([] { (void)Value::tuple().json(); }).status() == MONTY_ERROR_UNSUPPORTED);
    CHECK(Value::decode(list.encode()).repr() == list.repr());
    CHECK(thrown([] { Value::decode("\xff"); }).status() == MONTY_ERROR_FORMAT);

    Value copy = list;
    CHECK(copy.is(list) && thrown([&] { copy.append(1); }).status() == MONTY_ERROR_STATE);
    Value moved = std::move(copy);
    copy = Value();
    CHECK(moved.is(list));
    moved = list[1].copy();
    list.append(5).append(moved);
    CHECK(list[4].to_int() == 5 && list[5].str() == "two");
    CHECK(thrown([] { Value::dict().insert(Value::list(), 1); }).type().empty());

    CHECK(Value::object("C", {{"x", 1}}).get("x").to_int() == 1 && Value::dataclass("D").is_dataclass());
    CHECK(Value::host_object("h", 9).id() == 9u && !Value(1).id());
    Value exception = Value::exception("KeyError", "k");
    CHECK(exception.type() == "KeyError" && exception.str() == "k" && !exception.cause());
    CHECK(Value::frozenset({2}).repr() == "frozenset({2})");
}

static void programs()
{
    const monty::Error syntax = thrown([] { monty::Program("x = (", monty::Options().filename("bad.py")); });
    CHECK(syntax.status() == MONTY_ERROR_SYNTAX && syntax.type() == "SyntaxError" && syntax.frames().at(0).file == "bad.py");
    CHECK(std::string(syntax.what()) == "SyntaxError: '(' was never closed");

    monty::Options options;
    options.input("n").function("ask");
    const monty::Program program("ask(n) + 1", options);
    const monty::Program loaded = monty::Program::load(program.dump());
    monty::Program copy = program;
    copy = loaded;
    monty::Run run(copy);
    run.set_input("n", 20).set_limit(MONTY_LIMIT_FUEL, 1000);
    CHECK(run.limit(MONTY_LIMIT_FUEL) == 1000 && run.state() == MONTY_STATE_READY);
    CHECK(run.step() == MONTY_STATE_CALL);
    const monty::Call call = run.call();
    CHECK(call.id == 1 && call.name == "ask" && call.args.repr() == "(20,)" && call.kwargs.size() == 0 && call.line == 1);
    CHECK(call.kind == MONTY_CALL_FUNCTION);

    monty::Run fork = run.fork(), restored = monty::Run::load(run.dump()), known = monty::Run::load(run.dump(), &loaded);
    CHECK(run.resume(41) == MONTY_STATE_DONE && run.result().to_int() == 42 && !run.error());
    CHECK(fork.raise("ValueError", "no") == MONTY_STATE_FAILED && restored.resume(1) == MONTY_STATE_DONE);
    CHECK(known.resume("x") == MONTY_STATE_FAILED && known.error()->type() == "TypeError");
    const monty::Error error = *fork.error();
    CHECK(error.status() == MONTY_ERROR_EXCEPTION && error.type() == "ValueError" && error.message() == "no");
    CHECK(error.frames().size() == 1 && error.frames()[0].line == 1 && error.frames()[0].source == "ask(n) + 1" && !error.limit());
    CHECK(error.traceback().find("Traceback") == 0);
    CHECK(thrown([&] { run.resume(1); }).status() == MONTY_ERROR_STATE);
    CHECK(thrown([&] { run.set_input("m", 1); }).status() != MONTY_OK);
    CHECK(thrown([] { monty::Run::load("nothing"); }).status() == MONTY_ERROR_FORMAT);
    CHECK(0 < run.usage(MONTY_LIMIT_FUEL));
}

static void handlers()
{
    const monty::Program program("def twice(x): return x * 2\n"
                                 "try:\n"
                                 "    ask(0)\n"
                                 "except ValueError as e:\n"
                                 "    caught = str(e)\n"
                                 "try:\n"
                                 "    ask(2)\n"
                                 "except RuntimeError as e:\n"
                                 "    caught += str(e)\n"
                                 "[caught, ask(1)]",
                                 monty::Options().function("ask").function("other"));
    const monty::Run::Handlers handlers{{"ask", [](const monty::Call &call) -> Value {
        const std::int64_t which = call.args[0].to_int();
        if (which == 0) throw *[] {
            monty::Run run(monty::Program("raise ValueError('a')"));
            run.step();
            return run.error();
        }();
        if (which == 2) throw std::logic_error("b");
        return "answer";
    }}};
    monty::Run run(program);
    CHECK(run.run(handlers).repr() == "['ab', 'answer']");
    run.call_function("twice", {21});
    CHECK(run.result().to_int() == 42);
    run.call_function("twice", {}, {{"x", "ab"}});
    CHECK(run.result().str() == "abab");
    run.feed("other()", "<2>");
    CHECK(thrown([&] { run.run(handlers); }).type() == "NotImplementedError");
    CHECK(thrown([&] { run.feed("1 +"); }).status() == MONTY_ERROR_SYNTAX);
    monty::Run limited(monty::Program("while True: pass"));
    limited.set_limit(MONTY_LIMIT_FUEL, 1000);
    const monty::Error error = thrown([&] { limited.run(); });
    CHECK(error.status() == MONTY_ERROR_LIMIT && error.limit() == MONTY_LIMIT_FUEL);
}

static void output_and_interrupt()
{
    const monty::Program program("print('a')\nprint('b')");
    monty::Run run(program);
    CHECK(run.step() == MONTY_STATE_DONE && run.take_output() == "a\nb\n" && run.take_output().empty());
    CHECK(run.take_output(MONTY_STDERR).empty());

    std::string heard;
    monty::Run printing(program);
    printing.set_print([&](MontyStream stream, std::string_view text) {
        CHECK(stream == MONTY_STDOUT);
        heard += text;
    });
    CHECK(printing.step() == MONTY_STATE_DONE && heard == "a\nb\n");
    monty::Run throwing(program);
    throwing.set_print([](MontyStream, std::string_view) { throw std::runtime_error("pipe"); });
    bool caught = false;
    try {
        throwing.step();
    } catch (const std::runtime_error &error) {
        caught = error.what() == "pipe"sv;
    }
    CHECK(caught && throwing.state() == MONTY_STATE_DONE);

    monty::Run endless(monty::Program("while True: pass"));
    const monty::Interrupt interrupt = endless.interrupt_handle();
    std::thread thread([&] { interrupt.interrupt(); });
    CHECK(thrown([&] { endless.run(); }).status() == MONTY_ERROR_INTERRUPTED);
    thread.join();
    monty::Run moved = std::move(endless);
    CHECK(moved.state() == MONTY_STATE_INTERRUPTED);
}

static void files()
{
    monty::Run run(monty::Program("with open('in.txt') as f, open('out/up.txt', 'w') as up: up.write(f.read().upper())"));
    run.mount("in.txt", "text").mount("empty", {}, true).mount_directory("out");
    CHECK(run.step() == MONTY_STATE_DONE && run.read_file("/out/up.txt") == "TEXT" && run.read_file("empty").empty());
    CHECK(thrown([&] { run.read_file("missing"); }).status() == MONTY_ERROR_ARGUMENT);
    CHECK(thrown([&] { run.mount("", "x"); }).status() == MONTY_ERROR_ARGUMENT);
}

static void type_checking()
{
    monty::Options options;
    // Under valgrind a first check takes many seconds.
    options.stubs("def ask(n: int) -> str: ...").type_check().check_limits(600'000'000'000, 1 << 30);
    CHECK(monty::check("ask(1).upper()", options).size() == 0);
    const Value found = monty::check("ask('')", options);
    CHECK(found.size() == 1);
    CHECK(thrown([&] { monty::Program("ask('')", options); }).status() == MONTY_ERROR_CHECK);
    // A checker has to be made first.
    monty_check_release();
    options.check_limits(0, 0);
    CHECK(thrown([&] { monty::check("1", options); }).status() == MONTY_ERROR_LIMIT);
    monty_check_release();
}

int main()
{
    static_assert(!std::is_copy_constructible_v<monty::Run> && std::is_nothrow_move_constructible_v<Value>);
    values();
    programs();
    handlers();
    output_and_interrupt();
    files();
    type_checking();
    std::puts("test_hpp: ok");
    return 0;
}
