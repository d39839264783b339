//! The instruction table: every opcode with its effect and its operands.
//!
//! Owns [`Instr`] (8 bytes, fixed size) and the operand kinds. The verifier and the disassembler are written over operand
//! kinds, so a new row is safe to load from bytes by construction.
//! Never holds behaviour: the effect of a row is `vm/run.rs`.
//!
//! Notation: `r[x]` is register x of the frame's window. Register operands are `u8`; a *window* operand names the first of
//! several consecutive registers. Calls overlap windows: the callee's registers begin at the caller's `r[base+1]`, so a call's
//! `base` must be above every live temporary.

use serde::{Deserialize, Serialize};

/// Operand kinds. Their names are the verifier's vocabulary.
pub type Dst = u8;
/// A register that is read.
pub type Src = u8;
/// First register of a group whose length another operand, or the row, gives.
pub type Win = u8;
/// A small count or flag.
pub type Num = u8;
/// Index into `Code::names`.
pub type Name = u16;
/// Index into `Code::consts`.
pub type ConstIdx = u16;
/// Index into the inline caches of the code.
pub type CacheIdx = u16;
/// A signed immediate.
pub type Imm = i32;
/// A short signed immediate.
pub type Imm16 = i16;
/// Absolute instruction index.
pub type Jump = u32;
/// A string of some unit (`heap::value::StrId` bits).
pub type StrRef = u32;

/// One operand as the verifier and the disassembler see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operand {
    /// Register written.
    Dst(u8),
    /// Register read.
    Src(u8),
    /// First register of a group.
    Win(u8),
    /// Count or flag.
    Num(u8),
    /// Index into `Code::names`.
    Name(u16),
    /// Index into `Code::consts`.
    ConstIdx(u16),
    /// Inline cache index.
    CacheIdx(u16),
    /// Immediate.
    Imm(i32),
    /// Short immediate.
    Imm16(i16),
    /// Jump target.
    Jump(u32),
    /// String reference.
    StrRef(u32),
    /// A binary operator.
    BinOp(BinOp),
    /// Index into `Code::codes`.
    CodeIdx(u16),
    /// Index into `Code::kwnames`.
    KwNames(u16),
    /// Index into `Code::closure`.
    Free(u16),
    /// A dunder looked up on the type.
    Special(Special),
    /// A helper of the machine.
    Intrinsic(Intrinsic),
}

/// Index into `Code::codes`.
pub type CodeIdx = u16;
/// Index into `Code::kwnames`.
pub type KwNames = u16;
/// Index of a free variable.
pub type Free = u16;

/// Binary operators, for the generic in-place instruction and the slow paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are the operators")]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    MatMul,
}

/// Rich comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are the operators")]
pub enum CmpOp {
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
}

/// Dunders that `LoadSpecial` looks up on the type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are the dunders")]
pub enum Special {
    Enter,
    Exit,
    AEnter,
    AExit,
}

