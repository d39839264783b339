//! The Mersenne Twister (Matsumoto and Nishimura's MT19937) for the prelude's `random`: the numbers that CPython's generator
//! gives for the same seed.
//!
//! The state is a bytearray of the prelude: 624 words and the index, little-endian, so that it is plain data of the run.
//! Start reading at [`from_key`] and [`Twister`].

use crate::heap::kinds::{ByteArrayId, ListId, Value};
use crate::object::native::{Cx, Meter, Native, Outcome, Raise, function};
use crate::object::{args as arguments, bulk, raise};

pub(super) static INTRINSICS: &[Native] = &[
    function("_m_host_random", "count, /", host_random),
    function("_m_mt_bits", "state, k, /", bits),
    function("_m_mt_index", "state, n, /", index),
    function("_m_mt_new", "", new),
    function("_m_mt_random", "state, /", random),
    function("_m_mt_seed", "state, key, /", seed),
    function("_m_mt_shuffle", "state, items, /", shuffle),
];

const N: usize = 624;
const M: usize = 397;
const UPPER: u32 = 0x8000_0000;

/// Items that are shuffled, and words that are drawn, in one go.
const SHORT: usize = 1 << 12;

/// Bytes of the host's randomness: the library has none of its own.
fn host_random(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    Ok(Outcome::Host("os.urandom", vec![args[0]]))
}

fn new(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let data = vec![0; (N + 1) * 4];
    Ok(cx.heap.new(crate::heap::objects::ByteArray { data, exports: 0 }).into())
}

fn this(cx: &Cx, value: Value) -> Result<ByteArrayId, Raise> {
    match value {
        Value::ByteArray(id) if cx.heap[id].data.len() == (N + 1) * 4 => Ok(id),
        _ => Err(raise::value_error("state vector is the wrong size")),
    }
}

/// The words of a new state made from a number.
fn from_word(seed: u32) -> [u32; N] {
    let mut words = [0; N];
    words[0] = seed;
    for i in 1..N {
        let last: u32 = words[i - 1];
        words[i] = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(i as u32);
    }
    words
}

/// Words of a key between two polls.
const PIECE: usize = 1 << 13;

/// The words of a new state made from many numbers.
fn from_key(meter: &mut Meter, key: &[u32]) -> Result<[u32; N], Raise> {
    let mut words = from_word(19_650_218);
    let (mut i, mut j) = (1, 0);
    for step in 0..N.max(key.len()) {
        if step % PIECE == PIECE - 1 {
            meter.spend(PIECE as u64 / 4)?;
        }
        let mixed = words[i - 1] ^ (words[i - 1] >> 30);
        words[i] = (words[i] ^ mixed.wrapping_mul(1_664_525)).wrapping_add(key[j]).wrapping_add(j as u32);
        i += 1;
        j += 1;
        if i == N {
            words[0] = words[N - 1];
            i = 1;
        }
        if j == key.len() {
            j = 0;
        }
    }
    for _ in 1..N {
        let mixed = words[i - 1] ^ (words[i - 1] >> 30);
        words[i] = (words[i] ^ mixed.wrapping_mul(1_566_083_941)).wrapping_sub(i as u32);
        i += 1;
        if i == N {
            words[0] = words[N - 1];
            i = 1;
        }
    }
    words[0] = UPPER;
    Ok(words)
}

/// The state in its bytearray.
struct Twister<'a> {
    data: &'a mut [u8],
}

impl Twister<'_> {
    fn word(&self, i: usize) -> u32 {
        let bytes = &self.data[i * 4..i * 4 + 4];
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }

    fn set(&mut self, i: usize, word: u32) {
        self.data[i * 4..i * 4 + 4].copy_from_slice(&word.to_le_bytes());
    }

    fn refill(&mut self) {
        let mut words = [0; N];
        for (i, word) in words.iter_mut().enumerate() {
            *word = self.word(i);
        }
        for i in 0..N {
            let joined = (words[i] & UPPER) | (words[(i + 1) % N] & !UPPER);
            let twist = if joined & 1 == 0 { 0 } else { 0x9908_b0df };
            words[i] = words[(i + M) % N] ^ (joined >> 1) ^ twist;
        }
        for (i, &word) in words.iter().enumerate() {
            self.set(i, word);
        }
    }

    fn next(&mut self) -> u32 {
        let mut at = self.word(N) as usize;
        if at >= N {
            self.refill();
            at = 0;
        }
        self.set(N, at as u32 + 1);
        let mut y = self.word(at);
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// Less than `n`, each number as likely as the others: draws of as many bits as `n` has, until one fits.
    fn below(&mut self, n: u64) -> u64 {
        let k = 64 - n.leading_zeros();
        loop {
            let drawn = self.bits(k);
            if drawn < n {
                return drawn;
            }
        }
    }

    /// `k` random bits, 64 at most: the lower word is drawn first.
    fn bits(&mut self, k: u32) -> u64 {
        if k <= 32 {
            return u64::from(self.next() >> (32 - k.max(1)));
        }
        let low = u64::from(self.next());
        low | u64::from(self.next() >> (64 - k)) << 32
    }
}

