//! Bytes that are not what they claim to be.
//!
//! Owns: the ways to damage them, and the run, program and value that are damaged. Snapshots and programs are damaged twice: as
//! they are, which their checksum shows, and with the checksum made right again, so that the verification has to find it.
//! Never: accepts anything but an error or something that behaves.
//! Start reading at `CHECKS`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::effort::Effort;
use monty::{DumpOptions, Limit, Object, Options, Program, Run, State, Stream};

/// What is damaged, and the check.
pub const CHECKS: &[(&str, fn(Effort) -> Result<String, String>)] = &[
    ("value", values),
    ("program", |effort| programs(effort, false)),
    ("program_resealed", |effort| programs(effort, true)),
    ("snapshot", |effort| snapshots(effort, false)),
    ("snapshot_resealed", |effort| snapshots(effort, true)),
];

/// Bytes of memory that a check may take. A few bytes may stand for many free slots, as a run leaves them that freed its objects, but
/// not for more than it says it had objects.
pub const MEMORY: u64 = 64 << 20;

/// Where the checksum and the payload of a snapshot or program begin.
const CHECKSUM: usize = 14;
const PAYLOAD: usize = 18;

/// A program with some of everything, that asks the host for something.
const RICH: &str = include_str!("rich.py");

/// Bytes with every damage that is tried.
struct Damage<'a> {
    good: &'a [u8],
    effort: Effort,
    reseal: bool,
}

impl Damage<'_> {
    /// Every byte with several other values, every length, and pieces moved about.
    fn each(&self, mut check: impl FnMut(usize, &[u8]) -> Result<(), String>) -> Result<String, String> {
        let mut tried = 0_usize;
        let mut attempt = |bytes: &mut [u8], what: &dyn Fn() -> String| {
            tried += 1;
            let checksum = bytes.get(CHECKSUM..PAYLOAD).map(<[u8]>::to_vec);
            if self.reseal && bytes.len() > PAYLOAD {
                reseal(bytes);
            }
            let result = catch_unwind(AssertUnwindSafe(|| check(tried, bytes)));
            if let (Some(target), Some(checksum)) = (bytes.get_mut(CHECKSUM..PAYLOAD), checksum) {
                target.copy_from_slice(&checksum);
            }
            match result {
                Ok(result) => result.map_err(|error| format!("{}: {error}", what())),
                Err(_) => Err(format!("{}: a panic", what())),
            }
        };
        let good = self.good;
        let mut bytes = good.to_vec();
        let (bytes_step, lengths_step, splices) = match self.effort {
            Effort::Short => (11, 97, 200),
            Effort::Usual => (1, 5, 1_000),
            Effort::Large => (1, 1, 20_000),
        };
        for i in (0..good.len()).step_by(bytes_step) {
            let byte = good[i];
            let flips = [0x01, byte ^ 0xff, 0x80, byte, 0x02, 0x7f, byte ^ 0x01, byte ^ 0x40];
            // Not all of them at each byte, unless there is time: neighbors get different ones.
            let tried = if self.effort == Effort::Large { &flips[..] } else { &flips[i % 2 * 2..][..2] };
            for flip in tried {
                bytes[i] = byte ^ flip;
                attempt(&mut bytes, &|| format!("byte {i} with {flip:#x}"))?;
            }
            bytes[i] = byte;
        }
        for len in (0..good.len()).step_by(lengths_step) {
            attempt(&mut good[..len].to_vec(), &|| format!("the first {len} bytes"))?;
        }
        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        for round in 0..splices {
            let mut next = |below: usize| {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (random >> 33) as usize % below.max(1)
            };
            let (from, to, len) = (next(good.len()), next(good.len()), next(64));
            let piece = &good[from..(from + len).min(good.len())];
            let mut bytes = good.to_vec();
            let end = (to + next(64)).min(bytes.len());
            bytes.splice(to..end, piece.iter().copied());
            attempt(&mut bytes, &|| format!("splice {round}: {from}+{len} to {to}..{end}"))?;
        }
        Ok(format!("{tried} variants of {} bytes", good.len()))
    }
}

