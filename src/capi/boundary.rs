//! Where C ends and Rust begins: pointers, text and panics.
//!
//! Owns: the only code that turns a C pointer into a reference or a box, one helper per kind of ownership; the catching
//! of panics; the guard against concurrent use. Never: knows what a function does. Start reading at `catch`.
//!
//! Ownership words: *owned* pointers come from `give` and end in `take` or `free`; *borrowed* ones come from `pointer`
//! and are read with `view`; *out* parameters are written at once when `Out` is made, so they hold something whatever
//! happens next.

use super::error::{ErrorHandle, MontyError};
use super::status::{MontyBytes, MontyStatus};
use super::value::MontyValue;
use crate::host::graph::{Graph, Node, View};
use crate::host::object::Object;
use crate::{Error, ErrorKind};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::ffi::c_char;
use std::mem::ManuallyDrop;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Once, OnceLock};

thread_local! {
    /// How many calls of ours this thread is in.
    static INSIDE: Cell<u32> = const { Cell::new(0) };
    /// What the last panic inside said, and where.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs `work`; a panic in it becomes an error with the panic's message and place, and nothing is printed.
pub(super) fn catch<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    silence();
    let _inside = Inside::enter();
    match panic::catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result,
        Err(payload) => {
            let text = PANIC.try_with(|text| std::mem::take(&mut *text.borrow_mut()));
            // A payload whose own drop panics would start anew.
            if let Err(another) = panic::catch_unwind(AssertUnwindSafe(|| drop(payload))) {
                std::mem::forget(another);
            }
            Err(Error::new(ErrorKind::Internal, text.unwrap_or_default()))
        }
    }
}

/// The same for calls that have no way to fail: `fallback` then.
pub(super) fn catch_or<T>(fallback: T, work: impl FnOnce() -> T) -> T {
    catch(|| Ok(work())).unwrap_or(fallback)
}

/// The same for calls that return a status and, when the caller asks, the error itself.
///
/// # Safety
/// `error` is NULL or can be written.
pub(super) unsafe fn status(error: *mut *mut MontyError, work: impl FnOnce() -> Result<(), Error>) -> MontyStatus {
    // SAFETY: the caller's promise; NULL is allowed here.
    unsafe { write(error, std::ptr::null_mut()) };
    match catch(work) {
        Ok(()) => MontyStatus::MontyOk,
        Err(failure) => {
            let status = failure.kind().into();
            if !error.is_null() {
                // SAFETY: the caller's promise.
                unsafe { write(error, ErrorHandle::give(failure)) };
            }
            status
        }
    }
}

/// Counts the calls this thread is in, also when one ends by a panic.
struct Inside;

impl Inside {
    fn enter() -> Inside {
        let _ = INSIDE.try_with(|depth| depth.set(depth.get() + 1));
        Inside
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        let _ = INSIDE.try_with(|depth| depth.set(depth.get() - 1));
    }
}

/// Puts a hook before the process's panic hook, once: panics inside a call are noted, all others go on to the hook
/// that was there. It has no effect on a host in another language, whose library has a panic hook of its own.
fn silence() {
    static ONCE: Once = Once::new();
    // The hook cannot be changed by a thread that is panicking: a host that calls us from a destructor while it
    // unwinds. The next call installs it.
    if !ONCE.is_completed() && !std::thread::panicking() {
        ONCE.call_once(|| {
            let before = panic::take_hook();
            panic::set_hook(Box::new(move |info| match INSIDE.try_with(|depth| 0 < depth.get()) {
                Ok(true) => note(info),
                _ => before(info),
            }));
        });
    }
}

fn note(info: &PanicHookInfo<'_>) {
    let message = info.payload_as_str().unwrap_or("a panic without a message");
    let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
    let text = format!("internal error: {message}{}", place.unwrap_or_default());
    let _ = PANIC.try_with(|noted| {
        if let Ok(mut noted) = noted.try_borrow_mut() {
            *noted = text;
        }
    });
}

/// An argument that must not be NULL was.
pub(super) fn null(name: &str) -> Error {
    Error::new(ErrorKind::Argument, format!("{name} is NULL"))
}

/// Writes an out-parameter that may be NULL.
///
/// # Safety
/// `out` is NULL or can be written.
pub(super) unsafe fn write<T>(out: *mut T, value: T) {
    if !out.is_null() {
        // SAFETY: the caller's promise. What was there is not ours to drop.
        unsafe { out.write(value) };
    }
}

/// An out-parameter that must be there.
pub(super) struct Out<T>(*mut T);

impl<T> Out<T> {
    /// Writes what the caller finds when the call fails.
    ///
    /// # Safety
    /// `out` is NULL or can be written until the call returns.
    pub(super) unsafe fn new(out: *mut T, on_failure: T) -> Out<T> {
        // SAFETY: the caller's promise.
        unsafe { write(out, on_failure) };
        Out(out)
    }

