//! `sys`: what the machine lets a program know and set.

use super::Module;
use crate::heap::kinds::Value;
use crate::object::native::{Cx, FrameQuery, Native, Outcome, Raise, function};
use crate::object::{args as arguments, bulk, raise, receive};

pub(super) const MODULE: Module = Module {
    name: "sys",
    functions: &[
        function("exit", "status=None, /", exit),
        function("get_int_max_str_digits", "", int_digits),
        function("getrecursionlimit", "", recursion_limit),
        function("getrefcount", "object, /", getrefcount),
        function("getsizeof", "object, default=...", getsizeof).or("sys_getsizeof"),
        function("set_int_max_str_digits", "maxdigits", set_int_digits),
        function("setrecursionlimit", "limit, /", in_kernel).or("sys_setrecursionlimit"),
    ],
    constants: &[],
};

pub(super) static INTRINSICS: &[Native] = &[
    function("_m_current_stdout", "", current_stdout),
    function("_m_handled", "", handled),
    function("_m_library_version", "", library_version),
    function("_m_module_names", "", module_names),
    function("_m_modules", "", modules),
    function("_m_note_stdout", "namespace, stdout, /", note_stdout),
    function("_m_set_recursion_limit", "limit, /", set_recursion_limit),
    function("_m_write", "text, to_stderr, /", write),
];

fn in_kernel(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

fn exit(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let args = match args[0] {
        Value::None => Vec::new(),
        status => vec![status],
    };
    Err(raise::with_args(crate::heap::classes::SYSTEM_EXIT, args))
}

/// Below this many digits a limit would be of no use.
const LEAST_INT_DIGITS: u32 = 640;

fn int_digits(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Int(i64::from(cx.heap.int_digits)).into())
}

fn set_int_digits(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let digits = match cx.heap.unwrap(args[0]) {
        Value::Int(digits) => digits,
        Value::Bool(digit) => i64::from(digit.get()),
        other => return Err(raise::type_error(format!("'{}' object cannot be interpreted as an integer", cx.heap.type_name(other)))),
    };
    match u32::try_from(digits) {
        Ok(digits) if digits == 0 || LEAST_INT_DIGITS <= digits => cx.heap.int_digits = digits,
        _ => return Err(raise::value_error(format!("maxdigits must be >= {LEAST_INT_DIGITS} or 0 for unlimited"))),
    }
    Ok(Value::None.into())
}

fn recursion_limit(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Frame(FrameQuery::RecursionLimit))
}

fn set_recursion_limit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let limit = arguments::size(arguments::ssize(&cx.heap, args[0])?);
    Ok(Outcome::Frame(FrameQuery::SetRecursionLimit(u32::try_from(limit).unwrap_or(u32::MAX))))
}

fn getrefcount(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    // References are not counted: the least that CPython could answer.
    Ok(Value::Int(2).into())
}

/// The object's own bytes, as `__sizeof__` says.
fn getsizeof(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if matches!(args[0], Value::Instance(_) | Value::Class(_)) {
        return Err(Raise::Python);
    }
    crate::object::object::sizeof(cx, args)
}

fn handled(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Frame(FrameQuery::Handled))
}

fn modules(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Frame(FrameQuery::Modules))
}

fn module_names(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let names: Vec<Value> = super::MODULES.iter().map(|module| cx.str(module.name)).collect();
    Ok(cx.heap.new_list(names).into())
}

fn library_version(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.str(env!("CARGO_PKG_VERSION")).into())
}

fn write(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = arguments::str(&cx.heap, args[0], "write() argument")?;
    let (text, chars) = (bulk::owned(cx, id)?, cx.heap.str(id).chars());
    cx.write(&text, args[1].is_true())?;
    Ok(Value::Int(chars as i64).into())
}

/// Tells `print` where it finds out whether `sys.stdout` is still the run's own output.
fn note_stdout(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let namespace = receive::dict(&cx.heap, args[0])?;
    cx.output.redirect = Some((namespace, args[1]));
    Ok(Value::None.into())
}

/// `sys.stdout` when the program put something else there, else None.
fn current_stdout(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(cx.redirected_stdout().unwrap_or(Value::None).into())
}
