//! What holds for the prelude's sources as a whole.

use super::*;

#[test]
fn everything_compiles() {
    for i in 0..KERNEL.len() {
        kernel_unit(i);
    }
    for (name, _) in LIBRARY {
        library_unit(name).expect("it is in the table");
    }
}

#[test]
fn kernel_functions_are_found_by_their_names() {
    for (row, next) in KERNEL.iter().zip(&KERNEL[1..]) {
        assert_ne!(row.0, next.0, "two kernel functions have one name");
    }
    for (i, (name, ..)) in KERNEL.iter().enumerate() {
        let (_, bits) = kernel_function(name).expect("it is in the table");
        assert_eq!(text_of(kernel_unit(i), bits), *name);
        assert_eq!(kernel_unit(i).codes[0].codes.len(), 1, "{name}: the kernel has functions only");
    }
}

fn text_of(unit: &'static Unit, bits: StrBits) -> &'static str {
    let id = crate::heap::value::StrId::from_bits(bits);
    match id.unit() {
        0 => crate::text::core::table()[id.index() as usize].as_str(),
        _ => unit.strings[id.index() as usize].as_str(),
    }
}
