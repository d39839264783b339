//! `bisect`: searching sorted lists whose items compare natively; the kernel's `bisect.py` goes on with the others.

use super::Module;
use crate::heap::kinds::{Heap, ListId, Value};
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{args, compare, raise};

const SEARCH: &str = "a, x, lo=0, hi=None, *, key=None";

pub(super) const MODULE: Module = Module {
    name: "bisect",
    functions: &[
        Native { name: "bisect", ..RIGHT },
        LEFT,
        RIGHT,
        Native { name: "insort", ..INSORT_RIGHT },
        function("insort_left", SEARCH, insort_left).or("insort_left_any"),
        INSORT_RIGHT,
    ],
    constants: &[],
};

const LEFT: Native = function("bisect_left", SEARCH, bisect_left).or("bisect_left_any");
const RIGHT: Native = function("bisect_right", SEARCH, bisect_right).or("bisect_right_any");
const INSORT_RIGHT: Native = function("insort_right", SEARCH, insort_right).or("insort_right_any");

/// The list and the bounds of a search that needs no Python.
fn plain(heap: &Heap, args: &[Value]) -> Result<(ListId, usize, usize), Raise> {
    let (Value::List(list), Value::None) = (args[0], args[4]) else { return Err(Raise::Python) };
    let lo = args::ssize(heap, args[2])?;
    let lo = usize::try_from(lo).map_err(|_| raise::value_error("lo must be non-negative"))?;
    let hi = match args[3] {
        Value::None => heap[list].items.len(),
        hi => args::size(args::ssize(heap, hi)?),
    };
    Ok((list, lo, hi))
}

fn item(heap: &Heap, list: ListId, at: usize) -> Result<Value, Raise> {
    heap[list].items.get(at).copied().ok_or_else(|| raise::index_error("list index out of range"))
}

fn left(cx: &mut Cx, args: &[Value]) -> Result<(ListId, usize), Raise> {
    let (list, mut lo, mut hi) = plain(&cx.heap, args)?;
    while lo < hi {
        let middle = lo + (hi - lo) / 2;
        let item = item(&cx.heap, list, middle)?;
        if compare::less(cx, item, args[1])? { lo = middle + 1 } else { hi = middle }
    }
    Ok((list, lo))
}

fn right(cx: &mut Cx, args: &[Value]) -> Result<(ListId, usize), Raise> {
    let (list, mut lo, mut hi) = plain(&cx.heap, args)?;
    while lo < hi {
        let middle = lo + (hi - lo) / 2;
        let item = item(&cx.heap, list, middle)?;
        if compare::less(cx, args[1], item)? { hi = middle } else { lo = middle + 1 }
    }
    Ok((list, lo))
}

fn bisect_left(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    left(cx, args).map(|(_, at)| Value::Int(at as i64).into())
}

fn bisect_right(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    right(cx, args).map(|(_, at)| Value::Int(at as i64).into())
}

fn insert(cx: &mut Cx, (list, at): (ListId, usize), value: Value) -> Result<Outcome, Raise> {
    crate::object::list::push(cx, list, value)?;
    let items = &mut cx.heap[list].items;
    let at = at.min(items.len() - 1);
    items[at..].rotate_right(1);
    Ok(Value::None.into())
}

fn insort_left(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let place = left(cx, args)?;
    insert(cx, place, args[1])
}

fn insort_right(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let place = right(cx, args)?;
    insert(cx, place, args[1])
}
