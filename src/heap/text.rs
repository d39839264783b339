//! Strings of the heap and of units, and the texts that grow under them.
//!
//! ```text
//! buffer  "the quick brown fox jumps"          what `+=` appends to, in place
//! a str   |-------------|                      the first bytes of it
//! another |-----------------------|            the last one, which ends where the buffer ends, can be continued
//! ```
//! A string never changes: what is appended lies behind its end. So `s += x` in a loop copies each piece once, although nothing
//! counts who else has the string. Never shortens a buffer below the longest string that still needs it.
//! Start reading at [`Heap::str`] and [`Heap::append_str`].

use super::arena::Slot;
use super::classes::ClassTable;
use super::kinds::{Heap, Value};
use super::units::Units;
use super::value::StrId;
use super::watch::NoAnswer;
use crate::bytecode::code::str_bits;
use crate::text::{PyStr, Text, core, pieces, shown};
use compact_str::CompactString;
use serde::{Deserialize, Serialize};

/// A text of which strings are the beginnings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TextBuffer {
    /// All of it.
    pub text: String,
}

impl Slot for TextBuffer {}

impl Slot for PyStr {
    const MAY_BE_BARE: bool = true;

    #[inline]
    fn is_bare(&self) -> bool {
        PyStr::is_bare(self)
    }
}

