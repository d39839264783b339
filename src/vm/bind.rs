//! Binding arguments to parameters, with CPython's error texts.
//!
//! One layout for functions and natives: the bound parameters end up at `stack[at + 1..]` in the order of the parameter list.

use super::Vm;
use super::call::Keywords;
use super::natives::Def;
use crate::bytecode::code::{CodeFlags, StrBits};
use crate::heap::classes;
use crate::heap::dict::Dict;
use crate::heap::kinds::{FunctionId, Value};
use crate::heap::value::{ClassId, StrId};
use crate::object::native::{NativeKind, Raise};
use crate::object::{bulk, raise};

/// More arguments than this are bound with looks at the interrupt, where that is possible.
pub const MANY: usize = 4096;

/// Keywords bound between two of them.
const PIECE: usize = 1024;

/// A default of a native's parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Default {
    /// The parameter is required.
    Required,
    /// This value.
    Value(Value2),
}

/// Values that can be defaults of natives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value2 {
    /// `...`: unbound.
    Unbound,
    /// `None`
    None,
    /// `True`, `False`
    Bool(bool),
    /// An int.
    Int(i64),
    /// A string.
    Str(&'static str),
}

impl Value2 {
    /// The value, unless it has to be made.
    fn constant(self) -> Option<Value> {
        match self {
            Value2::Unbound => Some(Value::Unbound),
            Value2::None => Some(Value::None),
            Value2::Bool(b) => Some(Value::bool(b)),
            Value2::Int(i) => Some(Value::Int(i)),
            Value2::Str(_) => None,
        }
    }
}

/// One parameter of a native.
#[derive(Debug)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it is without an argument.
    pub default: Default,
}

/// The parameter list of a native: positional-only, positional, keyword-only, `**kwargs` in this order; `*args` beside.
#[derive(Debug, std::default::Default)]
pub struct Signature {
    /// All named parameters.
    pub params: Vec<Param>,
    /// How many cannot be given by keyword.
    pub posonly: usize,
    /// How many can be given by position.
    pub positional: usize,
    /// Takes any number of further positional arguments.
    pub varargs: bool,
    /// Takes any keyword: one dict after the named parameters.
    pub varkw: bool,
    /// Positional parameters without default.
    pub required: usize,
}

impl Signature {
    /// Parses the text of a row. Panics on nonsense: rows are part of the library and are all parsed by its first run.
    pub fn parse(text: &'static str) -> Signature {
        let mut signature = Signature::default();
        signature.params.reserve_exact(text.bytes().filter(|&byte| byte == b',').count() + 1);
        let mut keyword_only = false;
        let mut slash = false;
        for part in split_params(text) {
            match part {
                "/" => {
                    signature.posonly = signature.params.len();
                    slash = true;
                }
                "*" => keyword_only = true,
                _ if part.starts_with("**") => signature.varkw = true,
                _ if part.starts_with('*') => {
                    signature.varargs = true;
                    keyword_only = true;
                }
                _ => {
                    let (name, default) = match part.split_once('=') {
                        Some((name, default)) => (name.trim(), parse_default(default.trim())),
                        None => (part, Default::Required),
                    };
                    signature.params.push(Param { name, default });
                    if !keyword_only {
                        signature.positional += 1;
                        signature.required += usize::from(default == Default::Required);
                    }
                }
            }
        }
        if !slash && signature.params.first().is_some_and(|param| matches!(param.name, "self" | "cls")) {
            signature.posonly = 1;
        }
        signature
    }

    /// The values of the parameters that can be left out, if the others come first and are given by position, and none of these
    /// values has to be made.
    pub fn plain_defaults(&self) -> Option<Box<[Value]>> {
        if self.varargs || self.varkw {
            return None;
        }
        let constant = |param: &Param| match param.default {
            Default::Required => None,
            Default::Value(default) => default.constant(),
        };
        self.params[self.required..].iter().map(constant).collect()
    }

    /// Number of bound values before the items of `*args`.
    pub fn fixed(&self) -> usize {
        self.params.len() + usize::from(self.varkw)
    }
}