/// Helpers that compiled code calls by number: rare operations that are not worth an opcode. Each is a native or a prelude
/// function of the same (snake case) name; `r[base..base+n]` are its arguments. See `vm/intrinsic.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum Intrinsic {
    /// `(module)`: bind every public name of the module in the current namespace.
    ImportStar,
    /// `(subject) -> bool`: a sequence for `match` (not str, bytes, bytearray).
    MatchIsSequence,
    /// `(subject) -> bool`: a mapping for `match`.
    MatchIsMapping,
    /// `(subject, keys_tuple) -> tuple of values or None`.
    MatchKeys,
    /// `(subject, keys_tuple) -> dict`: the rest of a mapping pattern `**rest`.
    MatchRest,
    /// `(subject, cls, npos, kwnames_tuple) -> tuple of attributes or None`.
    MatchClass,
    /// `(exc, types) -> (rest, match)` for `except*`; either may be None.
    ExceptStarMatch,
    /// `(orig, list_of_raised) -> exception or None`: what an `except*` statement raises at its end.
    ExceptStarFinish,
    /// `(strings_tuple, interpolations_tuple) -> Template` (PEP 750).
    BuildTemplate,
    /// `(value, expression_text, conversion_or_None, format_spec) -> Interpolation`.
    BuildInterpolation,
    /// `(name, bound_fn_or_None, default_fn_or_None) -> TypeVar` (PEP 695/696); constraints are a bound fn returning a tuple.
    TypeVar,
    /// `(name, default_fn_or_None)`.
    TypeVarTuple,
    /// `(name, default_fn_or_None)`.
    ParamSpec,
    /// `(name, type_params_tuple, value_fn) -> TypeAliasType`.
    TypeAlias,
    /// `(type_params_tuple) -> Generic[...]` base for PEP 695 classes.
    GenericBase,
    /// `(function, type_params_tuple) -> function`: sets `__type_params__`.
    SetTypeParams,
    /// `(aiter_value)`: `aiter()` with the messages of `async for`.
    GetAiter,
    /// `(aiter)`: awaitable of the next item.
    GetAnext,
    /// `(text)`: raise ImportError etc. is never needed; `(value) -> None` prints at an interactive end. Unused by programs.
    Display,
    /// `(subject) -> int`: `len()` for `match`.
    Len,
    /// `(subject) -> int`: the length of a sequence for `match`, -1 for what is none.
    MatchLen,
    /// `(subject, cls) -> bool`: a class pattern without sub-patterns.
    MatchInstance,
    /// `(object) -> class`: `_m_type_of` of the prelude.
    TypeOf,
}

/// Conversion of a `Format` that leaves to `BuildString` what that takes.
pub const FORMAT_DEFERRED: u8 = 4;

/// What `GetAwaitable` delegates to.
pub const AWAIT: u8 = 0;
/// The result of `__anext__`.
pub const ANEXT: u8 = 1;
/// The result of `__aenter__`.
pub const AENTER: u8 = 2;
/// The result of `__aexit__`.
pub const AEXIT: u8 = 3;
/// The operand of `yield from`.
pub const YIELD_FROM: u8 = 4;

