//! The stubs against the interpreter: what one has and the other has not. `make typeshed` makes them equal again.

use monty::{Limit, Object, Options, Program, Run, State, UNLIMITED, check};
use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::parse_module;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Names of stubs that the interpreter does not have, and why they are there.
const STUBS_ONLY: &[(&str, &str)] = &[
    ("builtins.ellipsis", "how the stubs call the class of `...`"),
    ("builtins.function", "how the stubs call the class of functions"),
    ("builtins.reveal_type", "a question to the checker"),
    ("builtins.reveal_locals", "a question to the checker"),
    ("typing.type_check_only", "a mark in stubs"),
    ("types.DynamicClassAttribute", "a class in the stubs, a function here"),
];
/// Names of the interpreter that the stubs do not have, by how they end, and why.
const INTERPRETER_ONLY: &[(&str, &str)] = &[
    (".characters_written", "in the stubs only of the one error that sets it"),
    ("asyncio.events.AbstractEventLoopPolicy", "deprecated, and without a public name in the stubs"),
    ("asyncio.events.DefaultEventLoopPolicy", "deprecated, and without a public name in the stubs"),
    ("dataclasses.InitVar.type", "of instances, which the checker does not have"),
    ("hmac.HMAC.blocksize", "a constant that only CPython's source mentions"),
    ("re.RegexFlag.name", "of members"),
    ("re.RegexFlag.value", "of members"),
    ("unittest.TextTestResult.printErrors", "in the stubs a method of its base, which has none here"),
    (".tearDown_exceptions", "for the implementation's own use"),
];

type Names = BTreeSet<String>;

/// What a module or a class has.
#[derive(Default)]
struct Stub {
    names: Names,
    /// Names that a class or a module gives to others, by path within the module.
    classes: BTreeMap<String, Names>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/typeshed")
}

