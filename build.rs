//! Embeds the prelude (one row per Python file of `src/prelude`, in order of names; for the kernel also which file has which
//! function), packs the type checker's stubs, and gives the shared library the name that programs linked to it look for. Nothing else
//! happens at build time.

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
            let defined = source.lines().filter_map(function_name).enumerate();
            functions.extend(defined.map(|(place, function)| (function.to_owned(), number, place)));
            let module = name.trim_end_matches(".py");
            writeln!(text, "    ({module:?}, include_str!({:?})),", path.display().to_string()).expect("writing to a string");
        }
        text.push_str("];\n");
        if table == "KERNEL" {
            functions.sort();
            writeln!(text, "/// (function name, number of its file, its place there) in the order of the names.")
                .expect("writing to a string");
            writeln!(text, "static FUNCTIONS: &[(&str, usize, usize)] = &{functions:?};").expect("writing to a string");
        }
    }
    let out = env::var("OUT_DIR").expect("cargo names the output folder");
    fs::write(Path::new(&out).join("prelude_files.rs"), text).expect("the output folder can be written");
    #[cfg(feature = "typecheck")]
    pack_typeshed(&Path::new(&root).join("src/check/typeshed"), &Path::new(&out).join("typeshed.zip"));
    name_library();
}

/// The function that a line at the left margin defines.
fn function_name(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("async ").unwrap_or(line).strip_prefix("def ")?;
    rest.split(['(', '[']).next()
}

/// Packs the stubs of `src/check/typeshed` as the checker wants them: a zip archive whose files are stored as they are, so that
/// reading one is a copy.
#[cfg(feature = "typecheck")]
fn pack_typeshed(folder: &Path, archive: &Path) {
    use std::io::Write as _;
    use zip::write::SimpleFileOptions;

    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let mut out = zip::ZipWriter::new(fs::File::create(archive).expect("the output folder can be written"));
    // The same bytes from the same stubs.
    let options =
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored).last_modified_time(zip::DateTime::DEFAULT);
    for path in &files {
        println!("cargo:rerun-if-changed={}", path.display());
        let name = path.strip_prefix(folder).expect("found below the folder").to_str().expect("names are ASCII").replace('\\', "/");
        out.start_file(name, options).expect("writing to a file");
        out.write_all(&fs::read(path).expect("a stub can be read")).expect("writing to a file");
    }
    out.finish().expect("writing to a file");
}

#[cfg(feature = "typecheck")]
fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("the stubs are part of the package") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "pyi") || path.ends_with("VERSIONS") {
            files.push(path);
        }
    }
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
