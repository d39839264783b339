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
    let found = FUNCTIONS.iter().filter(|row| kernel_function(row.0).is_some()).count();
    let defined: usize = (0..KERNEL.len()).map(|i| kernel_unit(i).codes[0].codes.len()).sum();
    assert_eq!((found, found), (FUNCTIONS.len(), defined));
}
