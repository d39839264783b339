// libmonty for C++17: the C API of monty.h with owners that free, exceptions instead of statuses, and std::string_view.
//
// Owning classes (Value, Options, Program, Run, Interrupt, Error) free what they hold. ValueView borrows: it lives as long as
// the Value it came from, or until the run it came from goes on. What the program did is a state of its run and not an exception
// here, except in Run::run. Threads: as monty.h says of each type.
#ifndef MONTY_HPP
#define MONTY_HPP

#include <monty.h>

#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace monty {

class Value;

namespace detail {

template <auto Free> struct Deleter {
    template <class T> void operator()(T *pointer) const noexcept { Free(pointer); }
};
template <class T, auto Free> using Owner = std::unique_ptr<T, Deleter<Free>>;

// Bytes of the library, copied out and freed also when copying throws.
struct Bytes {
    MontyBytes raw = MONTY_BYTES_INIT;
    Bytes() = default;
    Bytes(const Bytes &) = delete;
    Bytes &operator=(const Bytes &) = delete;
    ~Bytes() { monty_bytes_free(&raw); }
    std::string str() const { return {reinterpret_cast<const char *>(raw.data), raw.len}; }
};

// Throws for every status but MONTY_OK; takes over `error`.
inline void check(MontyStatus status, MontyError *error = nullptr);

// What `call(out, error)` writes.
template <class Call> std::string text(Call call)
{
    Bytes out;
    MontyError *error = nullptr;
    const MontyStatus status = call(&out.raw, &error); // before `error` is read
    return check(status, error), out.str();
}

template <class T, class Call> T *made(Call call)
{
    T *out = nullptr;
    MontyError *error = nullptr;
    const MontyStatus status = call(&out, &error);
    return check(status, error), out;
}

inline std::string_view view(const char *data, std::size_t len) { return data ? std::string_view(data, len) : std::string_view(); }

inline const std::uint8_t *bytes(std::string_view text) { return reinterpret_cast<const std::uint8_t *>(text.data()); }

} // namespace detail

// A value that something else owns; may be null, and then is None to look at and false to `if`.
class ValueView {
public:
    ValueView() = default;
    ValueView(const MontyValue *raw) : raw_(raw) {}
    const MontyValue *get() const { return raw_; }
    explicit operator bool() const { return raw_ != nullptr; }
    // The same object, as Python's `is`.
    bool is(ValueView other) const { return raw_ == other.raw_; }

    MontyKind kind() const { return monty_value_kind(raw_); }
    bool is_none() const { return kind() == MONTY_KIND_NONE; }
    bool to_bool() const { return monty_value_bool(raw_); }
    double to_double() const { return monty_value_float(raw_); }
    // Throws Error when it is no int or does not fit; `fits` asks first.
    std::int64_t to_int() const
    {
        std::int64_t out = 0;
        return detail::check(monty_value_int(raw_, &out)), out;
    }
    bool fits() const { std::int64_t out = 0; return monty_value_int(raw_, &out) == MONTY_OK; }
    // Sign and magnitude, most significant byte first.
    std::pair<bool, std::vector<std::uint8_t>> big_int() const
    {
        bool negative = false;
        std::size_t len = 0;
        const std::uint8_t *data = monty_value_int_bytes(raw_, &negative, &len);
        return {negative, data ? std::vector<std::uint8_t>(data, data + len) : std::vector<std::uint8_t>()};
    }
    // Text of a str, message of an exception, name of a function, repr of an opaque value; else empty.
    std::string_view str() const { return lend(monty_value_str); }
    std::string_view bytes() const { return lend(monty_value_bytes); }
    std::string_view type() const { return lend(monty_value_type); }
    std::optional<std::uint64_t> id() const
    {
        std::uint64_t out = 0;
        return monty_value_id(raw_, &out) == MONTY_OK ? std::optional<std::uint64_t>(out) : std::nullopt;
    }
    bool is_dataclass() const { return monty_value_is_dataclass(raw_); }
    ValueView cause() const { return monty_value_cause(raw_); }

    // Elements, pairs, fields or arguments. What is not there is a null view.
    std::size_t size() const { return monty_value_len(raw_); }
    ValueView operator[](std::size_t i) const { return monty_value_item(raw_, i); }
    ValueView key(std::size_t i) const { return monty_value_key(raw_, i); }
    ValueView get(std::string_view name) const { return monty_value_get(raw_, name.data(), name.size()); }