    /// An error if it is not there; asked before the work is done.
    pub(super) fn check(&self, name: &str) -> Result<(), Error> {
        if self.0.is_null() { Err(null(name)) } else { Ok(()) }
    }

    /// Writes the result.
    pub(super) fn set(self, value: T) {
        // SAFETY: `new` was promised that a pointer that is not NULL can be written.
        unsafe { write(self.0, value) };
    }
}

/// Bytes that the caller lends for the call. NULL is as good as a pointer when there are none.
///
/// # Safety
/// `data` is NULL or leads to `len` bytes that nobody changes during the call.
pub(super) unsafe fn bytes<'a>(data: *const u8, len: usize, name: &str) -> Result<&'a [u8], Error> {
    match (data.is_null(), len) {
        (_, 0) => Ok(&[]),
        (true, _) => Err(null(name)),
        (false, len) if isize::MAX.unsigned_abs() < len => {
            Err(Error::new(ErrorKind::Argument, format!("the length of {name} is no length")))
        }
        // SAFETY: the caller's promise, and the length is one that a slice can have.
        _ => Ok(unsafe { std::slice::from_raw_parts(data, len) }),
    }
}

/// Text that the caller lends for the call.
///
/// # Safety
/// As for `bytes`.
pub(super) unsafe fn text<'a>(data: *const c_char, len: usize, name: &str) -> Result<&'a str, Error> {
    // SAFETY: the caller's promise.
    let bytes = unsafe { bytes(data.cast(), len, name) }?;
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Error::new(ErrorKind::Utf8, format!("{name} is not UTF-8 (at byte {at})"))
    })
}

/// A name that the caller lends as a C string; NULL for none.
///
/// # Safety
/// `data` is NULL or leads to a zero byte.
pub(super) unsafe fn c_string<'a>(data: *const c_char, name: &str) -> Result<Option<&'a str>, Error> {
    if data.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    let bytes = unsafe { std::ffi::CStr::from_ptr(data) };
    let text = bytes.to_str().map_err(|_| Error::new(ErrorKind::Utf8, format!("{name} is not UTF-8")))?;
    Ok(Some(text))
}

/// A value that the caller lends: any node of any graph.
///
/// # Safety
/// `value` is NULL or a value that lives, and is not changed, for `'a`.
pub(super) unsafe fn view<'a>(value: *const MontyValue) -> Option<View<'a>> {
    // SAFETY: the caller's promise; a node that was handed out has its home.
    unsafe {
        let node = value.cast::<Node>().as_ref()?;
        let graph = node.home().as_ref()?;
        Some(graph.view(graph.index_of(node)))
    }
}

/// The node itself, for what is borrowed from inside it.
///
/// # Safety
/// As for `view`.
pub(super) unsafe fn node<'a>(value: *const MontyValue) -> Option<&'a Node> {
    // SAFETY: the caller's promise.
    unsafe { value.cast::<Node>().as_ref() }
}

/// The borrowed pointer to a value; NULL for none, and for values that are no nodes.
pub(super) fn pointer(view: Option<View<'_>>) -> *const MontyValue {
    match view {
        Some(view) if view.is_node() => {
            let (graph, index) = view.place();
            address(graph.first.home(), index)
        }
        _ => std::ptr::null(),
    }
}

/// Where node `index` of a finished graph lies. The pointer is made from the one that the `Arc` holds and not from a
/// reference, so it stays valid when the graph is changed by its only owner.
fn address(home: *const Graph, index: u32) -> *const MontyValue {
    if home.is_null() {
        return std::ptr::null();
    }
    // SAFETY: a node's home is the graph that holds it, alive as long as the node; the index is one of its nodes.
    let node = unsafe {
        match index.checked_sub(1) {
            None => &raw const (*home).first,
            Some(index) => (*home).rest().add(index as usize),
        }
    };
    node.cast()
}

/// Hands a value over to the caller.
pub(super) fn give(object: Object) -> *mut MontyValue {
    let (graph, index) = object.into_node();
    address(Arc::into_raw(graph), index).cast_mut()
}

/// Takes over a value that the caller owns.
///
/// # Safety
/// `value` is NULL or an owned value, which the caller does not use again.
pub(super) unsafe fn take(value: *mut MontyValue) -> Option<Object> {
    // SAFETY: the caller's promise: one of the graph's counts is the caller's to give.
    unsafe { place(value).map(|(home, index)| Object::of_node(Arc::from_raw(home), index)) }
}

