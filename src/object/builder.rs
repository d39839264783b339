//! A text that grows piece by piece, with its memory reserved before it grows.
//!
//! Start reading at [`Builder::push`].

use super::bulk;
use super::native::{Cx, Raise};
use crate::heap::value::StrId;
use crate::heap::waste::Waste;
use crate::heap::watch::GROWN;

/// A text under construction. It is not charged until it becomes an object.
#[derive(Default)]
pub struct Builder {
    text: String,
    reserved: usize,
    polled: usize,
    /// Where a long text goes that is given up.
    waste: Option<Waste>,
}

impl Drop for Builder {
    fn drop(&mut self) {
        if let Some(waste) = &self.waste {
            waste.put(std::mem::take(&mut self.text));
        }
    }
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
        if self.reserved > GROWN {
            self.waste.get_or_insert_with(|| cx.meter.waste.clone());
        }
        Ok(())
    }

    /// The text.
    pub fn finish(mut self) -> String {
        std::mem::take(&mut self.text)
    }
}
