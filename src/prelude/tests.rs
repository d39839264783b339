//! What holds for the prelude's sources as a whole.

use super::*;

#[test]
fn every_file_compiles() {
    for i in 0..KERNEL.len() {
        kernel_unit(i);
    }
    for (name, _) in LIBRARY {
        library_unit(name).expect("it is in the table");
    }
}

#[test]
fn kernel_functions_are_found_by_their_names() {
    for (row, next) in FUNCTIONS.iter().zip(&FUNCTIONS[1..]) {
        assert_ne!(row.0, next.0, "two kernel functions have one name");
    }
    for (name, file, _) in FUNCTIONS {
        let (_, bits) = kernel_function(name).expect("it is in the table");
        assert_eq!(text_of(kernel_unit(*file), bits), *name);
    }
    let defined: usize = (0..KERNEL.len()).map(|i| kernel_unit(i).codes[0].codes.len()).sum();
    assert_eq!(FUNCTIONS.len(), defined);
}

fn text_of(unit: &'static Unit, bits: StrBits) -> &'static str {
    let id = crate::heap::value::StrId::from_bits(bits);
    match id.unit() {
        0 => crate::text::core::table()[id.index() as usize].as_str(),
        _ => unit.strings[id.index() as usize].as_str(),
    }
}