/// Between commas that are not quoted. By bytes, and no more than once over the text: every process does it for all natives.
fn split_params(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut quoted = false;
        let end = rest.bytes().position(|byte| {
            quoted ^= byte == b'\'';
            byte == b',' && !quoted
        });
        let (part, after) = end.map_or((rest, ""), |end| (&rest[..end], &rest[end + 1..]));
        rest = after.trim_ascii_start();
        (!part.is_empty()).then(|| part.trim_ascii())
    })
}

fn parse_default(text: &'static str) -> Default {
    Default::Value(match text {
        "..." => Value2::Unbound,
        "None" => Value2::None,
        "True" => Value2::Bool(true),
        "False" => Value2::Bool(false),
        _ => match text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
            Some(string) => Value2::Str(string),
            None => Value2::Int(text.parse().expect("defaults of natives are None, a bool, an int, a string or ...")),
        },
    })
}

impl Vm {
    fn default_value(&mut self, default: Value2) -> Value {
        match default {
            Value2::Str(text) => self.cx.heap.new_str(text),
            other => other.constant().expect("only strings have to be made"),
        }
    }

    /// Binds a native's arguments in place; how many values it gets.
    #[inline]
    pub fn bind_native(&mut self, def: &'static Def, at: usize, n: usize, kw: Keywords) -> Result<usize, Raise> {
        let signature = &def.signature;
        if kw.is_none() && n == signature.positional && signature.params.len() == n && !signature.varargs && !signature.varkw {
            return Ok(n);
        }
        self.bind_native_slow(def, at, n, kw)
    }

    /// Puts defaults after the `n` arguments given; how many values there are then.
    fn fill_native_defaults(&mut self, def: &'static Def, at: usize, n: usize) -> usize {
        let params = &def.signature.params;
        self.ensure_stack(at + params.len() + 2);
        for (i, param) in params.iter().enumerate().skip(n) {
            let value = match param.default {
                Default::Value(default) => self.default_value(default),
                Default::Required => Value::Unbound,
            };
            self.stack[at + 1 + i] = value;
        }
        params.len()
    }

    /// Puts the defaults of keyword-only parameters between the positional arguments and the others, where that is all there is to do;
    /// how many values there are then.
    fn shift_native_rest(&mut self, def: &'static Def, at: usize, n: usize) -> Option<usize> {
        let signature = &def.signature;
        let (first, named) = (signature.positional, &signature.params[signature.positional..]);
        if !signature.varargs || signature.varkw || n < first || named.iter().any(|param| param.default == Default::Required) {
            return None;
        }
        self.ensure_stack(at + n + named.len() + 2);
        self.stack.copy_within(at + 1 + first..at + 1 + n, at + 1 + first + named.len());
        for (i, param) in named.iter().enumerate() {
            if let Default::Value(default) = param.default {
                self.stack[at + 1 + first + i] = self.default_value(default);
            }
        }
        Some(n + named.len())
    }

    /// Puts an empty dict of keywords between the `named` parameters and the others.
    fn insert_no_keywords(&mut self, at: usize, n: usize, named: usize) -> usize {
        self.ensure_stack(at + n + 3);
        self.stack.copy_within(at + 1 + named..at + 1 + n, at + 2 + named);
        self.stack[at + 1 + named] = Value::Unbound;
        n + 1
    }

    /// The usual calls without keywords, in place; None where it takes a copy of the arguments or there is something wrong.
    fn bind_native_in_place(&mut self, def: &'static Def, at: usize, n: usize) -> Option<usize> {
        let signature = &def.signature;
        if !signature.varkw && n >= signature.required {
            if n > signature.positional && signature.varargs && signature.params.len() == signature.positional {
                return Some(n);
            }
            if n <= signature.positional && signature.params[n..].iter().all(|param| param.default != Default::Required) {
                return Some(self.fill_native_defaults(def, at, n));
            }
        }
        self.shift_native_rest(def, at, n).or_else(|| {
            let rest_only =
                signature.varkw && signature.varargs && signature.params.len() == signature.positional && n >= signature.positional;
            rest_only.then(|| self.insert_no_keywords(at, n, signature.positional))
        })
    }