    std::string repr() const { return detail::text([&](auto *out, auto **) { return monty_value_repr(raw_, out); }); }
    std::string json() const { return detail::text([&](auto *out, auto **error) { return monty_value_to_json(raw_, out, error); }); }
    std::string encode() const { return detail::text([&](auto *out, auto **error) { return monty_value_encode(raw_, out, error); }); }
    // One more owner of the same object.
    Value copy() const;

    struct Iterator {
        const MontyValue *of;
        std::size_t i;
        ValueView operator*() const { return monty_value_item(of, i); }
        Iterator &operator++() { return ++i, *this; }
        bool operator!=(const Iterator &other) const { return i != other.i; }
    };
    Iterator begin() const { return {raw_, 0}; }
    Iterator end() const { return {raw_, size()}; }
protected:
    const MontyValue *raw_ = nullptr;
private:
    template <class Get> std::string_view lend(Get get) const
    {
        std::size_t len = 0;
        const auto *data = reinterpret_cast<const char *>(get(raw_, &len));
        return detail::view(data, len);
    }
};

struct Frame {
    std::string file, function, source;
    std::uint32_t line, column;
};

// A call failed, or (from Run::run) the program did. Cheap to copy.
class Error : public std::runtime_error {
public:
    // Takes over `raw`, which may be null.
    Error(MontyStatus status, MontyError *raw) : Error(status, Shared(raw, monty_error_free)) {}
    // Borrows the error of a run.
    static Error of(const MontyError *raw) { Error error(monty_error_status(raw), Shared()); return error.keep(raw), error; }

    MontyStatus status() const { return status_; }
    // The Python type, such as "ValueError"; empty when it is no exception.
    const std::string &type() const { return type_; }
    const std::string &message() const { return message_; }
    // As Python prints it.
    const std::string &traceback() const { return traceback_; }
    const std::vector<Frame> &frames() const { return frames_; }
    std::optional<MontyLimit> limit() const { return limit_; }
    // The exception object; null when there is none, and in copies of a run's error.
    ValueView exception() const { return monty_error_exception(raw_.get()); }
    const char *what() const noexcept override { return what_.empty() ? std::runtime_error::what() : what_.c_str(); }
private:
    using Shared = std::shared_ptr<MontyError>;
    Error(MontyStatus status, Shared raw) : std::runtime_error(monty_status_name(status)), raw_(std::move(raw)), status_(status)
    {
        keep(raw_.get());
    }

    void keep(const MontyError *raw)
    {
        if (!raw) return;
        type_ = lend(monty_error_type, raw);
        message_ = lend(monty_error_message, raw);
        what_ = type_.empty() || message_.empty() ? type_ + message_ : type_ + ": " + message_;
        detail::Bytes formatted;
        if (monty_error_format(raw, &formatted.raw) == MONTY_OK) traceback_ = formatted.str();
        MontyLimit limit = MONTY_LIMIT_MEMORY;
        if (monty_error_limit(raw, &limit) == MONTY_OK) limit_ = limit;
        for (std::size_t i = 0; i < monty_error_frame_count(raw); i++)
            frames_.push_back({lend(monty_error_frame_file, raw, i), lend(monty_error_frame_function, raw, i),
                               lend(monty_error_frame_source, raw, i), monty_error_frame_line(raw, i), monty_error_frame_column(raw, i)});
    }

    template <class Get, class... At> static std::string lend(Get get, const MontyError *raw, At... at)
    {
        std::size_t len = 0;
        const char *text = get(raw, at..., &len);
        return std::string(detail::view(text, len));
    }

    Shared raw_;
    MontyStatus status_;
    std::optional<MontyLimit> limit_;
    std::string type_, message_, traceback_, what_;
    std::vector<Frame> frames_;
};

namespace detail {

// Takes over `error`.
inline void check(MontyStatus status, MontyError *error) { if (status != MONTY_OK) throw Error(status, error); }

template <class T> T *check_made(T *made, MontyStatus status = MONTY_ERROR_ARGUMENT, MontyError *error = nullptr)
{
    if (!made) throw Error(error ? monty_error_status(error) : status, error);
    return made;
}

} // namespace detail

