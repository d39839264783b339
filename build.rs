//! Embeds the prelude of `src/prelude` (one row per file of the library, one per function of the kernel, in order of names), packs the
//! type checker's stubs, and gives the shared library the name that programs linked to it look for. Nothing else happens at build time.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    let prelude = Path::new(&root).join("src/prelude");
    let mut text = String::from("/// (module name, source) of each file.\nstatic LIBRARY: &[(&str, &str)] = &[\n");
    for (module, path) in python_files(&prelude.join("lib")) {
        writeln!(text, "    ({module:?}, include_str!({:?})),", path.display().to_string()).expect("writing to a string");
    }
    text.push_str("];\n/// (function name, its file, its source), in the order of the names.\nstatic KERNEL: &[(&str, &str, &str)] = &[\n");
    let mut functions = Vec::new();
    for (module, path) in python_files(&prelude.join("kernel")) {
        let source = fs::read_to_string(&path).expect("the prelude's files are text");
        functions.extend(split_functions(&source).map(|(name, source)| (name.to_owned(), module.clone(), source.to_owned())));
    }
    functions.sort();
    for row in functions {
        writeln!(text, "    {row:?},").expect("writing to a string");
    }
    text.push_str("];\n");
    let out = env::var("OUT_DIR").expect("cargo names the output folder");
    fs::write(Path::new(&out).join("prelude_files.rs"), text).expect("the output folder can be written");
    #[cfg(feature = "typecheck")]
    pack_typeshed(&Path::new(&root).join("src/check/typeshed"), &Path::new(&out).join("typeshed.zip"));
    name_library();
}

/// The Python files of a folder in the order of their names, with these names.
fn python_files(folder: &Path) -> Vec<(String, PathBuf)> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("the prelude's folders are part of the package");
    let mut files: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter_map(|path| Some((path.file_name()?.to_str()?.strip_suffix(".py")?.to_owned(), path)))
        .collect();
    files.sort();
    for (_, path) in &files {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    files
}

/// The functions of a file that has nothing else, each from its `def` at the left margin to the next one.
fn split_functions(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let starts: Vec<(usize, &str)> = source
        .split_inclusive('\n')
        .scan(0, |end, line| {
            let start = *end;
            *end += line.len();
            Some((start, line))
        })
        .filter_map(|(start, line)| Some((start, function_name(line)?)))
        .collect();
    let ends: Vec<usize> = starts.iter().skip(1).map(|start| start.0).chain([source.len()]).collect();
    starts.into_iter().zip(ends).map(|((start, name), end)| (name, source[start..end].trim_end()))
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
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
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