    fn bind_native_slow(&mut self, def: &'static Def, at: usize, n: usize, kw: Keywords) -> Result<usize, Raise> {
        let signature = &def.signature;
        if kw.is_none()
            && let Some(count) = self.bind_native_in_place(def, at, n)
        {
            return Ok(count);
        }
        let names = kw.unwrap_or(&[]);
        let given = n - names.len();
        if given > signature.positional && !signature.varargs {
            return Err(too_many_native(def, n, given));
        }
        if !names.is_empty() && n > signature.params.len() && !signature.varargs && !signature.varkw {
            return Err(too_many_named(def, n));
        }
        let again = self.calls_again && MANY < n;
        let given_args = &self.stack[at + 1..at + 1 + n];
        let args = if again { bulk::copied(&mut self.cx.meter, given_args)? } else { given_args.to_vec() };
        let mut bound: Vec<Option<Value>> = vec![None; signature.params.len()];
        for (i, &arg) in args[..given.min(signature.positional)].iter().enumerate() {
            bound[i] = Some(arg);
        }
        let mut extra = if signature.varkw { Dict::with_room(names.len()) } else { Dict::default() };
        let mut unknown = None;
        for (i, (&bits, &value)) in names.iter().zip(&args[given..]).enumerate() {
            if again && i % PIECE == 0 {
                self.cx.poll(PIECE as u64)?;
            }
            let name = StrId::from_bits_any(bits);
            let text = self.cx.heap.shown(name);
            match signature.params.iter().position(|param| param.name == text).filter(|&i| i >= signature.posonly) {
                Some(i) if bound[i].is_some() => {
                    let place = i + 1 - usize::from(is_method(def));
                    return Err(raise::type_error(format!(
                        "argument for {}() given by name ('{text}') and position ({place})",
                        function_name(def)
                    )));
                }
                Some(i) => bound[i] = Some(value),
                None if signature.varkw => {
                    let hash = self.cx.heap.str(name).hash();
                    extra.push(Value::Str(name), hash, value);
                }
                None if signature.posonly >= signature.params.len() => return Err(unexpected_keyword(def, text)),
                None => unknown = unknown.or(Some(name)),
            }
        }
        let rest = args[given.min(signature.positional)..given].to_vec();
        self.ensure_stack(at + signature.fixed() + rest.len() + 2);
        let mut next = at + 1;
        for (i, param) in signature.params.iter().enumerate() {
            let value = match (bound[i], param.default) {
                (Some(value), _) => value,
                (None, Default::Value(default)) => self.default_value(default),
                (None, Default::Required) => return Err(missing_native(def, i, given)),
            };
            self.stack[next] = value;
            next += 1;
        }
        if let Some(name) = unknown {
            return Err(unexpected_keyword(def, self.cx.heap.shown(name)));
        }
        if signature.varkw {
            self.stack[next] = self.cx.heap.new(extra);
            next += 1;
        }
        self.stack[next..next + rest.len()].copy_from_slice(&rest);
        Ok(next + rest.len() - at - 1)
    }