// A value of our own. Copies share it; a shared value cannot be appended to.
class Value : public ValueView {
public:
    Value(std::nullptr_t = nullptr) : Value(monty_none()) {}
    template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0> Value(T value) : Value(monty_bool(value)) {}
    template <class T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, long> = 0>
    Value(T value) : Value(integer(value)) {}
    Value(double value) : Value(monty_float(value)) {}
    Value(std::string_view text) : Value(detail::check_made(monty_str(text.data(), text.size()), MONTY_ERROR_UTF8)) {}
    Value(const std::string &text) : Value(std::string_view(text)) {}
    Value(const char *text) : Value(std::string_view(text)) {}
    // Takes over an owned value.
    explicit Value(MontyValue *raw) : ValueView(raw) {}
    Value(const Value &other) : ValueView(monty_value_copy(other.raw_)) {}
    Value(Value &&other) noexcept : ValueView(other.release()) {}
    Value &operator=(Value other) noexcept { return std::swap(raw_, other.raw_), *this; }
    ~Value() { monty_value_free(mine()); }

    static Value from_bytes(std::string_view data) { return Value(detail::check_made(monty_bytes(detail::bytes(data), data.size()))); }
    static Value from_magnitude(bool negative, const std::vector<std::uint8_t> &of) { return Value(detail::check_made(monty_int_from_bytes(negative, of.data(), of.size()))); }
    static Value list(std::initializer_list<Value> items = {}) { return filled(monty_list(items.size()), items); }
    static Value tuple(std::initializer_list<Value> items = {}) { return filled(monty_tuple(items.size()), items); }
    static Value set(std::initializer_list<Value> items = {}) { return filled(monty_set(items.size()), items); }
    static Value frozenset(std::initializer_list<Value> items = {}) { return filled(monty_frozenset(items.size()), items); }
    using Pairs = std::initializer_list<std::pair<Value, Value>>;
    static Value dict(Pairs pairs = {}) { return with_pairs(monty_dict(pairs.size()), pairs); }
    static Value object(std::string_view name, Pairs fields = {}) { return with_pairs(monty_object(name.data(), name.size()), fields); }
    static Value dataclass(std::string_view name, Pairs fields = {}) { return with_pairs(monty_dataclass(name.data(), name.size()), fields); }
    static Value host_object(std::string_view name, std::uint64_t id, Pairs fields = {}) { return with_pairs(monty_host_object(name.data(), name.size(), id), fields); }
    static Value exception(std::string_view type, std::string_view message)
    {
        return Value(detail::check_made(monty_exception(type.data(), type.size(), message.data(), message.size()), MONTY_ERROR_UTF8));
    }
    static Value decode(std::string_view cbor)
    {
        return Value(detail::made<MontyValue>([&](auto **out, auto **e) { return monty_value_decode(detail::bytes(cbor), cbor.size(), out, e); }));
    }

    Value &append(Value item) { return detail::check(monty_value_append(mine(), item.release())), *this; }
    Value &insert(Value key, Value item) { return detail::check(monty_value_insert(mine(), key.release(), item.release())), *this; }
    // For C functions that consume a value.
    MontyValue *release() noexcept { return const_cast<MontyValue *>(std::exchange(raw_, nullptr)); }
private:
    MontyValue *mine() const { return const_cast<MontyValue *>(raw_); }
    template <class T> static MontyValue *integer(T value)
    {
        if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(std::int64_t)) {
            std::uint8_t bytes[sizeof(T)];
            for (std::size_t i = 0; i < sizeof(T); i++) bytes[i] = static_cast<std::uint8_t>(value >> (8 * (sizeof(T) - 1 - i)));
            return monty_int_from_bytes(false, bytes, sizeof bytes);
        } else {
            return monty_int(value);
        }
    }
    static Value filled(MontyValue *raw, std::initializer_list<Value> items)
    {
        Value made(detail::check_made(raw));
        for (const Value &item : items) made.append(item);
        return made;
    }
    static Value with_pairs(MontyValue *raw, Pairs pairs)
    {
        Value made(detail::check_made(raw, MONTY_ERROR_UTF8));
        for (const auto &[key, item] : pairs) made.insert(key, item);
        return made;
    }
};

inline Value ValueView::copy() const { return Value(monty_value_copy(raw_)); }

class Options {
public:
    Options() : raw_(detail::check_made(monty_options_new(), MONTY_ERROR_INTERNAL)) {}
    Options &filename(std::string_view name) { return set(monty_options_set_filename, name); }
    Options &input(std::string_view name) { return set(monty_options_add_input, name); }
    Options &function(std::string_view name) { return set(monty_options_add_function, name); }
    Options &stubs(std::string_view text) { return set(monty_options_set_stubs, text); }
    Options &type_check() { return detail::check(monty_options_set_type_check(raw_.get())), *this; }
    Options &check_limits(std::uint64_t time_ns, std::uint64_t memory) { return detail::check(monty_options_set_check_limits(raw_.get(), time_ns, memory)), *this; }
    const MontyOptions *get() const { return raw_.get(); }
private:
    template <class Add> Options &set(Add add, std::string_view text) { return detail::check(add(raw_.get(), text.data(), text.size())), *this; }
    detail::Owner<MontyOptions, monty_options_free> raw_;
};