/// Takes over a value that must be there, before anything can fail.
///
/// # Safety
/// As for `take`.
pub(super) unsafe fn take_first(value: *mut MontyValue, name: &str) -> Result<Object, Error> {
    // SAFETY: the caller's promise.
    unsafe { take(value) }.ok_or_else(|| null(name))
}

/// One more owner of the graph that a value is in.
///
/// # Safety
/// As for `view`.
pub(super) unsafe fn copy(value: *const MontyValue) -> *mut MontyValue {
    // SAFETY: the caller's promise; `home` is what the `Arc` gave.
    unsafe {
        match place(value) {
            Some((home, _)) => {
                Arc::increment_strong_count(home);
                value.cast_mut()
            }
            None => std::ptr::null_mut(),
        }
    }
}

/// Changes a value that the caller owns and goes on owning.
///
/// # Safety
/// `value` is NULL or an owned value that no other thread is using.
pub(super) unsafe fn change(value: *mut MontyValue, name: &str, work: impl FnOnce(&mut Object) -> Result<(), Error>) -> Result<(), Error> {
    // SAFETY: the caller's promise. The count stays the caller's, hence `ManuallyDrop`; that nobody else has one is
    // checked by the `Arc` before anything is changed.
    let object = unsafe { place(value).map(|(home, index)| Object::with_node(Arc::from_raw(home), index)) };
    match object {
        Some(object) => work(&mut ManuallyDrop::new(object)),
        None => Err(null(name)),
    }
}

/// Whether both values are in one graph, so that neither can be put into the other.
///
/// # Safety
/// As for `view`, for both.
pub(super) unsafe fn is_together(left: *const MontyValue, right: *const MontyValue) -> bool {
    // SAFETY: the caller's promise.
    match unsafe { (place(left), place(right)) } {
        (Some((left, _)), Some((right, _))) => std::ptr::eq(left, right),
        _ => false,
    }
}

/// The graph of a value, as the pointer that its `Arc` gave, and the value's number there.
///
/// # Safety
/// As for `view`.
unsafe fn place(value: *const MontyValue) -> Option<(*const Graph, u32)> {
    // SAFETY: the caller's promise.
    unsafe {
        let node = value.cast::<Node>().as_ref()?;
        let graph = node.home().as_ref()?;
        Some((node.home(), graph.index_of(node)))
    }
}

/// What an exclusive object holds.
pub(super) trait Hold {
    /// Lets go of what a panic may have left half changed, so that nothing of it is used again.
    fn spoil(&mut self);
}

/// An object of ours that is used by one thread at a time, checked. A panic during a use poisons it: what it holds may
/// be half changed, so from then on it can only be freed. Freed while it is in use (by another thread, or by a callback
/// of its own), it goes when that use ends.
pub(super) struct Exclusive<T> {
    stage: AtomicU8,
    poison: OnceLock<String>,
    inner: UnsafeCell<T>,
}

/// Nobody uses it.
const IDLE: u8 = 0;
/// Somebody does.
const BUSY: u8 = 1;
/// It is being freed, or will be by whoever uses it.
const DOOMED: u8 = 2;

// SAFETY: `enter` lets one thread at a time have the inner value, and only a value that may move between threads.
unsafe impl<T: Send> Sync for Exclusive<T> {}

impl<T: Hold> Exclusive<T> {
    pub(super) fn new(inner: T) -> Exclusive<T> {
        Exclusive { stage: AtomicU8::new(IDLE), poison: OnceLock::new(), inner: UnsafeCell::new(inner) }
    }

    fn enter(&self) -> Result<(), Error> {
        let entered = self.stage.compare_exchange(IDLE, BUSY, Ordering::Acquire, Ordering::Relaxed);
        entered.map(drop).map_err(|_| Error::new(ErrorKind::Busy, "another call is using the object"))
    }

    /// Ends a use; whether the object was freed during it.
    fn leave(&self) -> bool {
        self.stage.compare_exchange(BUSY, IDLE, Ordering::Release, Ordering::Acquire).is_err()
    }

    /// Works on the inner value between `enter` and `leave`.
    fn work<R>(&self, work: impl FnOnce(&mut T) -> Result<R, Error>) -> Result<R, Error> {
        if let Some(text) = self.poison.get() {
            let message = format!("an earlier call ended in an {text}; the object can only be freed");
            return Err(Error::new(ErrorKind::Internal, message));
        }
        let mut ended = false;
        let result = catch(|| {
            // SAFETY: `enter` made the stage ours, so nobody else has the reference.
            let result = work(unsafe { &mut *self.inner.get() });
            ended = true;
            result
        });
        if let (false, Err(error)) = (ended, &result) {
            let _ = self.poison.set(error.message().to_owned());
            // SAFETY: as above; the reference that the work had is gone.
            catch_or((), || unsafe { (*self.inner.get()).spoil() });
        }
        result
    }
}