    /// Binds a function's arguments in place and clears its other registers.
    pub fn bind_arguments(&mut self, id: FunctionId, at: usize, n: usize, kw: Keywords) -> Result<(), Raise> {
        let function = &self.cx.heap[id];
        let (code_ref, defaults, kwdefaults) = (function.code, function.defaults, function.kwdefaults);
        let code = self.cx.heap.code(code_ref);
        let (positional, kwonly, posonly) = (code.positional as usize, code.kwonly as usize, code.posonly as usize);
        let (registers, flags) = (code.registers as usize, code.flags);
        let names = kw.unwrap_or(&[]);
        let given = n - names.len();
        let base = at + 1;
        if kw.is_none() && n <= positional && kwonly == 0 && !flags.intersects(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS) {
            let items: &[Value] = match defaults {
                Value::Tuple(tuple) => &self.cx.heap[tuple].items,
                _ => &[],
            };
            if positional - n <= items.len() {
                self.stack[base + n..base + positional].copy_from_slice(&items[items.len() - (positional - n)..]);
                self.stack[base + positional..base + registers].fill(Value::Unbound);
                return Ok(());
            }
        }
        let again = self.calls_again && MANY < n;
        let direct = given.min(positional);
        let has_rest = flags.contains(CodeFlags::VARARGS);
        let rest: Box<[Value]> = match has_rest {
            false => Box::default(),
            true if again => bulk::copied(&mut self.cx.meter, &self.stack[base + direct..base + given])?.into(),
            true => self.stack[base + direct..base + given].into(),
        };
        let mut args = std::mem::take(&mut self.spare_args);
        let apart = if has_rest && kw.is_none() { direct } else { n };
        let kept = &self.stack[base..base + apart];
        if again {
            bulk::append(&mut self.cx.meter, &mut args, kept)?
        } else {
            args.extend_from_slice(kept)
        }
        for piece in self.stack[base..base + registers.max(apart)].chunks_mut(bulk::PIECE) {
            piece.fill(Value::Unbound);
            if again {
                self.cx.meter.poll(0)?;
            }
        }
        self.stack[base..base + direct].copy_from_slice(&args[..direct]);
        let mut extra = flags.contains(CodeFlags::VARKEYWORDS).then(|| Dict::with_room(names.len()));
        for (i, (&bits, &value)) in names.iter().zip(args.get(given..).unwrap_or_default()).enumerate() {
            if again && i % PIECE == 0 {
                self.cx.poll(PIECE as u64)?;
            }
            self.bind_keyword(id, base, (bits, value), names, (posonly, positional + kwonly), &mut extra)?;
        }
        if given > positional && !flags.contains(CodeFlags::VARARGS) {
            return Err(self.too_many(id, base, given));
        }
        if let Value::Tuple(tuple) = defaults {
            let items = &self.cx.heap[tuple].items;
            let first = positional.saturating_sub(items.len());
            for i in direct.max(first)..positional {
                if self.stack[base + i].is_unbound() {
                    self.stack[base + i] = items[i - first];
                }
            }
        }
        if (0..positional).any(|i| self.stack[base + i].is_unbound()) {
            return Err(self.missing(id, base, 0..positional, "positional"));
        }
        if kwonly > 0 {
            self.fill_keyword_only(id, base, positional..positional + kwonly, kwdefaults)?;
        }
        let mut next = base + positional + kwonly;
        if has_rest {
            self.stack[next] = self.cx.heap.new_tuple(rest);
            next += 1;
        }
        if let Some(extra) = extra {
            self.stack[next] = self.cx.heap.new(extra);
        }
        self.keep_args(args);
        Ok(())
    }

    /// One keyword of a call whose keywords are `all`, against the parameters from `posonly` up to `named`.
    fn bind_keyword(
        &mut self,
        id: FunctionId,
        base: usize,
        (bits, value): (StrBits, Value),
        all: &[StrBits],
        (posonly, named): (usize, usize),
        extra: &mut Option<Dict>,
    ) -> Result<(), Raise> {
        let name = StrId::from_bits_any(bits);
        let heap = &self.cx.heap;
        let code = heap.code(heap[id].code);
        let found = code.params[posonly..named].iter().position(|&param| param == bits);
        let found =
            found.or_else(|| code.params[posonly..named].iter().position(|&param| heap.text(StrId::from_bits(param)) == heap.text(name)));
        match (found, extra) {
            (Some(i), _) => {
                let slot = base + posonly + i;
                if !self.stack[slot].is_unbound() {
                    let text = format!("{}() got multiple values for argument '{}'", self.function_text(id), self.cx.heap.shown(name));
                    return Err(raise::type_error(text));
                }
                self.stack[slot] = value;
            }
            (None, Some(extra)) => {
                let hash = heap.str(name).hash();
                extra.push(Value::Str(name), hash, value);
            }
            (None, None) => {
                let text = heap.shown(name);
                let positional_only = code.params[..posonly].iter().any(|&param| heap.text(StrId::from_bits(param)) == text);
                if positional_only {
                    return Err(self.positional_only_error(id, posonly, all));
                }
                let hint = match suggest(text, code.params[posonly..named].iter().map(|&param| heap.text(StrId::from_bits(param)))) {
                    Some(name) => format!(". Did you mean '{name}'?"),
                    None => String::new(),
                };
                return Err(raise::type_error(format!("{}() got an unexpected keyword argument '{text}'{hint}", self.function_text(id))));
            }
        }
        Ok(())
    }

