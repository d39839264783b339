//! The border itself, where a C program cannot look: panics, concurrent use, and memory handed back and forth. What
//! each function does for C is tested by C programs.

use super::boundary::{self, Exclusive, Hold};
use super::error::*;
use super::status::*;
use super::value::*;
use crate::error::{Error, ErrorKind};
use std::ffi::{CStr, c_char, c_void};
use std::ptr::{null, null_mut};
use std::sync::{Arc, Barrier};

fn str_value(text: &str) -> *mut MontyValue {
    // SAFETY: the text is there for the call.
    unsafe { monty_str(text.as_ptr().cast(), text.len()) }
}

fn repr(value: *const MontyValue) -> String {
    let mut out = MontyBytes::EMPTY;
    // SAFETY: the tests pass live values; the bytes are freed once, and once more to no effect.
    unsafe {
        assert_eq!(monty_value_repr(value, &mut out), MontyStatus::MontyOk);
        let text = CStr::from_ptr(out.data.cast::<c_char>()).to_str().expect("UTF-8").to_owned();
        assert_eq!(text.len(), out.len);
        monty_bytes_free(&mut out);
        monty_bytes_free(&mut out);
        text
    }
}

#[test]
fn names_match_the_numbers() {
    for (status, name) in [(MontyStatus::MontyOk, "MONTY_OK"), (MontyStatus::MontyErrorInternal, "MONTY_ERROR_INTERNAL")] {
        // SAFETY: the name is static.
        let text = unsafe { CStr::from_ptr(monty_status_name(status as u32)) };
        assert_eq!(text.to_str(), Ok(name));
    }
    for kind in [ErrorKind::Argument, ErrorKind::Format, ErrorKind::Internal] {
        assert_eq!(MontyStatus::from(kind) as u32, kind as u32);
    }
}

#[test]
fn values_grow_and_keep_their_address() {
    // SAFETY: every value is owned, and consumed or freed once.
    unsafe {
        let list = monty_list(usize::MAX);
        for i in 0..1000 {
            let pair = monty_tuple(2);
            assert_eq!(monty_value_append(pair, monty_int(i)), MontyStatus::MontyOk);
            assert_eq!(monty_value_append(pair, str_value("x")), MontyStatus::MontyOk);
            assert_eq!(monty_value_append(list, pair), MontyStatus::MontyOk);
        }
        assert_eq!(monty_value_len(list), 1000);
        let item = monty_value_item(list, 999);
        assert_eq!(repr(item), "(999, 'x')");
        assert_eq!(item, monty_value_item(list, 999));
        let copy = monty_value_copy(item);
        assert_eq!(copy.cast_const(), item);
        assert_eq!(monty_value_append(list, monty_none()), MontyStatus::MontyErrorState);
        monty_value_free(list);
        assert_eq!(repr(copy), "(999, 'x')");
        monty_value_free(copy);
    }
}

#[test]
fn values_are_not_put_into_themselves() {
    // SAFETY: what is refused stays owned.
    unsafe {
        let list = monty_list(0);
        assert_eq!(monty_value_append(list, list), MontyStatus::MontyErrorArgument);
        let dict = monty_dict(0);
        assert_eq!(monty_value_insert(dict, dict, list), MontyStatus::MontyErrorArgument);
        assert_eq!(monty_value_append(monty_int(1), list), MontyStatus::MontyErrorArgument);
        monty_value_free(dict);
    }
}

#[test]
fn ints_lend_their_magnitude() {
    // SAFETY: every value is owned and freed once.
    unsafe {
        for (negative, magnitude) in [(false, &[][..]), (true, &[5]), (true, &[128, 0, 0, 0, 0, 0, 0, 0]), (false, &[9; 40])] {
            let value = monty_int_from_bytes(negative, magnitude.as_ptr(), magnitude.len());
            let (mut sign, mut len) = (!negative, 99);
            let data = monty_value_int_bytes(value, &mut sign, &mut len);
            assert!(!data.is_null());
            assert_eq!((sign, std::slice::from_raw_parts(data, len)), (negative, magnitude));
            monty_value_free(value);
        }
    }
}

#[test]
fn null_is_answered() {
    // SAFETY: NULL is what is tested.
    unsafe {
        assert_eq!(monty_value_kind(null()), MontyKind::None);
        assert!(monty_value_item(null(), 0).is_null() && monty_value_copy(null()).is_null());
        let mut len = 7;
        assert!(monty_value_str(null(), &mut len).is_null() && len == 0);
        assert_eq!(monty_value_append(null_mut(), monty_int(1)), MontyStatus::MontyErrorArgument);
        let list = monty_list(0);
        assert_eq!(monty_value_append(list, null_mut()), MontyStatus::MontyErrorArgument);
        monty_value_free(list);
        assert!(monty_str(null(), 1).is_null());
        let mut error = null_mut();
        let mut out = MontyBytes::EMPTY;
        assert_eq!(monty_value_encode(null(), &mut out, &mut error), MontyStatus::MontyErrorArgument);
        assert_eq!(CStr::from_ptr(monty_error_message(error, null_mut())).to_str(), Ok("v is NULL"));
        monty_error_free(error);
        monty_value_free(null_mut());
        monty_error_free(null_mut());
        monty_bytes_free(null_mut());
    }
}

