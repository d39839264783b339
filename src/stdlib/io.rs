//! Natives for the prelude's `_streams`: where the virtual files of a run are. See `object::files`.

use crate::heap::kinds::Value;
use crate::object::native::{Cx, Native, Outcome, Raise, function};
use crate::object::{args as arguments, files};

pub(super) static INTRINSICS: &[Native] =
    &[function("_m_file_key", "path, /", file_key), function("_m_files", "", table), function("_m_host_open", "path, mode, /", host_open)];

fn file_key(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let path = arguments::str(&cx.heap, args[0], "a path")?;
    let bytes = cx.heap.text(path).len();
    cx.reserve(32 * bytes)?;
    cx.poll(bytes as u64)?;
    let key = files::key(cx.heap.text(path));
    Ok(cx.heap.new_str(key).into())
}

fn table(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Ok(Value::Dict(files::table(cx)).into())
}

/// Asks the host for a file that is none of the run's: its content.
fn host_open(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Host("open", vec![args[0], args[1]]))
}