/// Uses an exclusive object that `give_box` handed over; `Busy` when somebody else does, also further up in this thread.
///
/// # Safety
/// `pointer` is NULL or came from `give_box::<Exclusive<T>, O>` and has not been freed before the call.
pub(super) unsafe fn with<T: Hold, O, R>(pointer: *const O, name: &str, work: impl FnOnce(&mut T) -> Result<R, Error>) -> Result<R, Error> {
    // SAFETY: the caller's promise. While the stage is ours, a free only marks the object; when it did, this was the
    // last use, and the references made here are not used after the box is gone.
    unsafe {
        let object = borrow_box::<Exclusive<T>, O>(pointer).ok_or_else(|| null(name))?;
        object.enter()?;
        let result = object.work(work);
        if object.leave() {
            let _ = catch(|| {
                free_box::<Exclusive<T>, O>(pointer.cast_mut());
                Ok(())
            });
        }
        result
    }
}

/// Frees an exclusive object, or leaves that to the call that is using it.
///
/// # Safety
/// `pointer` is NULL or came from `give_box::<Exclusive<T>, O>`, and is not used again.
pub(super) unsafe fn free_exclusive<T: Hold, O>(pointer: *mut O) {
    // SAFETY: the caller's promise; only an idle object is dropped here.
    unsafe {
        let stage = borrow_box::<Exclusive<T>, O>(pointer).map(|object| object.stage.swap(DOOMED, Ordering::AcqRel));
        if stage == Some(IDLE) {
            free_box::<Exclusive<T>, O>(pointer);
        }
    }
}

/// Hands one count of a shared object over to the caller as an opaque pointer.
pub(super) fn give_shared<T, O>(inner: Arc<T>) -> *mut O {
    Arc::into_raw(inner).cast::<O>().cast_mut()
}

/// One more count of what `give_shared` handed over: the same pointer.
///
/// # Safety
/// `pointer` is NULL or came from `give_shared::<T, O>` and is alive.
pub(super) unsafe fn share<T, O>(pointer: *const O) -> *mut O {
    if !pointer.is_null() {
        // SAFETY: the caller's promise.
        unsafe { Arc::increment_strong_count(pointer.cast::<T>()) };
    }
    pointer.cast_mut()
}

/// Gives one count back.
///
/// # Safety
/// `pointer` is NULL or came from `give_shared::<T, O>` or `share`, and this count is not used again.
pub(super) unsafe fn free_shared<T, O>(pointer: *mut O) {
    if !pointer.is_null() {
        // SAFETY: the caller's promise.
        drop(unsafe { Arc::from_raw(pointer.cast_const().cast::<T>()) });
    }
}

/// A value that something else keeps and lends: always a node, so that C can point at it.
pub(super) struct Kept(Object);

impl Kept {
    pub(super) fn new(object: Object) -> Kept {
        let (graph, index) = object.into_node();
        Kept(Object::with_node(graph, index))
    }

    /// Borrowed as long as this lives.
    pub(super) fn pointer(&self) -> *const MontyValue {
        pointer(Some(self.0.view()))
    }
}

/// Frees what `MontyBytes::give` handed over.
///
/// # Safety
/// `bytes` is NULL, or as the library wrote it, or empty.
pub(super) unsafe fn free_bytes(bytes: *mut MontyBytes) {
    // SAFETY: the caller's promise; `give` made a box of one byte more than `len`.
    unsafe {
        if let Some(bytes) = bytes.as_mut()
            && !bytes.data.is_null()
        {
            let slice = std::ptr::slice_from_raw_parts_mut(bytes.data, bytes.len + 1);
            drop(Box::from_raw(slice));
            *bytes = MontyBytes::EMPTY;
        }
    }
}

/// Hands a box over to the caller as an opaque pointer.
pub(super) fn give_box<T, O>(inner: T) -> *mut O {
    Box::into_raw(Box::new(inner)).cast()
}

/// Borrows what `give_box` handed over.
///
/// # Safety
/// `pointer` is NULL or came from `give_box::<T, O>` and lives for `'a`.
pub(super) unsafe fn borrow_box<'a, T, O>(pointer: *const O) -> Option<&'a T> {
    // SAFETY: the caller's promise.
    unsafe { pointer.cast::<T>().as_ref() }
}

/// Frees what `give_box` handed over.
///
/// # Safety
/// `pointer` is NULL or came from `give_box::<T, O>`, and is not used again.
pub(super) unsafe fn free_box<T, O>(pointer: *mut O) {
    if !pointer.is_null() {
        // SAFETY: the caller's promise.
        drop(unsafe { Box::from_raw(pointer.cast::<T>()) });
    }
}