// What the type checker finds: a list of dicts, as monty_check says.
inline Value check(std::string_view source, const Options &options = Options())
{
    return Value(detail::made<MontyValue>([&](auto **out, auto **error) {
        return monty_check(source.data(), source.size(), options.get(), nullptr, 0, out, error);
    }));
}

// Immutable; copies share it, and any thread may use any of them.
class Program {
public:
    explicit Program(std::string_view source, const Options &options = Options())
        : Program(detail::made<MontyProgram>(
              [&](auto **out, auto **error) { return monty_compile(source.data(), source.size(), options.get(), out, error); })) {}
    static Program load(std::string_view data)
    {
        return Program(detail::made<MontyProgram>(
            [&](auto **out, auto **error) { return monty_program_load(detail::bytes(data), data.size(), out, error); }));
    }
    Program(const Program &other) : raw_(monty_program_ref(other.get())) {}
    Program(Program &&) noexcept = default;
    Program &operator=(Program other) noexcept { return raw_.swap(other.raw_), *this; }

    std::string dump() const { return detail::text([&](auto *out, auto **error) { return monty_program_dump(get(), out, error); }); }
    const MontyProgram *get() const { return raw_.get(); }
private:
    explicit Program(MontyProgram *raw) : raw_(raw) {}
    detail::Owner<MontyProgram, monty_program_free> raw_;
};

// Stops its run from any thread or signal handler.
class Interrupt {
public:
    explicit Interrupt(MontyInterrupt *raw) : raw_(raw) {}
    void interrupt() const noexcept { monty_interrupt(raw_.get()); }
private:
    detail::Owner<MontyInterrupt, monty_interrupt_free> raw_;
};

// What a call says; borrowed until the run goes on.
struct Call {
    std::uint64_t id;
    MontyCallKind kind;
    std::string_view name;
    ValueView args, kwargs;
    std::uint32_t line;
};

class Run {
public:
    explicit Run(const Program &program) : Run(detail::check_made(monty_run_new(program.get()))) {}
    static Run load(std::string_view data, const Program *program = nullptr)
    {
        const MontyProgram *known = program ? program->get() : nullptr;
        return Run(detail::made<MontyRun>(
            [&](auto **out, auto **error) { return monty_run_load(known, detail::bytes(data), data.size(), out, error); }));
    }

    Run &set_limit(MontyLimit which, std::uint64_t value) { return detail::check(monty_run_set_limit(get(), which, value)), *this; }
    std::uint64_t limit(MontyLimit which) const { return monty_run_limit(get(), which); }
    std::uint64_t usage(MontyLimit which) const { return monty_run_usage(get(), which); }
    Run &set_input(std::string_view name, Value value) { return detail::check(monty_run_set_input(get(), name.data(), name.size(), value.release())), *this; }

    // Virtual files: of that content, directories in which the program makes files, and what it left in one.
    Run &mount(std::string_view path, std::string_view data, bool writable = false)
    {
        return go([&](auto **error) { return monty_run_mount(get(), path.data(), path.size(), detail::bytes(data), data.size(), writable, error); }), *this;
    }
    Run &mount_directory(std::string_view path, bool writable = true)
    {
        return go([&](auto **error) { return monty_run_mount_directory(get(), path.data(), path.size(), writable, error); }), *this;
    }
    std::string read_file(std::string_view path) const
    {
        return detail::text([&](auto *out, auto **error) { return monty_run_read_file(get(), path.data(), path.size(), out, error); });
    }

    using Print = std::function<void(MontyStream, std::string_view)>;
    // What the callback throws comes out of the step or resume that it was called in, when that ends.
    Run &set_print(Print print)
    {
        auto *printer = new Printer{std::move(print), nullptr};
        detail::check(monty_run_set_print(get(), Printer::call, printer, Printer::drop));
        return printer_ = printer, *this;
    }
    std::string take_output(MontyStream stream = MONTY_STDOUT) { return detail::text([&](auto *out, auto **) { return monty_run_take_output(get(), stream, out); }); }

