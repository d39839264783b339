//! A text that grows piece by piece, with its memory reserved before it grows.
//!
//! Start reading at [`Builder::push`].

use super::bulk;
use super::native::{Cx, Raise};
use crate::heap::value::StrId;

/// A text under construction. It is not charged until it becomes an object.
#[derive(Default)]
pub struct Builder {
    text: String,
    reserved: usize,
    polled: usize,
}

impl Builder {
    /// Appends.
    #[inline]
    pub fn push(&mut self, cx: &mut Cx, piece: &str) -> Result<(), Raise> {
        let len = self.text.len() + piece.len();
        if self.reserved < len {
            self.grow(cx, len)?;
        }
        bulk::push_text(&mut cx.meter, &mut self.text, piece)
    }

    /// Appends the text of a string.
    #[inline]
    pub fn push_str(&mut self, cx: &mut Cx, piece: StrId) -> Result<(), Raise> {
        let len = self.text.len() + cx.heap.text(piece).len();
        if self.reserved < len {
            self.grow(cx, len)?;
        }
        let (heap, meter) = cx.parts();
        bulk::push_text(meter, &mut self.text, heap.text(piece))
    }

    #[cold]
    fn grow(&mut self, cx: &mut Cx, len: usize) -> Result<(), Raise> {
        let wanted = (len * 2).max(256);
        // The old text and the new one exist together while one is copied into the other.
        cx.reserve(wanted + self.text.len())?;
        cx.meter.spend(((len - self.polled) / 16) as u64)?;
        self.polled = len;
        let more = (len - self.text.len()).max(256);
        bulk::make_room(&mut cx.meter, &mut self.text, more)?;
        self.reserved = wanted.min(self.text.capacity());
        Ok(())
    }

    /// The text.
    pub fn finish(self) -> String {
        self.text
    }
}
