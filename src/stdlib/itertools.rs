//! `itertools`: its classes. Their objects are generators of the kernel's `itertools.py` in the guise of these classes; the
//! constructors here only name the parameters and hand over.
//!
//! Owns the rows, and the steps of the combinatoric iterators over their lists of places.
//! Start reading at [`TYPES`].

use super::Module;
use crate::heap::classes;
use crate::heap::kinds::{Heap, Value};
use crate::heap::objects::GeneratorState;
use crate::heap::value::ClassId;
use crate::object::native::{Cx, Native, Outcome, Raise, class_method, function, method, static_method};
use crate::object::{args as arguments, generic_alias, iter, raise, receive};

pub(super) const MODULE: Module = Module {
    name: "itertools",
    functions: &[function("tee", "iterable, n=2, /", in_kernel).or("itertools_tee")],
    constants: &[
        ("accumulate", Value::Class(classes::ACCUMULATE)),
        ("batched", Value::Class(classes::BATCHED)),
        ("chain", Value::Class(classes::CHAIN)),
        ("combinations", Value::Class(classes::COMBINATIONS)),
        ("combinations_with_replacement", Value::Class(classes::COMBINATIONS_WITH_REPLACEMENT)),
        ("compress", Value::Class(classes::COMPRESS)),
        ("count", Value::Class(classes::COUNT)),
        ("cycle", Value::Class(classes::CYCLE)),
        ("dropwhile", Value::Class(classes::DROPWHILE)),
        ("filterfalse", Value::Class(classes::FILTERFALSE)),
        ("groupby", Value::Class(classes::GROUPBY)),
        ("islice", Value::Class(classes::ISLICE)),
        ("pairwise", Value::Class(classes::PAIRWISE)),
        ("permutations", Value::Class(classes::PERMUTATIONS)),
        ("product", Value::Class(classes::PRODUCT)),
        ("repeat", Value::Class(classes::REPEAT)),
        ("starmap", Value::Class(classes::STARMAP)),
        ("takewhile", Value::Class(classes::TAKEWHILE)),
        ("zip_longest", Value::Class(classes::ZIP_LONGEST)),
    ],
};

const fn new(signature: &'static str, kernel: &'static str) -> Native {
    static_method("__new__", signature, in_kernel).or(kernel)
}

