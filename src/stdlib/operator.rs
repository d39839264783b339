//! `operator`: the operators as functions, natively where the operands allow; the kernel's `operator.py` has the rest.

use super::Module;
use crate::bytecode::instr::{BinOp, CmpOp};
use crate::heap::kinds::Value;
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{args as arguments, arith, compare, item};

pub(super) const MODULE: Module = Module {
    name: "operator",
    functions: &[
        function("abs", "a, /", abs).or("operator_abs"),
        function("add", "a, b, /", add).or("operator_add"),
        function("and_", "a, b, /", and_).or("operator_and"),
        function("contains", "a, b, /", contains).or("operator_contains"),
        function("delitem", "a, b, /", delitem).or("operator_delitem"),
        function("eq", "a, b, /", eq).or("operator_eq"),
        function("floordiv", "a, b, /", floordiv).or("operator_floordiv"),
        function("ge", "a, b, /", ge).or("operator_ge"),
        function("getitem", "a, b, /", getitem).or("operator_getitem"),
        function("gt", "a, b, /", gt).or("operator_gt"),
        function("iadd", "a, b, /", iadd).or("operator_iadd"),
        function("iand", "a, b, /", iand).or("operator_iand"),
        function("ifloordiv", "a, b, /", ifloordiv).or("operator_ifloordiv"),
        function("ilshift", "a, b, /", ilshift).or("operator_ilshift"),
        function("imatmul", "a, b, /", imatmul).or("operator_imatmul"),
        function("imod", "a, b, /", imod).or("operator_imod"),
        function("imul", "a, b, /", imul).or("operator_imul"),
        function("index", "a, /", index).or("operator_index"),
        function("invert", "a, /", invert).or("operator_invert"),
        function("ior", "a, b, /", ior).or("operator_ior"),
        function("ipow", "a, b, /", ipow).or("operator_ipow"),
        function("irshift", "a, b, /", irshift).or("operator_irshift"),
        function("is_", "a, b, /", is_),
        function("is_none", "a, /", is_none),
        function("is_not", "a, b, /", is_not),
        function("is_not_none", "a, /", is_not_none),
        function("isub", "a, b, /", isub).or("operator_isub"),
        function("itruediv", "a, b, /", itruediv).or("operator_itruediv"),
        function("ixor", "a, b, /", ixor).or("operator_ixor"),
        function("le", "a, b, /", le).or("operator_le"),
        function("lshift", "a, b, /", lshift).or("operator_lshift"),
        function("lt", "a, b, /", lt).or("operator_lt"),
        function("matmul", "a, b, /", matmul).or("operator_matmul"),
        function("mod", "a, b, /", mod_).or("operator_mod"),
        function("mul", "a, b, /", mul).or("operator_mul"),
        function("ne", "a, b, /", ne).or("operator_ne"),
        function("neg", "a, /", neg).or("operator_neg"),
        function("not_", "a, /", not_).or("operator_not"),
        function("or_", "a, b, /", or_).or("operator_or"),
        function("pos", "a, /", pos).or("operator_pos"),
        function("pow", "a, b, /", pow).or("operator_pow"),
        function("rshift", "a, b, /", rshift).or("operator_rshift"),
        function("setitem", "a, b, c, /", setitem).or("operator_setitem"),
        function("sub", "a, b, /", sub).or("operator_sub"),
        function("truediv", "a, b, /", truediv).or("operator_truediv"),
        function("truth", "a, /", truth).or("operator_truth"),
        function("xor", "a, b, /", xor).or("operator_xor"),
    ],
    constants: &[],
};

/// `operator.index` for the prelude.
pub(super) static INTRINSICS: &[Native] = &[function("_m_index", "value, /", index).or("operator_index")];

/// A result, unless the operands do not know the operator: then the kernel finds the right error.
fn known(value: Value) -> Result<Outcome, Raise> {
    match value {
        Value::NotImplemented => Err(Raise::Python),
        value => Ok(value.into()),
    }
}

fn binary(cx: &mut Cx, op: BinOp, args: &[Value]) -> Result<Outcome, Raise> {
    known(arith::binary(cx, op, args[0], args[1])?)
}

fn inplace(cx: &mut Cx, op: BinOp, args: &[Value]) -> Result<Outcome, Raise> {
    known(arith::inplace(cx, op, args[0], args[1])?)
}

fn comparison(cx: &mut Cx, op: CmpOp, args: &[Value]) -> Result<Outcome, Raise> {
    if matches!(args[0], Value::Instance(_) | Value::Class(_)) || matches!(args[1], Value::Instance(_) | Value::Class(_)) {
        return Err(Raise::Python);
    }
    match op {
        CmpOp::Eq => Ok(Value::bool(compare::equal(cx, args[0], args[1])?).into()),
        CmpOp::Ne => Ok(Value::bool(!compare::equal(cx, args[0], args[1])?).into()),
        CmpOp::Lt | CmpOp::Le | CmpOp::Gt | CmpOp::Ge => known(compare::order(cx, op, args[0], args[1])?),
    }
}

fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::Add, args)
}

fn iadd(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::Add, args)
}

fn sub(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::Sub, args)
}

fn isub(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::Sub, args)
}

fn mul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::Mul, args)
}

fn imul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::Mul, args)
}

fn matmul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::MatMul, args)
}

fn imatmul(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::MatMul, args)
}

fn truediv(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::Div, args)
}

fn itruediv(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::Div, args)
}

fn floordiv(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::FloorDiv, args)
}

fn ifloordiv(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::FloorDiv, args)
}

fn mod_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::Mod, args)
}

fn imod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::Mod, args)
}

fn pow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::Pow, args)
}

fn ipow(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::Pow, args)
}

fn lshift(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::LShift, args)
}

fn ilshift(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::LShift, args)
}

fn rshift(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::RShift, args)
}

fn irshift(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::RShift, args)
}

fn and_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::And, args)
}

fn iand(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::And, args)
}

fn or_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::Or, args)
}

fn ior(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::Or, args)
}

fn xor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    binary(cx, BinOp::Xor, args)
}

fn ixor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    inplace(cx, BinOp::Xor, args)
}

fn eq(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    comparison(cx, CmpOp::Eq, args)
}

fn ne(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    comparison(cx, CmpOp::Ne, args)
}

fn lt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    comparison(cx, CmpOp::Lt, args)
}

fn le(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    comparison(cx, CmpOp::Le, args)
}

fn gt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    comparison(cx, CmpOp::Gt, args)
}

fn ge(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    comparison(cx, CmpOp::Ge, args)
}

fn neg(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    known(arith::neg(cx, args[0])?)
}

fn pos(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    known(arith::pos(cx, args[0])?)
}

fn invert(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    known(arith::invert(cx, args[0])?)
}

fn abs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    known(arith::abs(cx, args[0])?)
}

fn not_(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(!item::truth(cx, args[0])?).into())
}

fn truth(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(item::truth(cx, args[0])?).into())
}

fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(compare::contains(cx, args[0], args[1])?).into())
}

fn getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    item::get(cx, args[0], args[1]).map(Outcome::Value)
}

fn setitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    item::set(cx, args[0], args[1], args[2])?;
    Ok(Value::None.into())
}

fn delitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    item::delete(cx, args[0], args[1])?;
    Ok(Value::None.into())
}

fn is_(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(args[0].is(args[1])).into())
}

fn is_not(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(!args[0].is(args[1])).into())
}

fn is_none(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(args[0].is_none()).into())
}

fn is_not_none(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::bool(!args[0].is_none()).into())
}

fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    arguments::index(&cx.heap, args[0]).map(Outcome::Value)
}
