//! Runs a program that calls one host function: `cargo run --example hello`.

use monty::{Options, Program, Run, State, Stream, UNLIMITED};

const SOURCE: &str = r#"
rows = sorted(fetch("prices"), key=lambda row: -row["price"])
print("dearest:", rows[0]["name"])
sum(row["price"] for row in rows)
"#;

fn main() -> Result<(), monty::Error> {
    let program = Program::compile(SOURCE, &Options::new().function("fetch"))?;
    let mut run = Run::new(&program);
    let mut state = run.step(UNLIMITED)?;
    while state == State::Call {
        let call = run.call().expect("in this state there is a call");
        println!("the program calls {}({})", call.name, call.args.item(0).expect("one argument").repr()?);
        let answer = monty::Object::list([
            monty::Object::record([("name", "tea".into()), ("price", monty::Object::from(3))]),
            monty::Object::record([("name", "coffee".into()), ("price", monty::Object::from(5))]),
        ]);
        state = run.resume_value(answer)?;
    }
    print!("{}", run.take_output(Stream::Stdout));
    match (run.result(), run.error()) {
        (Some(result), _) => println!("result: {}", result.repr()?),
        (None, error) => eprintln!("{}", error.map(|error| error.traceback()).unwrap_or_default()),
    }
    Ok(())
}