/// The rows of the classes.
pub(super) static TYPES: &[(ClassId, &[Native])] = &[
    (classes::ACCUMULATE, &[iter::ITER, new("cls, iterable, func=None, *, initial=None", "itertools_accumulate_new"), iter::NEXT]),
    (classes::BATCHED, &[iter::ITER, new("cls, iterable, n, *, strict=False", "itertools_batched_new"), iter::NEXT]),
    (
        classes::CHAIN,
        &[
            class_method("__class_getitem__", "cls, object, /", generic_alias::class_getitem),
            iter::ITER,
            new("cls, /, *iterables", "itertools_chain_new"),
            iter::NEXT,
            class_method("from_iterable", "cls, iterable, /", in_kernel).or("itertools_chain_from_iterable"),
        ],
    ),
    (classes::COMBINATIONS, &[iter::ITER, new("cls, iterable, r", "itertools_combinations_new"), iter::NEXT]),
    (
        classes::COMBINATIONS_WITH_REPLACEMENT,
        &[iter::ITER, new("cls, iterable, r", "itertools_combinations_with_replacement_new"), iter::NEXT],
    ),
    (classes::COMPRESS, &[iter::ITER, new("cls, data, selectors", "itertools_compress_new"), iter::NEXT]),
    (
        classes::COUNT,
        &[
            iter::ITER,
            new("cls, start=0, step=1", "itertools_count_new"),
            iter::NEXT,
            method("__repr__", "self, /", in_kernel).or("itertools_count_repr"),
        ],
    ),
    (classes::CYCLE, &[iter::ITER, new("cls, iterable, /", "itertools_cycle_new"), iter::NEXT]),
    (classes::DROPWHILE, &[iter::ITER, new("cls, predicate, iterable, /", "itertools_dropwhile_new"), iter::NEXT]),
    (classes::FILTERFALSE, &[iter::ITER, new("cls, function, iterable, /", "itertools_filterfalse_new"), iter::NEXT]),
    (classes::GROUPBY, &[iter::ITER, new("cls, iterable, key=None", "itertools_groupby_new"), iter::NEXT]),
    (classes::GROUPER, &[iter::ITER, iter::NEXT]),
    (classes::ISLICE, &[iter::ITER, new("cls, /, *args", "itertools_islice_new"), iter::NEXT]),
    (classes::PAIRWISE, &[iter::ITER, new("cls, iterable, /", "itertools_pairwise_new"), iter::NEXT]),
    (classes::PERMUTATIONS, &[iter::ITER, new("cls, iterable, r=None", "itertools_permutations_new"), iter::NEXT]),
    (classes::PRODUCT, &[iter::ITER, new("cls, /, *iterables, repeat=1", "itertools_product_new"), iter::NEXT]),
    (
        classes::REPEAT,
        &[
            iter::ITER,
            method("__length_hint__", "self, /", in_kernel).or("itertools_repeat_length"),
            static_method("__new__", "cls, object, times=...", repeat).or("itertools_repeat_new"),
            iter::NEXT,
            method("__repr__", "self, /", in_kernel).or("itertools_repeat_repr"),
        ],
    ),
    (classes::STARMAP, &[iter::ITER, new("cls, function, iterable, /", "itertools_starmap_new"), iter::NEXT]),
    (classes::TAKEWHILE, &[iter::ITER, new("cls, predicate, iterable, /", "itertools_takewhile_new"), iter::NEXT]),
    (classes::TEE, &[iter::ITER, iter::NEXT]),
    (classes::ZIP_LONGEST, &[iter::ITER, new("cls, /, *iterables, **kwargs", "itertools_zip_longest_new"), iter::NEXT]),
];

/// Natives for the kernel's generators.
pub(super) static INTRINSICS: &[Native] = &[
    function("_m_choose", "pool, places, /", choose),
    function("_m_generator_local", "generator, i, /", generator_local),
    function("_m_generator_over", "generator, /", generator_over),
    function("_m_is_number", "value, /", is_number),
    function("_m_next_combination", "pool, places, /", next_combination),
    function("_m_next_multiset", "pool, places, /", next_multiset),
    function("_m_next_permutation", "pool, order, cycles, /", next_permutation),
    function("_m_next_product", "pools, places, /", next_product),
];

fn in_kernel(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(Raise::Python)
}

/// `repeat(object, times)`: the count as the kernel wants it, None for endless.
fn repeat(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let times = match args[2] {
        Value::Unbound => Value::None,
        times => Value::Int(arguments::ssize(&cx.heap, times)?.max(0)),
    };
    Ok(Outcome::kernel("itertools_repeat_new", [args[0], args[1], times]))
}

fn is_number(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let plain = cx.heap.unwrap(args[0]);
    let built_in = matches!(plain, Value::Bool(_) | Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Complex(_));
    let dunders = [crate::text::core::INDEX, crate::text::core::FLOAT, crate::text::core::INT];
    let converts = || dunders.into_iter().any(|name| arguments::special(&cx.heap, args[0], name).is_some());
    Ok(Value::bool(built_in || (converts() && !matches!(plain, Value::Str(_)))).into())
}

/// Register `i` of a suspended generator: its parameter of that number as it is now.
fn generator_local(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Value::Generator(id), Value::Int(i)) = (args[0], args[1]) else { return Ok(Value::None.into()) };
    let value = usize::try_from(i).ok().and_then(|i| cx.heap[id].registers.get(i)).copied().unwrap_or_default();
    Ok(value.or_none().into())
}

/// Whether a generator has returned, after which it has no variables.
fn generator_over(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::Generator(id) = args[0] else { return Ok(Value::None.into()) };
    Ok(Value::bool(cx.heap[id].state == GeneratorState::Closed).into())
}