#[test]
fn errors_are_read() {
    // SAFETY: the error is owned and freed once.
    unsafe {
        let (mut value, mut error) = (null_mut(), null_mut());
        let bytes = [0x81, 0xff];
        let status = monty_value_decode(bytes.as_ptr(), 2, &mut value, &mut error);
        assert_eq!((status, value), (MontyStatus::MontyErrorFormat, null_mut()));
        assert_eq!(monty_error_status(error), status);
        let mut limit = MontyLimit::Fuel;
        assert_eq!(monty_error_limit(error, &mut limit), MontyStatus::MontyErrorState);
        assert_eq!(limit, MontyLimit::Memory);
        assert_eq!(monty_error_frame_count(error), 0);
        assert!(monty_error_frame_file(error, 0, null_mut()).is_null());
        assert!(monty_error_exception(error).is_null());
        let mut out = MontyBytes::EMPTY;
        assert_eq!(monty_error_encode(error, &mut out), MontyStatus::MontyOk);
        let mut back = null_mut();
        assert_eq!(monty_value_decode(out.data, out.len, &mut back, null_mut()), MontyStatus::MontyOk);
        let message = monty_value_get(back, c"message".as_ptr(), 7);
        assert_eq!(repr(message), "'an indefinite length, which is not supported (at byte 1)'");
        monty_bytes_free(&mut out);
        monty_value_free(back);
        monty_error_free(error);
    }
}

#[test]
fn panics_become_errors() {
    let error = boundary::catch::<()>(|| panic!("seven is {}", 7)).expect_err("it panicked");
    assert_eq!(error.kind(), ErrorKind::Internal);
    assert!(error.message().starts_with("internal error: seven is 7 ("), "{}", error.message());
    assert!(error.message().contains("tests.rs:"));
}

#[test]
fn panics_outside_go_to_the_hosts_hook() {
    assert_eq!(boundary::catch_or(5, || panic!("inside")), 5);
    let outside = std::panic::catch_unwind(|| panic!("outside, so this is printed"));
    assert!(outside.is_err());
    // The count of calls went back to zero, also by the panic.
    assert_eq!(boundary::catch_or(5, || 6), 6);
}

impl Hold for u64 {
    fn spoil(&mut self) {
        *self = 0;
    }
}

/// Uses an exclusive object as the exports do.
fn with<R>(object: usize, work: impl FnOnce(&mut u64) -> Result<R, Error>) -> Result<R, Error> {
    // SAFETY: the tests free what they made at their end.
    unsafe { boundary::with(object as *const c_void, "object", work) }
}

fn exclusive(inner: u64) -> usize {
    boundary::give_box::<_, c_void>(Exclusive::new(inner)) as usize
}

fn free(object: usize) {
    // SAFETY: made by `exclusive`, freed once.
    unsafe { boundary::free_exclusive::<u64, c_void>(object as *mut c_void) };
}

#[test]
fn one_user_at_a_time() {
    let shared = exclusive(0);
    let again = with(shared, |_| with(shared, |_| Ok(())));
    assert_eq!(again.expect_err("used within its use").kind(), ErrorKind::Busy);
    let start = Arc::new(Barrier::new(4));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let start = start.clone();
            std::thread::spawn(move || {
                start.wait();
                let add = |_: &i32| {
                    with(shared, |n| {
                        *n += 1;
                        Ok(())
                    })
                    .is_ok()
                };
                (0..1_000).filter(add).count() as u64
            })
        })
        .collect();
    let done: u64 = threads.into_iter().map(|thread| thread.join().expect("no panic")).sum();
    assert_eq!(with(shared, |n| Ok(*n)).expect("nobody uses it"), done);
    free(shared);
}

#[test]
fn a_panic_poisons_what_it_happened_in() {
    let shared = exclusive(1);
    let first = with::<()>(shared, |_| panic!("half way"));
    assert_eq!(first.expect_err("it panicked").kind(), ErrorKind::Internal);
    let second = with(shared, |n| Ok(*n)).expect_err("poisoned");
    assert!(second.message().contains("half way") && second.message().ends_with("can only be freed"));
    free(shared);
    let failing = exclusive(1);
    assert!(with::<()>(failing, |_| Err(Error::new(ErrorKind::State, "no"))).is_err());
    assert!(with(failing, |n| Ok(*n)).is_ok());
    free(failing);
}

#[test]
fn freed_in_use_it_goes_when_the_use_ends() {
    let shared = exclusive(7);
    let seen = with(shared, |n| {
        free(shared);
        assert!(with(shared, |_| Ok(())).is_err());
        Ok(*n)
    });
    assert_eq!(seen.expect("the use goes on"), 7);
}