/// Seeds with the words of `abs(key)`, an int.
fn seed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let id = this(cx, args[0])?;
    let Value::Bytes(bytes) = args[1] else { return Err(raise::type_error("the key comes as little-endian bytes")) };
    cx.reserve(cx.heap[bytes].data.len())?;
    let (heap, meter) = cx.parts();
    meter.poll(20)?;
    let bytes = &heap[bytes].data;
    let mut key = meter.fresh(Vec::with_capacity(bytes.len().div_ceil(4)));
    for piece in bytes.chunks(4 * PIECE) {
        meter.spend(piece.len() as u64 / 8)?;
        key.extend(piece.chunks(4).map(|chunk| chunk.iter().rev().fold(0, |word, &byte| word << 8 | u32::from(byte))));
    }
    while key.len() > 1 && key.last() == Some(&0) {
        key.pop();
    }
    if key.is_empty() {
        key.push(0);
    }
    let words = from_key(meter, &key)?.into_iter().chain([N as u32]);
    cx.heap[id].data = words.flat_map(u32::to_le_bytes).collect();
    Ok(Value::None.into())
}

/// Runs `draw` on the state in its place.
fn drawn<T>(cx: &mut Cx, state: Value, draw: impl FnOnce(&mut Twister<'_>) -> T) -> Result<T, Raise> {
    let id = this(cx, state)?;
    Ok(draw(&mut Twister { data: &mut cx.heap[id].data }))
}

fn random(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let value = drawn(cx, args[0], |twister| {
        let (a, b) = (twister.next() >> 5, twister.next() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0
    })?;
    Ok(Value::float(value).into())
}

/// Appends the bytes of the words that `k` bits take, the last one cut.
fn draw_bits(twister: &mut Twister<'_>, k: usize, data: &mut Vec<u8>) {
    let mut left = k;
    while left > 0 {
        let mut word = twister.next();
        if left < 32 {
            word >>= 32 - left;
        }
        data.extend_from_slice(&word.to_le_bytes());
        left = left.saturating_sub(32);
    }
}

/// `k` random bits as little-endian bytes.
fn bits(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let k = arguments::size(arguments::ssize(&cx.heap, args[1])?);
    cx.reserve(k / 4)?;
    if k / 32 <= SHORT {
        cx.poll((k / 32) as u64)?;
        let data = drawn(cx, args[0], |twister| {
            let mut data = Vec::with_capacity(k / 8 + 4);
            draw_bits(twister, k, &mut data);
            data
        })?;
        return Ok(cx.heap.new_bytes(data).into());
    }
    let id = this(cx, args[0])?;
    let (heap, meter) = cx.parts();
    // A copy, so that the same bits are drawn when it is stopped and started again.
    let mut state = heap[id].data.clone();
    let mut twister = Twister { data: &mut state };
    let mut data = meter.fresh(Vec::with_capacity(k / 8 + 4));
    let mut left = k;
    while left > 0 {
        let drawn = left.min(32 * SHORT);
        meter.spend((drawn / 32) as u64)?;
        draw_bits(&mut twister, drawn, &mut data);
        left -= drawn;
    }
    let data = data.done();
    cx.heap[id].data = state;
    Ok(cx.heap.new_bytes(data).into())
}

/// A number less than `n`, which is positive.
fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let n = arguments::ssize(&cx.heap, args[1])?;
    let n = u64::try_from(n).ok().filter(|&n| n > 0).ok_or_else(|| raise::value_error("empty range"))?;
    let value = drawn(cx, args[0], |twister| twister.below(n))?;
    Ok(Value::Int(value as i64).into())
}

/// Shuffles a list in place.
fn shuffle(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Value::List(list) = args[1] else { return Err(raise::type_error("a list is shuffled natively")) };
    let len = cx.heap[list].items.len();
    if len > SHORT {
        return shuffle_long(cx, args[0], list);
    }
    cx.poll(len as u64 * 2)?;
    let mut items = std::mem::take(&mut cx.heap[list].items);
    let shuffled = drawn(cx, args[0], |twister| {
        for i in (1..items.len()).rev() {
            items.swap(i, twister.below(i as u64 + 1) as usize);
        }
    });
    cx.heap[list].items = items;
    shuffled?;
    Ok(Value::None.into())
}

/// Shuffles copies of the list and of the state, which take the places of both at the end.
fn shuffle_long(cx: &mut Cx, state: Value, list: ListId) -> Result<Outcome, Raise> {
    let state = this(cx, state)?;
    cx.reserve(size_of_val(&cx.heap[list].items[..]))?;
    let (heap, meter) = cx.parts();
    let mut data = heap[state].data.clone();
    let mut twister = Twister { data: &mut data };
    let items = bulk::copied(meter, &heap[list].items)?;
    let mut items = meter.fresh(items);
    for i in (1..items.len()).rev() {
        items.swap(i, twister.below(i as u64 + 1) as usize);
        meter.spend(4)?;
    }
    cx.heap[state].data = data;
    let old = std::mem::replace(&mut cx.heap[list].items, items.done());
    cx.meter.waste.put(old);
    Ok(Value::None.into())
}
