//! Runs a program that calls one host function: `cargo run --example hello`.
use monty::{Object, Options, Program, Run, Stream, UNLIMITED};

const SOURCE: &str = r#"
rows = sorted(fetch("prices"), key=lambda row: -row["price"])
print("dearest:", rows[0]["name"])
sum(row["price"] for row in rows)
"#;

fn main() -> Result<(), monty::Error> {
    let program = Program::compile(SOURCE, &Options::new().function("fetch"))?;
    let mut run = Run::new(&program);
    run.step(UNLIMITED)?;
    while let Some(call) = run.call() {
        println!("the program calls {}", call.name);
        let row = |name: &str, price: i64| Object::record([("name", name.into()), ("price", Object::from(price))]);
        run.resume_value(Object::list([row("tea", 3), row("coffee", 5)]))?;
    }
    print!("{}", run.take_output(Stream::Stdout));
    println!("result: {}", run.result().expect("the program came to its end").repr()?);
    Ok(())
}
