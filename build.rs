//! Embeds the prelude (one row per Python file of `src/prelude`, in order of names; for the kernel also which file has which
//! function) and gives the shared library the name that programs linked to it look for. Nothing else happens at build time.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    let mut text = String::new();
    for (table, folder) in [("KERNEL", "src/prelude/kernel"), ("LIBRARY", "src/prelude/lib")] {
        println!("cargo:rerun-if-changed={folder}");
        let folder = Path::new(&root).join(folder);
        let mut names: Vec<String> = fs::read_dir(&folder)
            .expect("the prelude's folders are part of the package")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".py"))
            .collect();
        names.sort();
        writeln!(text, "/// (module name, source) of each file.\npub(super) static {table}: &[(&str, &str)] = &[")
            .expect("writing to a string");
        let mut functions = Vec::new();
        for (number, name) in names.iter().enumerate() {
            let path = folder.join(name);
            println!("cargo:rerun-if-changed={}", path.display());
            let source = fs::read_to_string(&path).expect("the prelude's files are text");
            functions.extend(source.lines().filter_map(|line| Some((function_name(line)?.to_owned(), number))));
            let module = name.trim_end_matches(".py");
            writeln!(text, "    ({module:?}, include_str!({:?})),", path.display().to_string()).expect("writing to a string");
        }
        text.push_str("];\n");
        if table == "KERNEL" {
            functions.sort();
            writeln!(text, "/// (function name, number of its file) in the order of the names.").expect("writing to a string");
            writeln!(text, "static FUNCTIONS: &[(&str, usize)] = &{functions:?};").expect("writing to a string");
        }
    }
    let out = env::var("OUT_DIR").expect("cargo names the output folder");
    fs::write(Path::new(&out).join("prelude_files.rs"), text).expect("the output folder can be written");
    name_library();
}

/// The function that a line at the left margin defines.
fn function_name(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("async ").unwrap_or(line).strip_prefix("def ")?;
    rest.split(['(', '[']).next()
}

/// The name of the shared library inside it: until version 1, each minor version may break the ABI, so it is part of the name.
fn name_library() {
    let part = |name: &str| env::var(name).expect("cargo describes the package and the target");
    let version = format!("{}.{}", part("CARGO_PKG_VERSION_MAJOR"), part("CARGO_PKG_VERSION_MINOR"));
    match part("CARGO_CFG_TARGET_OS").as_str() {
        "macos" => println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libmonty.{version}.dylib"),
        "windows" => {}
        _ => println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libmonty.so.{version}"),
    }
}