/// The places of a list, as numbers.
fn places(heap: &Heap, value: Value) -> Result<Vec<usize>, Raise> {
    let places = receive::items(heap, value).iter().map(|&place| match place {
        Value::Int(i) => usize::try_from(i).ok(),
        _ => None,
    });
    places.collect::<Option<_>>().ok_or_else(|| raise::system_error("places are numbers"))
}

fn store_places(heap: &mut Heap, list: Value, places: &[usize]) {
    if let Value::List(id) = list {
        heap[id].items = places.iter().map(|&place| Value::Int(place as i64)).collect();
    }
}

/// The items of a pool at these places, as a tuple.
fn picked(cx: &mut Cx, pool: Value, places: &[usize]) -> Value {
    let pool = receive::items(&cx.heap, pool);
    let items: Vec<Value> = places.iter().map(|&place| pool[place]).collect();
    cx.heap.new_tuple(items)
}

fn ask(cx: &mut Cx, len: usize) -> Result<(), Raise> {
    if len < 256 {
        return Ok(());
    }
    cx.reserve(len * 4 * size_of::<Value>())?;
    cx.poll(len as u64)
}

fn choose(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, receive::items(&cx.heap, args[1]).len())?;
    let places = places(&cx.heap, args[1])?;
    Ok(picked(cx, args[0], &places).into())
}

/// Moves on from one choice of places to the next by `step`; the items chosen, or None after the last.
fn advance(cx: &mut Cx, args: &[Value], step: impl FnOnce(usize, &mut [usize]) -> bool) -> Result<Outcome, Raise> {
    ask(cx, receive::items(&cx.heap, args[1]).len())?;
    let mut places = places(&cx.heap, args[1])?;
    if !step(receive::items(&cx.heap, args[0]).len(), &mut places) {
        return Ok(Value::None.into());
    }
    store_places(&mut cx.heap, args[1], &places);
    Ok(picked(cx, args[0], &places).into())
}

/// The rightmost place that can move right does, and those after it follow closely.
fn next_combination(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    advance(cx, args, |n, places| {
        let r = places.len();
        let Some(i) = (0..r).rev().find(|&i| places[i] != i + n - r) else { return false };
        places[i] += 1;
        for j in i + 1..r {
            places[j] = places[j - 1] + 1;
        }
        true
    })
}

fn next_multiset(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    advance(cx, args, |n, places| {
        let Some(i) = places.iter().rposition(|&place| place + 1 != n) else { return false };
        let next = places[i] + 1;
        places[i..].fill(next);
        true
    })
}

/// As an odometer: the rightmost wheel that can turn does, those after it begin again.
fn next_product(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, receive::items(&cx.heap, args[1]).len())?;
    let mut places = places(&cx.heap, args[1])?;
    let pools = receive::items(&cx.heap, args[0]);
    let size = |i: usize| receive::items(&cx.heap, pools[i]).len();
    let Some(i) = (0..places.len()).rev().find(|&i| places[i] + 1 < size(i)) else { return Ok(Value::None.into()) };
    places[i] += 1;
    places[i + 1..].fill(0);
    let items: Vec<Value> = pools.iter().zip(&places).map(|(&pool, &place)| receive::items(&cx.heap, pool)[place]).collect();
    store_places(&mut cx.heap, args[1], &places);
    Ok(cx.heap.new_tuple(items).into())
}

/// The order of permutations that CPython documents: by position in the pool, with a countdown per place.
fn next_permutation(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    ask(cx, receive::items(&cx.heap, args[1]).len())?;
    let (mut order, mut cycles) = (places(&cx.heap, args[1])?, places(&cx.heap, args[2])?);
    let (n, r) = (order.len(), cycles.len());
    let mut i = r;
    let found = loop {
        if i == 0 {
            break false;
        }
        i -= 1;
        cycles[i] -= 1;
        if cycles[i] == 0 {
            order[i..].rotate_left(1);
            cycles[i] = n - i;
        } else {
            order.swap(i, n - cycles[i]);
            break true;
        }
    };
    if !found {
        return Ok(Value::None.into());
    }
    store_places(&mut cx.heap, args[1], &order);
    store_places(&mut cx.heap, args[2], &cycles);
    Ok(picked(cx, args[0], &order[..r]).into())
}