macro_rules! instructions {
    ($( $(#[doc = $doc:literal])+ $name:ident { $($field:ident : $kind:ident),* } )+) => {
        /// One instruction.
        #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Instr { $( $(#[doc = $doc])+ #[allow(missing_docs, reason = "the row's notation names the operands")] $name { $($field: $kind),* } ),+ }

        impl Instr {
            /// The opcode's name.
            pub fn name(&self) -> &'static str { match self { $( Instr::$name { .. } => stringify!($name) ),+ } }
            /// Visits the operands in the order of the row.
            pub fn operands(&self, visit: &mut dyn FnMut(&'static str, Operand)) {
                match *self { $( Instr::$name { $($field),* } => { $( visit(stringify!($field), Operand::$kind($field)); )* } ),+ }
            }
        }
    };
}

instructions! {
    // ---- moves and constants
    /// `r[d] = r[a]`
    Move { d: Dst, a: Src }
    /// `r[d] = None`
    LoadNone { d: Dst }
    /// `r[d] = True if b else False`
    LoadBool { d: Dst, b: Num }
    /// `r[d] = i`
    LoadInt { d: Dst, i: Imm }
    /// `r[d] = string s`
    LoadStr { d: Dst, s: StrRef }
    /// `r[d] = consts[c]`
    LoadConst { d: Dst, c: ConstIdx }
    /// `r[d] = unbound`
    Unset { d: Dst }
    /// Raises UnboundLocalError if `r[a]` is unbound.
    CheckBound { a: Src, name: Name }
    /// Raises NameError (free variable) if `r[a]` is unbound.
    CheckFree { a: Src, name: Name }

    // ---- cells
    /// `r[d] = cell(r[d])`: turns a register (bound or not) into a new cell that holds its value.
    MakeCell { d: Dst }
    /// `r[d] = r[cell].value` (may be unbound: check follows)
    LoadCell { d: Dst, cell: Src }
    /// `r[cell].value = r[a]`
    StoreCell { cell: Src, a: Src }
    /// `r[d] = closure[i].value` (may be unbound: check follows)
    LoadFree { d: Dst, i: Free }
    /// `closure[i].value = r[a]`
    StoreFree { i: Free, a: Src }
    /// `closure[i].value = unbound`
    UnsetFree { i: Free }
    /// `r[cell].value = unbound`
    UnsetCell { cell: Src }

    // ---- names
    /// `r[d] = globals[name]`, else the builtin; NameError.
    LoadGlobal { d: Dst, name: Name, cache: CacheIdx }
    /// `globals[name] = r[a]`
    StoreGlobal { a: Src, name: Name, cache: CacheIdx }
    /// `del globals[name]`; NameError.
    DeleteGlobal { name: Name }
    /// `r[d] = r[0][name]` (class body), else globals, else builtins; NameError.
    LoadName { d: Dst, name: Name }
    /// `r[0][name] = r[a]`
    StoreName { a: Src, name: Name }
    /// `del r[0][name]`; NameError.
    DeleteName { name: Name }
    /// `r[d] = r[0][name]`, else `closure[i].value` (may be unbound: check follows).
    LoadNameOrFree { d: Dst, name: Name, i: Free }
    /// `r[d] = r[0][name]` if there, else unbound. (annotation scopes of classes; `r[ns]` is the namespace)
    LoadFromNamespace { d: Dst, ns: Src, name: Name }

    // ---- arithmetic
    /// `r[d] = r[a] + r[b]`
    Add { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] - r[b]`
    Sub { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] * r[b]`
    Mul { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] / r[b]`
    Div { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] // r[b]`
    FloorDiv { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] % r[b]`
    Mod { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] ** r[b]`
    Pow { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] << r[b]`
    LShift { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] >> r[b]`
    RShift { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] & r[b]`
    And { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] | r[b]`
    Or { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] ^ r[b]`
    Xor { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] @ r[b]`
    MatMul { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] op= r[b]`
    Inplace { d: Dst, a: Src, b: Src, op: BinOp }
    /// `r[d] = r[a] + imm` (form 0), `r[a] - imm` (1), `r[a] += imm` (2), `r[a] -= imm` (3); `imm` is the literal of the source, 0 <= imm.
    AddImm { d: Dst, a: Src, form: Num, imm: Imm }
    /// `r[d] = -r[a]`
    Neg { d: Dst, a: Src }
    /// `r[d] = +r[a]`
    Pos { d: Dst, a: Src }
    /// `r[d] = ~r[a]`
    Invert { d: Dst, a: Src }
    /// `r[d] = not r[a]`
    Not { d: Dst, a: Src }

    // ---- comparisons
    /// `r[d] = r[a] < r[b]`
    Lt { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] <= r[b]`
    Le { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] > r[b]`
    Gt { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] >= r[b]`
    Ge { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] == r[b]`
    Eq { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] != r[b]`
    Ne { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] is r[b]`
    Is { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] is not r[b]`
    IsNot { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] in r[b]`
    In { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a] not in r[b]`
    NotIn { d: Dst, a: Src, b: Src }

    // ---- jumps
    /// `goto to`
    Jump { to: Jump }
    /// `if r[a]: goto to`
    JumpIfTrue { a: Src, to: Jump }
    /// `if not r[a]: goto to`
    JumpIfFalse { a: Src, to: Jump }
    /// `if r[a] is None: goto to`
    JumpIfNone { a: Src, to: Jump }
    /// `if r[a] is not None: goto to`
    JumpIfNotNone { a: Src, to: Jump }
    /// `if r[a] and r[b] are small ints, and so is their sum: r[a] = the sum; goto to`
    JumpIfSummed { a: Dst, b: Src, to: Jump }
    /// `if r[a] < r[b]: goto to`
    JumpIfLt { a: Src, b: Src, to: Jump }
    /// `if r[a] <= r[b]: goto to`
    JumpIfLe { a: Src, b: Src, to: Jump }
    /// `if r[a] > r[b]: goto to`
    JumpIfGt { a: Src, b: Src, to: Jump }
    /// `if r[a] >= r[b]: goto to`
    JumpIfGe { a: Src, b: Src, to: Jump }
    /// `if r[a] == r[b]: goto to`
    JumpIfEq { a: Src, b: Src, to: Jump }
    /// `if r[a] != r[b]: goto to`
    JumpIfNe { a: Src, b: Src, to: Jump }
    /// `if not r[a] < r[b]: goto to`
    JumpUnlessLt { a: Src, b: Src, to: Jump }
    /// `if not r[a] <= r[b]: goto to`
    JumpUnlessLe { a: Src, b: Src, to: Jump }
    /// `if not r[a] > r[b]: goto to`
    JumpUnlessGt { a: Src, b: Src, to: Jump }
    /// `if not r[a] >= r[b]: goto to`
    JumpUnlessGe { a: Src, b: Src, to: Jump }
    /// `if not r[a] == r[b]: goto to`
    JumpUnlessEq { a: Src, b: Src, to: Jump }
    /// `if not r[a] != r[b]: goto to`
    JumpUnlessNe { a: Src, b: Src, to: Jump }
    /// `if r[a] < imm: goto to`
    JumpIfLtImm { a: Src, imm: Imm16, to: Jump }
    /// `if r[a] <= imm: goto to`
    JumpIfLeImm { a: Src, imm: Imm16, to: Jump }
    /// `if r[a] > imm: goto to`
    JumpIfGtImm { a: Src, imm: Imm16, to: Jump }
    /// `if r[a] >= imm: goto to`
    JumpIfGeImm { a: Src, imm: Imm16, to: Jump }
    /// `if r[a] == imm: goto to`
    JumpIfEqImm { a: Src, imm: Imm16, to: Jump }
    /// `if r[a] != imm: goto to`
    JumpIfNeImm { a: Src, imm: Imm16, to: Jump }
    /// `if not r[a] < imm: goto to`
    JumpUnlessLtImm { a: Src, imm: Imm16, to: Jump }
    /// `if not r[a] <= imm: goto to`
    JumpUnlessLeImm { a: Src, imm: Imm16, to: Jump }
    /// `if not r[a] > imm: goto to`
    JumpUnlessGtImm { a: Src, imm: Imm16, to: Jump }
    /// `if not r[a] >= imm: goto to`
    JumpUnlessGeImm { a: Src, imm: Imm16, to: Jump }
    /// `if not r[a] == imm: goto to`
    JumpUnlessEqImm { a: Src, imm: Imm16, to: Jump }
    /// `if not r[a] != imm: goto to`
    JumpUnlessNeImm { a: Src, imm: Imm16, to: Jump }
    /// `if not isinstance(r[exc], r[types]): goto to`; TypeError when `types` has no exception classes.
    JumpUnlessExc { exc: Src, types: Src, to: Jump }

    // ---- iteration (a loop's state is three registers r[s..s+3] that nothing else touches)
    /// `r[s..s+3] = iteration over r[a]`; TypeError if not iterable.
    ForPrep { s: Win, a: Src }
    /// `r[d] = next item of r[s..s+3]` and `goto to`; at the end goes on. (the bottom of a loop)
    ForNext { d: Dst, s: Win, to: Jump }
    /// `r[d] = iter(r[a])`
    GetIter { d: Dst, a: Src }

    // ---- building
    /// `r[d] = [r[base], ..., r[base+n-1]]`
    BuildList { d: Dst, base: Win, n: Num }
    /// `r[d] = (r[base], ..., r[base+n-1])`
    BuildTuple { d: Dst, base: Win, n: Num }
    /// `r[d] = {r[base], ..., r[base+n-1]}`
    BuildSet { d: Dst, base: Win, n: Num }
    /// `r[d] = {r[base]: r[base+1], ...}` of n pairs
    BuildDict { d: Dst, base: Win, n: Num }
    /// `r[d] = slice(r[base], r[base+1], r[base+2])`
    BuildSlice { d: Dst, base: Win }
    /// `r[d] = ''.join(map(str, r[base..base+n]))`, all of them str, int, float, bool or None
    BuildString { d: Dst, base: Win, n: Num }
    /// `r[d] = format(conv(r[a]), '')`; conv 0 none, 1 `!s`, 2 `!r`, 3 `!a`; 4: none, and r[a] itself will do if BuildString takes it
    Format { d: Dst, a: Src, conv: Num }
    /// `r[d] = format(conv(r[a]), r[spec])`
    FormatSpec { d: Dst, a: Src, spec: Src, conv: Num }
    /// `r[list].append(r[a])`; `r[list]` is a plain list
    ListAppend { list: Src, a: Src }
    /// `r[set].add(r[a])`
    SetAdd { set: Src, a: Src }
    /// `r[dict][r[k]] = r[v]`; `r[dict]` is a plain dict
    DictSet { dict: Src, k: Src, v: Src }
    /// `r[list].extend(r[a])` (star in a display or among other arguments: message "Value after * must be an iterable, not X")
    ListExtend { list: Src, a: Src }
    /// `r[d] = r[a]` if it is a tuple, else `tuple(r[a])`: the only positional argument of a call, `*r[a]`; `r[f]` is the function, for the message.
    Spread { d: Dst, a: Src, f: Src }
    /// `r[set].update(r[a])`
    SetUpdate { set: Src, a: Src }
    /// `r[dict].update(r[a])` (`**` in a display: "'X' object is not a mapping")
    DictUpdate { dict: Src, a: Src }
    /// As DictUpdate for a call's `**`: refuses keys already there; `r[f]` is the function, for the message.
    DictMerge { dict: Src, a: Src, f: Src }
    /// `r[d] = tuple(r[a])`; `r[a]` is a plain list
    ListToTuple { d: Dst, a: Src }
    /// `r[base..base+n] = r[a]`, exactly n items; ValueError.
    UnpackSequence { base: Win, a: Src, n: Num }
    /// `r[base], r[base+1] = r[a]`, as UnpackSequence; nobody reads `r[a]` afterwards. (the target of a loop)
    UnpackPair { base: Win, a: Src }
    /// `r[base..base+before], [rest], after... = r[a]`
    UnpackEx { base: Win, a: Src, before: Num, after: Num }

    // ---- items and attributes
    /// `r[d] = r[a][r[b]]`
    GetItem { d: Dst, a: Src, b: Src }
    /// `r[d] = r[a][r[base]:r[base+1]]`
    GetSlice { d: Dst, a: Src, base: Win }
    /// `r[d] = r[a][r[base]:r[base+1]:r[base+2]]`
    GetStride { d: Dst, a: Src, base: Win }
    /// `r[a][r[base]:r[base+1]:r[base+2]] = r[v]`
    SetSlice { a: Src, v: Src, base: Win }
    /// `r[a][r[b]] = r[v]`
    SetItem { a: Src, b: Src, v: Src }
    /// `del r[a][r[b]]`
    DelItem { a: Src, b: Src }
    /// `r[d] = r[a].name`
    GetAttr { d: Dst, a: Src, name: Name, cache: CacheIdx }
    /// `r[a].name = r[v]`
    SetAttr { a: Src, v: Src, name: Name, cache: CacheIdx }
    /// `r[a].name op= r[b]` and past the next three instructions, which do the same for any object: where `cache`, that of the
    /// SetAttr, knows the instance's slot and both are plain numbers. Otherwise nothing.
    InplaceAttr { a: Src, b: Src, op: BinOp, cache: CacheIdx }
    /// As InplaceAttr for a literal; form as in AddImm.
    AddImmAttr { a: Src, form: Num, imm: Imm16, cache: CacheIdx }
    /// `del r[a].name`
    DelAttr { a: Src, name: Name }
    /// `r[d], r[d+1] = function, r[a]` if `r[a].name` is a method found on its type, else `r[d], r[d+1] = r[a].name, unbound`
    LoadMethod { d: Win, a: Src, name: Name, cache: CacheIdx }
    /// As LoadMethod for a dunder looked up on the type alone; TypeError of the `with` statement.
    LoadSpecial { d: Win, a: Src, which: Special }
    /// `r[d] = super(r[cls], r[slf])` when `r[f]` is the builtin `super`, else `r[f]()`; RuntimeError when unbound. `f` tops the live registers.
    LoadSuper { d: Dst, f: Win, cls: Src, slf: Src }

    // ---- calls
    /// `r[d] = r[base](r[base+1], ..., r[base+n])`
    Call { d: Dst, base: Win, n: Num }
    /// As Call; the last `len(kwnames[k])` of the n arguments are keywords.
    CallKw { d: Dst, base: Win, n: Num, k: KwNames }
    /// `r[d] = r[base](r[base+1], ...)` after LoadMethod: n arguments including the receiver's slot; when `r[base+1]` is unbound it is no argument.
    CallMethod { d: Dst, base: Win, n: Num }
    /// As CallMethod with keywords.
    CallMethodKw { d: Dst, base: Win, n: Num, k: KwNames }
    /// `r[d] = r[base](*r[base+1], **r[base+2])`; `r[base+1]` is a list or tuple, `r[base+2]` a dict or unbound.
    CallEx { d: Dst, base: Win }
    /// `r[d] = intrinsic(r[base], ..., r[base+n-1])`
    CallIntrinsic { d: Dst, base: Win, n: Num, which: Intrinsic }
    /// `r[d] = function of codes[c]`; `r[base]` defaults tuple or None, `r[base+1]` keyword defaults dict or None, `r[base+2]` annotate function or None. Captures are read as `Code::captures` of the child says.
    MakeFunction { d: Dst, base: Win, c: CodeIdx }
    /// `r[d] = the class builder`: then called as `builder(body_function, name, *bases, **keywords)`
    LoadBuildClass { d: Dst }
    /// Returns `r[a]` from the frame.
    Return { a: Src }
    /// Returns None from the frame.
    ReturnNone { }

    // ---- generators and coroutines
    /// Suspends with `r[a]`; on resumption `r[d] = sent value`.
    Yield { d: Dst, a: Src }
    /// Delegates to `r[it]` (an iterator, generator or coroutine): sends `r[d]`, yields what it yields, and when it ends `r[d] = its value`.
    YieldFrom { d: Dst, it: Src }
    /// `r[d] = the iterator that r[a] delegates to`: of an await (0), of what `__anext__` (1), `__aenter__` (2) or `__aexit__` (3)
    /// gave, of `yield from` (4); TypeError.
    GetAwaitable { d: Dst, a: Src, how: Num }

    // ---- exceptions
    /// `raise r[a]`
    RaiseValue { a: Src }
    /// `raise r[a] from r[b]`
    RaiseFrom { a: Src, b: Src }
    /// `raise` (the exception being handled; RuntimeError if none)
    RaiseCurrent { }
    /// Continues the propagation of `r[a]`, an exception that a cleanup handler caught, with its traceback as it is.
    Rethrow { a: Src }
    /// `r[saved] = exception being handled; exception being handled = r[exc]`
    EnterExcept { saved: Dst, exc: Src }
    /// `exception being handled = r[saved]`
    LeaveExcept { saved: Src }
    /// `r[d], r[d+1], r[d+2] = type(r[exc]), r[exc], r[exc].__traceback__`: what `__exit__` gets.
    LoadExcInfo { d: Win, exc: Src }
    /// `r[d] = AssertionError (0), NotImplementedError (1) or StopAsyncIteration (2)`, whatever the program named so.
    LoadErrorClass { d: Dst, which: Num }

    // ---- modules
    /// `r[d] = import name` (dotted, the top package unless r[d] asks: `deep` 1 gives the last module), `level` dots
    ImportName { d: Dst, deep: Num, level: Num, name: Name }
    /// `r[d] = r[a].name`, ImportError with the `from` message
    ImportFrom { d: Dst, a: Src, name: Name }
}

const _: () = assert!(size_of::<Instr>() == 8, "an instruction is 8 bytes");