/// The stubs by module.
fn stubs() -> BTreeMap<String, Stub> {
    let root = folder().join("stdlib");
    let mut found = BTreeMap::new();
    for path in super::files_below(&root, "pyi") {
        let relative = path.strip_prefix(&root).expect("found below").with_extension("");
        let name = relative.to_str().expect("ASCII").replace(['/', '\\'], ".");
        let text = fs::read_to_string(&path).expect("readable");
        let module = parse_module(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut stub = Stub::default();
        for statement in module.suite() {
            add(statement, "", &mut stub);
        }
        found.insert(name.strip_suffix(".__init__").unwrap_or(&name).to_owned(), stub);
    }
    found
}

fn add(statement: &Stmt, class: &str, stub: &mut Stub) {
    let names: Vec<&str> = match statement {
        Stmt::FunctionDef(function) => vec![&function.name],
        Stmt::ClassDef(inner) => {
            let path = if class.is_empty() { inner.name.to_string() } else { format!("{class}.{}", inner.name) };
            stub.classes.entry(path.clone()).or_default();
            inner.body.iter().for_each(|statement| add(statement, &path, stub));
            vec![&inner.name]
        }
        Stmt::Assign(assign) => assign.targets.iter().filter_map(name_of).collect(),
        Stmt::AnnAssign(assign) => name_of(&assign.target).into_iter().collect(),
        Stmt::ImportFrom(import) => {
            let exported =
                import.names.iter().filter(|alias| alias.asname.as_ref().is_some_and(|name| name.as_str() == alias.name.as_str()));
            exported.map(|alias| alias.name.as_str()).collect()
        }
        _ => vec![],
    };
    let place = if class.is_empty() { &mut stub.names } else { stub.classes.entry(class.to_owned()).or_default() };
    place.extend(names.into_iter().filter(|name| !name.starts_with('_')).map(str::to_owned));
}

fn name_of(target: &Expr) -> Option<&str> {
    match target {
        Expr::Name(name) => Some(&name.id),
        _ => None,
    }
}

/// Asks the interpreter about these modules and names.
fn ask(stubs: &BTreeMap<String, Stub>) -> Object {
    let mut imports = String::new();
    let mut asked: BTreeMap<&str, Names> = BTreeMap::new();
    for (name, stub) in stubs.iter().filter(|(name, _)| !name.starts_with("ty_extensions")) {
        let _ = write!(imports, "try:\n    import {name}\n    modules[{name:?}] = {name}\nexcept ImportError:\n    pass\n");
        asked.entry(name).or_default().extend(stub.names.iter().cloned());
        for (path, names) in &stub.classes {
            asked.entry(path).or_default().extend(names.iter().cloned());
        }
    }
    let asked: Vec<String> = asked.iter().map(|(path, names)| format!("    {path:?}: {:?},\n", names.iter().collect::<Vec<_>>())).collect();
    let program = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/typeshed/surface.py")).expect("it is there");
    let program = program.replace("# IMPORTS\n", &imports).replace("# ASKED\n", &format!("asked = {{\n{}}}\n", asked.concat()));
    let program = program.replace("print(json.dumps(surface))", "surface");
    let mut run = Run::new(&Program::compile(&program, &Options::new()).unwrap_or_else(|error| panic!("{}", error.traceback())));
    run.set_limit(Limit::Memory, 1 << 30);
    run.set_limit(Limit::TimeNs, UNLIMITED);
    let state = run.step(UNLIMITED).expect("it can be stepped");
    assert_eq!(state, State::Done, "{:?}", run.error().map(|error| error.traceback()));
    run.result().expect("it ended").clone()
}

fn texts(list: Option<Object>) -> Names {
    list.map(|list| list.items().filter_map(|item| item.as_str().map(str::to_owned)).collect()).unwrap_or_default()
}

fn fields(dict: &Object) -> impl Iterator<Item = (String, Object)> {
    (0..dict.len()).filter_map(|i| Some((dict.key(i)?.as_str()?.to_owned(), dict.item(i)?)))
}

fn is_excepted(list: &[(&str, &str)], name: &str) -> bool {
    list.iter().any(|(excepted, _)| {
        name == *excepted || name.starts_with(&format!("{excepted}.")) || excepted.starts_with('.') && name.ends_with(excepted)
    })
}

#[test]
fn the_stubs_have_nothing_that_the_interpreter_lacks() {
    let stubs = stubs();
    let surface = ask(&stubs);
    let hidden = fs::read_to_string(folder().join("hidden.txt")).expect("it is there");
    let mut problems = Vec::new();
    let (mut names, mut members) = (0, 0);
    for (module, stub) in &stubs {
        let is_hidden = hidden.lines().any(|line| line == module);
        let Some(known) = surface.get(module) else {
            if !is_hidden {
                problems.push(format!("{module}: the interpreter has no such module"));
            }
            continue;
        };
        if is_hidden {
            problems.push(format!("{module}: it is hidden, and the interpreter has it"));
        }
        let here = texts(known.get("names"));
        for name in &stub.names {
            let path = format!("{module}.{name}");
            names += 1;
            if !here.contains(name) && !is_excepted(STUBS_ONLY, &path) {
                problems.push(format!("{path}: the interpreter has no such name"));
            }
        }
        for (class, attributes) in fields(&known.get("classes").expect("each entry has it")) {
            let here = texts(Some(attributes));
            for member in stub.classes.get(&class).into_iter().flatten() {
                members += 1;
                if !here.contains(member) {
                    problems.push(format!("{module}.{class}.{member}: the interpreter has no such attribute"));
                }
            }
        }
    }
    println!("{} modules, {names} names, {members} attributes of classes in the stubs", stubs.len());
    assert!(problems.is_empty(), "run `make typeshed`\n{}", problems.join("\n"));
}

#[test]
fn the_stubs_have_all_that_the_interpreter_has() {
    let stubs = stubs();
    let surface = ask(&stubs);
    let mut problems = Vec::new();
    let (mut modules, mut count) = (0, 0);
    // Modules of Python and of Rust.
    for module in own_modules() {
        if !stubs.contains_key(&module) {
            problems.push(format!("{module}: no stub"));
        }
    }
    for (module, known) in fields(&surface) {
        modules += 1;
        // One line for each name and each attribute: the checker says which it does not know.
        let exported = known.get("exported").filter(|exported| !exported.is_none());
        let names = exported.map_or_else(|| stubs[&module].names.clone(), |exported| texts(Some(exported)));
        let mut lines: Vec<String> = names.iter().map(|name| format!("{module}.{name}")).collect();
        for (class, attributes) in fields(&known.get("listed").expect("each entry has it")) {
            if names.contains(&class) {
                lines.extend(texts(Some(attributes)).iter().map(|name| format!("{module}.{class}.{name}")));
            }
        }
        count += lines.len();
        for part in lines.chunks(1_000) {
            let program = format!("import {module}\n{}\n", part.join("\n"));
            let report = check(&program, &Options::new()).unwrap_or_else(|error| panic!("{module}: {error}"));
            for one in report.iter().filter(|one| one.rule == "unresolved-attribute" || one.rule == "unresolved-import") {
                let path = part.get((one.line as usize).wrapping_sub(2)).map_or(module.as_str(), String::as_str);
                if !is_excepted(INTERPRETER_ONLY, path) {
                    problems.push(format!("{path}: {}", one.message));
                }
            }
        }
    }
    println!("{modules} modules, {count} names and attributes of the interpreter");
    assert!(problems.is_empty(), "run `make typeshed`\n{}", problems.join("\n"));
}

/// The modules of the interpreter, by its sources.
fn own_modules() -> Names {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = fs::read_dir(root.join("prelude/lib")).expect("it is there").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let python = files.filter_map(|name| Some(name.strip_suffix(".py")?.to_owned()));
    let native = fs::read_to_string(root.join("stdlib/mod.rs")).expect("it is there");
    let table = native.split("pub static MODULES").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default().to_owned();
    let native = table.split("::MODULE").filter_map(|part| part.rsplit([' ', '[', '\n']).next().map(str::to_owned));
    python.chain(native).filter(|name| !name.is_empty() && !name.contains(']') && !name.starts_with('_') || name == "__future__").collect()
}