impl Heap {
    /// The text and facts of a string.
    #[inline]
    pub fn str(&self, id: StrId) -> Text<'_> {
        let string = match id.slot() {
            Some(i) => &self.strs[i],
            None => self.unit_str(id),
        };
        match string.prefix() {
            None => string.view(),
            Some((buffer, len)) => self.prefix_str(string, buffer, len),
        }
    }

    #[inline(never)]
    fn prefix_str<'h>(&'h self, string: &'h PyStr, buffer: u32, len: u32) -> Text<'h> {
        Text::new(&self.buffers[buffer].text[..len as usize], string)
    }

    /// The text of a string.
    #[inline]
    pub fn text(&self, id: StrId) -> &str {
        self.str(id).as_str()
    }

    /// The text of a string as a message shows it; see [`shown`].
    #[inline]
    pub fn shown(&self, id: StrId) -> &str {
        shown(self.text(id))
    }

    /// A string whose code points can be found by number without a long pass over its text.
    #[inline]
    pub fn indexed_str(&self, id: StrId) -> Result<Text<'_>, NoAnswer> {
        let string = self.str(id);
        if !string.is_indexed() {
            string.make_index(|bytes| self.watch.spend((bytes / 8) as u64))?;
        }
        Ok(string)
    }

    /// The hash of a string, mostly without a look at its text.
    #[inline]
    pub fn str_hash(&self, id: StrId) -> u64 {
        let known = match id.slot() {
            Some(i) => self.strs[i].known_hash(),
            None => self.unit_str(id).known_hash(),
        };
        known.unwrap_or_else(|| self.str(id).hash())
    }

    /// The hash of a string if it is known or takes no time worth a poll.
    #[inline]
    pub fn quick_str_hash(&self, id: StrId) -> Option<u64> {
        let known = match id.slot() {
            Some(i) => self.strs[i].known_hash(),
            None => self.unit_str(id).known_hash(),
        };
        known.or_else(|| self.str(id).quick_hash())
    }

    #[inline(never)]
    fn unit_str(&self, id: StrId) -> &PyStr {
        // Mostly one of the program's own.
        match self.units.program_string(id) {
            Some(string) => string,
            None => unit_string(&self.units, id),
        }
    }

    /// A new string; empty ones and the first 256 characters are shared.
    pub fn new_str(&mut self, text: impl Into<CompactString> + AsRef<str>) -> Value {
        let short = text.as_ref().as_bytes();
        match *short {
            [] => Value::Str(StrId::from_bits(str_bits(0, core::EMPTY))),
            [b] => Value::Str(char_str(b)),
            [high @ (0xc2 | 0xc3), low] => Value::Str(char_str(high << 6 | low & 0x3f)),
            _ => Value::Str(self.alloc_str(PyStr::new(text))),
        }
    }

    /// A new string whose code points were counted already.
    pub fn new_counted_str(&mut self, text: CompactString, chars: usize) -> Value {
        if chars <= 1 { self.new_str(text) } else { Value::Str(self.alloc_str(PyStr::with_chars(text, chars))) }
    }

    /// A new string of any length: the code points of a long one are counted piece by piece.
    pub fn new_text(&mut self, text: String) -> Result<Value, NoAnswer> {
        if text.len() <= pieces::PIECE {
            return Ok(self.new_str(text));
        }
        let chars = pieces::count(&text, |bytes| self.watch.spend((bytes / 64) as u64))?;
        Ok(Value::Str(self.alloc_str(PyStr::with_chars(text, chars))))
    }

    /// The string of one character.
    #[inline]
    pub fn new_char(&mut self, c: char) -> Value {
        match u8::try_from(c) {
            Ok(c) => Value::Str(char_str(c)),
            Err(_) => self.new_wide_char(c),
        }
    }

    /// A text of few different characters, iterated over, makes each of them once between two collections.
    #[inline(never)]
    fn new_wide_char(&mut self, c: char) -> Value {
        let place = c as usize % RECENT_CHARS;
        if let Some(&(known, id)) = self.chars.get(place)
            && known == c
        {
            return Value::Str(id);
        }
        let mut bytes = [0; 4];
        let id = self.alloc_str(PyStr::with_chars(&*c.encode_utf8(&mut bytes), 1));
        if self.chars.is_empty() {
            self.chars.resize(RECENT_CHARS, ('\0', StrId::from_bits(str_bits(0, core::EMPTY))));
        }
        self.chars[place] = (c, id);
        Value::Str(id)
    }

    /// Puts a string into the heap.
    #[inline]
    pub fn alloc_str(&mut self, string: PyStr) -> StrId {
        self.budget.charge_object(size_of::<PyStr>() + string.extra_bytes());
        StrId::from_slot(self.strs.insert(string))
    }

    /// The buffer that a string is all of, so that it can be continued there.
    #[inline]
    pub fn whole_buffer(&self, id: StrId) -> Option<u32> {
        let (buffer, len) = self.strs[id.slot()?].prefix()?;
        (self.buffers[buffer].text.len() == len as usize).then_some(buffer)
    }

    /// As [`Heap::append_str`] for a short `right` and a buffer that has room: what a loop with `+=` does nearly always.
    #[inline]
    pub fn append_short(&mut self, left: StrId, right: StrId) -> Option<Value> {
        const SHORT: usize = 64;
        let string = &self.strs[left.slot()?];
        let ((buffer, len), before) = (string.prefix()?, string.chars());
        let Heap { strs, buffers, units, .. } = self;
        let own = match right.slot() {
            Some(i) => &strs[i],
            None => unit_string(units, right),
        };
        let (more, chars) = (own.as_str().len(), before + own.chars());
        let text = &mut buffers[buffer].text;
        let end = u32::try_from(text.len() + more).ok()?;
        if own.prefix().is_some() || more > SHORT || text.len() != len as usize || text.capacity() < end as usize {
            return None;
        }
        text.push_str(own.as_str());
        Some(Value::Str(self.alloc_str(PyStr::prefix_of(buffer, end, chars))))
    }

    /// A string that begins as `left` and goes on with `right`, in the buffer that `left` is all of, or in a new one.
    /// `capacity` is what the buffer is to have where it has not enough; the caller has reserved that.
    pub fn append_str(&mut self, left: StrId, right: StrId, capacity: usize) -> Result<Value, NoAnswer> {
        let chars = self.str(left).chars() + self.str(right).chars();
        let found = self.whole_buffer(left);
        let mut text = found.map_or(String::new(), |buffer| std::mem::take(&mut self.buffers[buffer].text));
        let (len, before) = (text.len(), text.capacity());
        let needed = self.str_len_in(left, found, len) + self.str_len_in(right, found, len);
        let mut pushed = if before < needed { self.watch.grow_text(&mut text, capacity.max(needed)) } else { Ok(()) };
        if found.is_none() {
            pushed = pushed.and_then(|()| self.push_to(&mut text, left, None));
        }
        let pushed = pushed.and_then(|()| self.push_to(&mut text, right, found));
        if pushed.is_err() {
            text.truncate(len);
        }
        self.budget.charge(text.capacity() - before);
        let end = text.len() as u32;
        let buffer = match found {
            Some(buffer) => {
                self.buffers[buffer].text = text;
                buffer
            }
            None => {
                self.budget.charge_object(size_of::<TextBuffer>());
                self.buffers.insert(TextBuffer { text })
            }
        };
        pushed?;
        Ok(Value::Str(self.alloc_str(PyStr::prefix_of(buffer, end, chars))))
    }

    /// The bytes of a string that is in the buffer which was just taken, or anywhere else.
    fn str_len_in(&self, id: StrId, taken: Option<u32>, len: usize) -> usize {
        match id.slot().and_then(|i| self.strs[i].prefix()) {
            Some((buffer, prefix)) if Some(buffer) == taken => len.min(prefix as usize),
            _ => self.text(id).len(),
        }
    }

    /// Appends a string, which may be a part of the text itself, that of the buffer `own`.
    fn push_to(&self, text: &mut String, id: StrId, own: Option<u32>) -> Result<(), NoAnswer> {
        let pause = |bytes: usize| self.watch.spend((bytes / 64) as u64);
        match id.slot().and_then(|i| self.strs[i].prefix()) {
            Some((buffer, len)) if Some(buffer) == own => pieces::push_own(text, len as usize, pause),
            _ => pieces::push(text, self.text(id), pause),
        }
    }

    /// Counts the code points of strings that came from bytes as parts of buffers: in one pass over each buffer.
    pub(super) fn count_prefixes(&mut self) -> Result<(), &'static str> {
        let mut prefixes: Vec<(u32, u32, u32)> =
            self.strs.iter().filter_map(|(i, string)| string.prefix().map(|(buffer, len)| (buffer, len, i))).collect();
        prefixes.sort_unstable();
        let (mut current, mut counted, mut chars) = (0, 0, 0);
        for (buffer, len, i) in prefixes {
            if buffer != current {
                (current, counted, chars) = (buffer, 0, 0);
            }
            let text = self.buffers.get(buffer).and_then(|buffer| buffer.text.get(counted..len as usize));
            chars += text.ok_or("a string that is no part of its text")?.chars().count();
            counted = len as usize;
            self.strs[i].set_chars(chars);
        }
        Ok(())
    }
}

/// A string of the core table or of a unit.
#[inline(never)]
fn unit_string(units: &Units, id: StrId) -> &PyStr {
    let i = id.index() as usize;
    match id.unit() {
        0 => {
            let core = core::table();
            core.get(i).unwrap_or_else(|| ClassTable::get().extra_name(i - core.len()))
        }
        number => &units.any(number).strings[i],
    }
}

/// Characters beyond U+00FF whose strings are remembered.
const RECENT_CHARS: usize = 64;

/// The shared string of one of the first 256 characters.
#[inline]
pub fn char_str(b: u8) -> StrId {
    StrId::from_bits(str_bits(0, u32::from(b)))
}