    #[cold]
    fn positional_only_error(&self, id: FunctionId, posonly: usize, all: &[StrBits]) -> Raise {
        let heap = &self.cx.heap;
        let text = |bits: StrBits| heap.text(StrId::from_bits_any(bits));
        let params = &heap.code(heap[id].code).params[..posonly];
        let given: Vec<&str> = params.iter().map(|&param| text(param)).filter(|name| all.iter().any(|&bits| text(bits) == *name)).collect();
        let function = self.function_text(id);
        raise::type_error(format!("{function}() got some positional-only arguments passed as keyword arguments: '{}'", given.join(", ")))
    }

    fn fill_keyword_only(&mut self, id: FunctionId, base: usize, range: std::ops::Range<usize>, kwdefaults: Value) -> Result<(), Raise> {
        for i in range.clone() {
            if self.stack[base + i].is_unbound()
                && let Value::Dict(dict) = kwdefaults
            {
                let heap = &self.cx.heap;
                let name = StrId::from_bits(heap.code(heap[id].code).params[i]);
                if let Some(value) = heap[dict].get_str(heap, name) {
                    self.stack[base + i] = value;
                }
            }
        }
        if range.clone().any(|i| self.stack[base + i].is_unbound()) {
            return Err(self.missing(id, base, range, "keyword-only"));
        }
        Ok(())
    }

    /// Whether the function is a method of a class that stands for one in C: its messages are those of C functions.
    fn is_static_method(&self, id: FunctionId) -> bool {
        let heap = &self.cx.heap;
        if !heap.code(heap[id].code).flags.contains(CodeFlags::HIDDEN) {
            return false;
        }
        let qualname = heap.shown(crate::object::function::qualname_of(heap, id));
        let Some((class, _)) = qualname.split_once('.') else { return false };
        let found = heap[heap[id].globals].find_text(heap, class).map(|slot| heap[heap[id].globals].slots()[slot].value);
        matches!(found, Some(Value::Class(class)) if heap.class(class).is_static)
    }

    /// What messages call a function: its `__qualname__`.
    pub fn function_text(&self, id: FunctionId) -> String {
        let heap = &self.cx.heap;
        if self.is_static_method(id) {
            return heap.shown(crate::object::function::name_of(heap, id)).to_owned();
        }
        let function = &heap[id];
        match function.extra.as_ref().map(|extra| extra.qualname) {
            Some(Value::Str(name)) => heap.shown(name).to_owned(),
            _ => heap.shown(StrId::from_bits(heap.code(function.code).qualname)).to_owned(),
        }
    }

    #[cold]
    fn missing(&self, id: FunctionId, base: usize, range: std::ops::Range<usize>, kind: &str) -> Raise {
        let heap = &self.cx.heap;
        let params = &heap.code(heap[id].code).params;
        if self.is_static_method(id)
            && let Some(i) = range.clone().find(|&i| self.stack[base + i].is_unbound())
        {
            if i == 0 {
                let name = heap.shown(crate::object::function::qualname_of(heap, id));
                return raise::type_error(format!("unbound method {name}() needs an argument"));
            }
            let function = self.function_text(id);
            let function = if function == "__new__" { "function".to_owned() } else { format!("{function}()") };
            let name = heap.text(StrId::from_bits(params[i]));
            return raise::type_error(format!("{function} missing required argument '{name}' (pos {i})"));
        }
        let names: Vec<String> =
            range.filter(|&i| self.stack[base + i].is_unbound()).map(|i| format!("'{}'", heap.text(StrId::from_bits(params[i])))).collect();
        let list = match names.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [front @ .., last] => format!("{}, and {last}", front.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        raise::type_error(format!("{}() missing {} required {kind} argument{plural}: {list}", self.function_text(id), names.len()))
    }

    #[cold]
    fn too_many(&self, id: FunctionId, base: usize, given: usize) -> Raise {
        let heap = &self.cx.heap;
        let function = &heap[id];
        let code = heap.code(function.code);
        let positional = code.positional as usize;
        let defaults = match function.defaults {
            Value::Tuple(tuple) => heap[tuple].items.len(),
            _ => 0,
        };
        if self.is_static_method(id) {
            let function = match self.function_text(id).as_str() {
                "__new__" => "function".to_owned(),
                _ if positional == 1 => format!("{}()", heap.shown(crate::object::function::qualname_of(heap, id))),
                name => format!("{name}()"),
            };
            let (most, given) = (positional - 1, given - 1);
            let takes = match (most, defaults) {
                (0, _) => "no arguments".to_owned(),
                (1, 0) => "exactly one argument".to_owned(),
                (_, 0) => format!("exactly {most} arguments"),
                (1, _) => "at most 1 argument".to_owned(),
                _ if code.kwonly > 0 => format!("at most {most} positional arguments"),
                _ => format!("at most {most} arguments"),
            };
            return raise::type_error(format!("{function} takes {takes} ({given} given)"));
        }
        let (takes, plural) = match defaults {
            0 => (positional.to_string(), positional != 1),
            _ => (format!("from {} to {positional}", positional.saturating_sub(defaults)), true),
        };
        let kwonly_given = (positional..positional + code.kwonly as usize).filter(|&i| !self.stack[base + i].is_unbound()).count();
        let s = |n: usize| if n == 1 { "" } else { "s" };
        let were = if given == 1 && kwonly_given == 0 { "was" } else { "were" };
        let given_text = match kwonly_given {
            0 => format!("{given} {were} given"),
            _ => {
                format!("{given} positional argument{} (and {kwonly_given} keyword-only argument{}) were given", s(given), s(kwonly_given))
            }
        };
        let plural = if plural { "s" } else { "" };
        raise::type_error(format!("{}() takes {takes} positional argument{plural} but {given_text}", self.function_text(id)))
    }
}

/// The parameter that a misspelled name was meant to be.
fn suggest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    crate::text::suggest::closest(wrong, &candidates.collect::<Vec<_>>())
}