/// Makes the checksum right.
fn reseal(bytes: &mut [u8]) {
    let checksum = crc32fast::hash(&bytes[PAYLOAD..]);
    bytes[CHECKSUM..PAYLOAD].copy_from_slice(&checksum.to_le_bytes());
}

fn values(effort: Effort) -> Result<String, String> {
    let shared = Object::list([Object::from("text"), Object::from(1.5), Object::from(())]);
    let record = Object::record([("a", shared.clone()), ("b", shared), ("c", Object::from(u64::MAX)), ("d", Object::from(true))]);
    let bytes = Object::list([record.clone(), record, Object::exception("ValueError", "x")]).encode().map_err(|error| error.to_string())?;
    let run = asking("repr(ask())")?;
    Damage { good: &bytes, effort, reseal: false }.each(|_, bytes| {
        let Ok(value) = Object::decode(bytes) else { return Ok(()) };
        let again = value.encode().map_err(|error| format!("what was decoded does not encode: {error}"))?;
        drop(value.repr());
        Object::decode(&again).map_err(|error| format!("what it encodes does not decode: {error}"))?;
        // The program may have it, or it is refused.
        drop(run.fork().resume_value(value));
        Ok(())
    })
}

/// A run that waits for the answer to a call.
fn asking(source: &str) -> Result<Run, String> {
    let program = Program::compile(source, &Options::new().function("ask")).map_err(|error| error.traceback())?;
    let mut run = Run::new(&program);
    match run.step(10_000_000) {
        Ok(State::Call) => Ok(run),
        Ok(state) => Err(format!("{state:?} instead of a call: {:?}", run.error())),
        Err(error) => Err(error.to_string()),
    }
}

fn snapshots(effort: Effort, reseal: bool) -> Result<String, String> {
    let mut run = asking(RICH)?;
    let good = run.dump(&DumpOptions::new()).map_err(|error| error.to_string())?;
    // The undamaged bytes do what they should.
    let end = finish(Run::load(None, &good).map_err(|error| error.to_string())?, 10_000_000);
    if end != State::Done {
        return Err(format!("the undamaged run ends as {end:?}"));
    }
    Damage { good: &good, effort, reseal }.each(|number, bytes| {
        let Ok(mut run) = Run::load(None, bytes) else { return Ok(()) };
        if number % 16 == 0
            && let Ok(again) = run.dump(&DumpOptions::new())
        {
            Run::load(None, &again).map_err(|error| format!("what was loaded does not load again: {error}"))?;
        }
        finish(run, if effort == Effort::Large || number % 16 == 0 { 30_000 } else { 2_000 });
        Ok(())
    })
}

fn programs(effort: Effort, reseal: bool) -> Result<String, String> {
    let program = Program::compile(RICH, &Options::new().function("ask")).map_err(|error| error.traceback())?;
    let good = program.dump().map_err(|error| error.to_string())?;
    Damage { good: &good, effort, reseal }.each(|number, bytes| {
        let Ok(program) = Program::load(bytes) else { return Ok(()) };
        if number % 16 == 0 {
            drop(program.disassemble());
        }
        finish(Run::new(&program), if effort == Effort::Large || number % 16 == 0 { 30_000 } else { 1_000 });
        Ok(())
    })
}

/// Goes on with a run, whatever it is, until it ends or `fuel` is spent.
fn finish(mut run: Run, fuel: u64) -> State {
    run.set_limit(Limit::Memory, 16 << 20);
    run.set_limit(Limit::TimeNs, run.usage(Limit::TimeNs).saturating_add(2_000_000_000));
    run.set_limit(Limit::Recursion, 500);
    run.set_limit(Limit::Fuel, run.usage(Limit::Fuel).saturating_add(fuel));
    for _ in 0..100 {
        let state = match run.state() {
            State::Call => run.resume_value(1),
            State::Ready | State::Yielded | State::Interrupted => run.step(fuel),
            state => return state,
        };
        if let Ok(State::Yielded) | Err(_) = state {
            break;
        }
    }
    drop(run.take_output(Stream::Stdout));
    run.state()
}
