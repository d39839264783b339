//! `heapq`: heaps in lists whose items compare natively; the kernel's `heapq.py` goes on with the others.
//!
//! An operation works on the list itself but notes what it moves: when a comparison needs Python halfway, everything is put
//! back before the kernel begins.
//! Start reading at [`sift_down`].

use super::Module;
use crate::heap::kinds::{Heap, ListId, Value};
use crate::object::native::{Cx, Outcome, Raise, function};
use crate::object::{bulk, compare, list, raise};

pub(super) const MODULE: Module = Module {
    name: "heapq",
    functions: &[
        function("heapify", "heap, /", heapify).or("heap_heapify"),
        function("heappop", "heap, /", heappop).or("heap_pop"),
        function("heappush", "heap, item, /", heappush).or("heap_push"),
        function("heappushpop", "heap, item, /", heappushpop).or("heap_push_pop"),
        function("heapreplace", "heap, item, /", heapreplace).or("heap_replace"),
    ],
    constants: &[],
};

/// Old values of changed places, to be restored in reverse order.
type Undo = Vec<(usize, Value)>;

fn this(heap: &Heap, value: Value) -> Result<ListId, Raise> {
    match value {
        Value::List(id) => Ok(id),
        Value::Instance(_) if matches!(heap.unwrap(value), Value::List(_)) => Err(Raise::Python),
        _ => Err(raise::type_error(format!("heap argument must be a list, not {}", heap.type_name(value)))),
    }
}

fn put(heap: &mut Heap, list: ListId, at: usize, value: Value, undo: &mut Undo) {
    let old = std::mem::replace(&mut heap[list].items[at], value);
    undo.push((at, old));
}

/// The item at `at` rises until its parent is not after it.
fn sift_up(cx: &mut Cx, list: ListId, start: usize, mut at: usize, undo: &mut Undo) -> Result<(), Raise> {
    let item = cx.heap[list].items[at];
    while start < at {
        let parent = (at - 1) / 2;
        let above = cx.heap[list].items[parent];
        if !compare::less(cx, item, above)? {
            break;
        }
        put(&mut cx.heap, list, at, above, undo);
        at = parent;
    }
    put(&mut cx.heap, list, at, item, undo);
    Ok(())
}

/// The place `at` sinks to a leaf along the smaller children, then its item rises to where it belongs.
fn sift_down(cx: &mut Cx, list: ListId, start: usize, undo: &mut Undo) -> Result<(), Raise> {
    let len = cx.heap[list].items.len();
    let item = cx.heap[list].items[start];
    let mut at = start;
    let mut child = 2 * at + 1;
    while child < len {
        if child + 1 < len {
            let (a, b) = (cx.heap[list].items[child], cx.heap[list].items[child + 1]);
            if !compare::less(cx, a, b)? {
                child += 1;
            }
        }
        let below = cx.heap[list].items[child];
        put(&mut cx.heap, list, at, below, undo);
        at = child;
        child = 2 * at + 1;
    }
    put(&mut cx.heap, list, at, item, undo);
    sift_up(cx, list, start, at, undo)
}

/// Runs a change of the list; puts everything back when it cannot be finished.
fn undoable(cx: &mut Cx, list: ListId, change: impl FnOnce(&mut Cx, &mut Undo) -> Result<(), Raise>) -> Result<(), Raise> {
    let mut undo = Vec::new();
    change(cx, &mut undo).inspect_err(|_| {
        for (at, old) in undo.into_iter().rev() {
            cx.heap[list].items[at] = old;
        }
    })
}

fn heappush(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(&cx.heap, args[0])?;
    list::push(cx, id, args[1])?;
    let at = cx.heap[id].items.len() - 1;
    let mut undo = Vec::new();
    if let Err(raise) = sift_up(cx, id, 0, at, &mut undo) {
        for (at, old) in undo.into_iter().rev() {
            cx.heap[id].items[at] = old;
        }
        // An exception leaves the item in the list, as CPython does; the kernel pushes it itself.
        if !matches!(raise, Raise::Exception(_) | Raise::New(_)) {
            cx.heap[id].items.pop();
        }
        return Err(raise);
    }
    Ok(Value::None.into())
}

fn heappop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(&cx.heap, args[0])?;
    let Some(last) = cx.heap[list].items.pop() else { return Err(raise::index_error("index out of range")) };
    let Some(&first) = cx.heap[list].items.first() else { return Ok(last.into()) };
    let result = undoable(cx, list, |cx, undo| {
        put(&mut cx.heap, list, 0, last, undo);
        sift_down(cx, list, 0, undo)
    });
    match result {
        Ok(()) => Ok(first.into()),
        Err(raise) => {
            cx.heap[list].items.push(last);
            Err(raise)
        }
    }
}

fn heapreplace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(&cx.heap, args[0])?;
    let Some(&first) = cx.heap[list].items.first() else { return Err(raise::index_error("index out of range")) };
    undoable(cx, list, |cx, undo| {
        put(&mut cx.heap, list, 0, args[1], undo);
        sift_down(cx, list, 0, undo)
    })?;
    Ok(first.into())
}

fn heappushpop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(&cx.heap, args[0])?;
    let Some(&first) = cx.heap[list].items.first() else { return Ok(args[1].into()) };
    if !compare::less(cx, first, args[1])? {
        return Ok(args[1].into());
    }
    heapreplace(cx, args)
}

fn heapify(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let list = this(&cx.heap, args[0])?;
    let len = cx.heap[list].items.len();
    // On a copy: the whole may take long and be started again.
    cx.reserve(len * 2 * size_of::<Value>())?;
    let (heap, meter) = cx.parts();
    let before = bulk::copied(meter, &heap[list].items)?;
    for start in (0..len / 2).rev() {
        let mut undo = Vec::new();
        let polled = if start % 256 == 0 { cx.poll(4096) } else { Ok(()) };
        if let Err(raise) = polled.and_then(|()| sift_down(cx, list, start, &mut undo)) {
            cx.meter.waste.put(std::mem::replace(&mut cx.heap[list].items, before));
            return Err(raise);
        }
    }
    cx.meter.waste.put(before);
    Ok(Value::None.into())
}