fn is_method(def: &Def) -> bool {
    def.class.is_some() && !matches!(def.native.kind, NativeKind::Static)
}

/// Whether CPython's messages are those of a slot of the type.
fn is_slot(def: &Def) -> bool {
    !def.is_new && is_method(def) && def.class.is_some_and(|class| crate::object::method::is_slot(class, def.native.name))
}

/// What CPython's wrapper of a slot says of a wrong number of arguments.
fn wrong_number(def: &Def, least: usize, most: usize, given: usize) -> Raise {
    let name = match def.native.name {
        "__setitem__" => "__setitem__ ",
        "__set__" => "__set__ ",
        _ => "",
    };
    raise::type_error(if least == most {
        format!("{name}expected {most} argument{}, got {given}", plural(most))
    } else {
        format!("expected {least} or {most} arguments, got {given}")
    })
}

fn function_name(def: &Def) -> &'static str {
    match (def.is_new, def.class) {
        (true, Some(class)) => crate::heap::classes::ROWS[class.builtin_index().unwrap_or(0)].0,
        _ => def.native.name,
    }
}

/// `list.append`, `len`: how CPython names a native in argument errors.
fn full_name(def: &Def) -> String {
    match def.class {
        Some(class) if !def.is_new => {
            format!("{}.{}", crate::heap::classes::ROWS[class.builtin_index().unwrap_or(0)].0, def.native.name)
        }
        _ => match def.module {
            None | Some("builtins") => function_name(def).to_owned(),
            Some(module) => format!("{module}.{}", function_name(def)),
        },
    }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

#[cold]
fn too_many_native(def: &Def, n: usize, given: usize) -> Raise {
    let signature = &def.signature;
    let receiver = usize::from(is_method(def) || def.is_new);
    let (most, given, all) = (signature.positional - receiver.min(signature.positional), given - receiver.min(given), n - receiver.min(n));
    let keywords = signature.posonly < signature.params.len();
    if is_slot(def) {
        return wrong_number(def, signature.required - receiver.min(signature.required), most, given);
    }
    if keywords && !def.is_new && n > signature.params.len() {
        return too_many_named(def, n);
    }
    raise::type_error(if most == 0 && !keywords {
        format!("{}() takes no arguments ({given} given)", full_name(def))
    } else if most == 0 && is_method(def) {
        format!("{}() takes no positional arguments", function_name(def))
    } else if most == 1 && signature.required > receiver && !keywords && !def.is_new {
        format!("{}() takes exactly one argument ({given} given)", full_name(def))
    } else if most == 0 {
        format!("{}() takes no positional arguments", function_name(def))
    } else if keywords && all == given && def.is_new && matches!(def.class, Some(classes::INT | classes::STR)) {
        // Without keywords these two count like functions that take none.
        format!("{} expected at most {most} arguments, got {given}", function_name(def))
    } else if keywords {
        let positional = if signature.params.len() > signature.positional { " positional" } else { "" };
        let exactly = if signature.required - receiver.min(signature.required) == most { "exactly" } else { "at most" };
        format!("{}() takes {exactly} {most}{positional} argument{} ({all} given)", function_name(def), plural(most))
    } else {
        let bound = if signature.required - receiver.min(signature.required) == most { "" } else { "at most " };
        let brackets = if matches!(def.class, Some(classes::SUPER)) { "()" } else { "" };
        format!("{}{brackets} expected {bound}{most} argument{}, got {given}", function_name(def), plural(most))
    })
}

/// More arguments than parameters, of which some are named.
#[cold]
fn too_many_named(def: &Def, n: usize) -> Raise {
    let signature = &def.signature;
    if signature.posonly >= signature.params.len() {
        return unexpected_keyword(def, "");
    }
    let receiver = usize::from(is_method(def) || def.is_new);
    let (most, given) = (signature.params.len() - receiver, n - receiver);
    let bound = if signature.required == signature.params.len() { "exactly" } else { "at most" };
    raise::type_error(format!("{}() takes {bound} {most} argument{} ({given} given)", function_name(def), plural(most)))
}

#[cold]
fn missing_native(def: &Def, i: usize, given: usize) -> Raise {
    let signature = &def.signature;
    let receiver = usize::from(is_method(def) || def.is_new);
    if given < receiver && def.is_new {
        let class = def.class.and_then(ClassId::builtin_index).unwrap_or(0);
        return raise::type_error(format!("{}.__new__(): not enough arguments", crate::heap::classes::ROWS[class].0));
    }
    if given < receiver {
        let name = def.native.name;
        return raise::type_error(match def.class.filter(|_| is_slot(def)).and_then(ClassId::builtin_index) {
            Some(class) => format!("descriptor '{name}' of '{}' object needs an argument", crate::heap::classes::ROWS[class].0),
            None => format!("unbound method {}() needs an argument", full_name(def)),
        });
    }
    let (least, given) = (signature.required - receiver.min(signature.required), given - receiver);
    let most = signature.positional - receiver.min(signature.positional);
    raise::type_error(if i >= signature.posonly && !signature.varargs && signature.posonly < signature.params.len() {
        format!("{}() missing required argument '{}' (pos {})", function_name(def), signature.params[i].name, i + 1 - receiver)
    } else if is_slot(def) {
        return wrong_number(def, least, most, given);
    } else if signature.posonly < signature.params.len() && !signature.varargs {
        let bound = if least == most { "exactly" } else { "at least" };
        format!("{}() takes {bound} {least} positional argument{} ({given} given)", function_name(def), plural(least))
    } else if least == 1 && most == 1 && !def.is_new {
        format!("{}() takes exactly one argument ({given} given)", full_name(def))
    } else {
        let bound = if least == most && !signature.varargs { "" } else { "at least " };
        format!("{} expected {bound}{least} argument{}, got {given}", function_name(def), plural(least))
    })
}

#[cold]
fn unexpected_keyword(def: &Def, name: &str) -> Raise {
    let signature = &def.signature;
    if signature.posonly >= signature.params.len() && !signature.varkw {
        let (wrapper, name) = if is_slot(def) { ("wrapper ", def.native.name.to_owned()) } else { ("", full_name(def)) };
        return raise::type_error(format!("{wrapper}{name}() takes no keyword arguments"));
    }
    if def.is_new && matches!(def.class, Some(classes::ENUMERATE)) {
        return raise::type_error(format!("'{name}' is an invalid keyword argument for enumerate()"));
    }
    let hint = match suggest(name, signature.params[signature.posonly..].iter().map(|param| param.name)) {
        Some(known) => format!(". Did you mean '{known}'?"),
        None => String::new(),
    };
    raise::type_error(format!("{}() got an unexpected keyword argument '{name}'{hint}", function_name(def)))
}