    MontyState state() const { return monty_run_state(get()); }
    MontyState step(std::uint64_t fuel = MONTY_UNLIMITED) { return go([&](auto **error) { return monty_run_step(get(), fuel, error); }); }
    Call call() const
    {
        std::size_t len = 0;
        const char *name = monty_run_call_name(get(), &len);
        return {monty_run_call_id(get()),   monty_run_call_kind(get()),   detail::view(name, len),
                monty_run_call_args(get()), monty_run_call_kwargs(get()), monty_run_call_line(get())};
    }
    MontyState resume(Value value) { return go([&](auto **error) { return monty_run_resume_value(get(), value.release(), error); }); }
    MontyState raise(std::string_view type, std::string_view message)
    {
        Value exception = Value::exception(type, message);
        return go([&](auto **error) { return monty_run_resume_exception(get(), exception.release(), error); });
    }
    // Null views in other states.
    ValueView result() const { return monty_run_result(get()); }
    std::optional<Error> error() const
    {
        const MontyError *raw = monty_run_error(get());
        return raw ? std::optional<Error>(Error::of(raw)) : std::nullopt;
    }
    using Handlers = std::map<std::string, std::function<Value(const Call &)>, std::less<>>;
    // Answers calls until the program ends; throws Error when it fails or is interrupted. A handler that throws raises in the
    // program: an Error as its type, anything else as RuntimeError. A call that nobody handles raises NotImplementedError.
    ValueView run(const Handlers &handlers = {})
    {
        MontyState now = state();
        if (now != MONTY_STATE_CALL) now = step();
        while (now == MONTY_STATE_CALL) now = answer(handlers);
        if (now == MONTY_STATE_DONE) return result();
        if (const std::optional<Error> failure = error()) throw *failure;
        throw Error(now == MONTY_STATE_INTERRUPTED ? MONTY_ERROR_INTERRUPTED : MONTY_ERROR_STATE, nullptr);
    }

    // More of a session, after the end; and a call of something that the program defined.
    MontyState feed(std::string_view source, const char *filename = nullptr)
    {
        return go([&](auto **error) { return monty_run_feed(get(), source.data(), source.size(), filename, error); });
    }
    MontyState call_function(std::string_view name, std::initializer_list<Value> args = {}, Value::Pairs kwargs = {})
    {
        Value tuple = Value::tuple(args), dict = Value::dict(kwargs);
        return go([&](auto **error) {
            return monty_run_call_function(get(), name.data(), name.size(), tuple.release(), dict.release(), error);
        });
    }
    // Without its program it is smaller, and loaded only together with it.
    std::string dump(bool with_program = true) const
    {
        const auto write = with_program ? monty_run_dump : monty_run_dump_without_program;
        return detail::text([&](auto *out, auto **error) { return write(get(), out, error); });
    }
    Run fork() const
    {
        MontyError *error = nullptr;
        MontyRun *made = monty_run_clone(get(), &error);
        return Run(detail::check_made(made, MONTY_ERROR_INTERNAL, error));
    }
    Interrupt interrupt_handle() const { return Interrupt(detail::check_made(monty_run_interrupt_handle(get()), MONTY_ERROR_BUSY)); }
    MontyRun *get() const { return raw_.get(); }
private:
    struct Printer {
        Print print;
        std::exception_ptr thrown;
        static void call(void *self, MontyStream stream, const char *text, std::size_t len)
        {
            auto *printer = static_cast<Printer *>(self);
            try {
                if (!printer->thrown) printer->print(stream, {text, len});
            } catch (...) {
                printer->thrown = std::current_exception();
            }
        }
        static void drop(void *self) { delete static_cast<Printer *>(self); }
    };

    explicit Run(MontyRun *raw) : raw_(raw) {}
    template <class Go> MontyState go(Go go)
    {
        MontyError *error = nullptr;
        const MontyStatus status = go(&error);
        detail::check(status, error);
        if (printer_ && printer_->thrown) std::rethrow_exception(std::exchange(printer_->thrown, nullptr));
        return state();
    }
    MontyState answer(const Handlers &handlers)
    {
        const Call now = call();
        const auto found = handlers.find(now.name);
        if (found == handlers.end()) return raise("NotImplementedError", "the host has no " + std::string(now.name));
        std::optional<Value> value;
        std::string type = "RuntimeError", message;
        try {
            value = found->second(now);
        } catch (const Error &error) {
            if (!error.type().empty()) type = error.type();
            message = error.message();
        } catch (const std::exception &error) {
            message = error.what();
        }
        return value ? resume(std::move(*value)) : raise(type, message);
    }

    detail::Owner<MontyRun, monty_run_free> raw_;
    Printer *printer_ = nullptr;
};

} // namespace monty
#endif
