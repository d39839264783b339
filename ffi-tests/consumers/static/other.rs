//! Another Rust library in the same program: it allocates, panics and catches, as its standard library has it.

/// Counts the panics it makes and catches.
#[unsafe(no_mangle)]
pub extern "C" fn other_catch(times: u32) -> u32 {
    std::panic::set_hook(Box::new(|_| {}));
    let panics = (0..times).map(|i| std::panic::catch_unwind(|| panic!("{}", "no ".repeat(i as usize))));
    panics.filter(Result::is_err).count() as u32
}
