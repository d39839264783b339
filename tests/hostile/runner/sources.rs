//! Programs that are too large or too regular to be files.
//!
//! Owns: how they are made; each begins with the same header as a file. Never: runs anything.
//! Start reading at `SOURCES`.

/// Name and maker of each.
pub const SOURCES: &[(&str, fn() -> String)] = &[
    ("parentheses", || nest("SyntaxError", "(", "1", ")", 100_000)),
    ("parentheses_200", || nest("done or SyntaxError", "(", "1", ")", 150)),
    ("brackets", || nest("SyntaxError", "[", "", "]", 100_000)),
    ("braces", || nest("SyntaxError", "{", "", "}", 100_000)),
    ("dicts", || nest("SyntaxError", "{1:", "1", "}", 100_000)),
    ("calls", || nest("SyntaxError", "f(", "", ")", 100_000)),
    ("subscripts", || nest("SyntaxError", "a[", "0", "]", 100_000)),
    ("open_parentheses", || nest("SyntaxError", "(", "", "", 1_000_000)),
    ("open_brackets", || nest("SyntaxError", "[", "", "", 1_000_000)),
    ("closing_only", || nest("SyntaxError", "", "", ")", 1_000_000)),
    ("unary_minus", || nest("done or SyntaxError or RecursionError or MemoryError or TimeLimit", "-", "1", "", 100_000)),
    ("unary_not", || nest("done or SyntaxError", "not ", "1", "", 100_000)),
    ("unary_tilde", || nest("done or SyntaxError", "~", "1", "", 100_000)),
    ("awaits", || nest("SyntaxError", "await ", "1", "", 100_000)),
    ("lambdas", || nest("done or SyntaxError", "lambda: ", "1", "", 100_000)),
    ("lambda_defaults", || nest("done or SyntaxError", "lambda x=", "1", ": 1", 100_000)),
    ("sums", || nest("done or SyntaxError", "1 + ", "1", "", 100_000)),
    ("sums_of_strings", || nest("done or SyntaxError", "'a' + ", "'b'", "", 100_000)),
    ("powers", || nest("done or SyntaxError", "1 ** ", "1", "", 100_000)),
    ("comparisons", || nest("done or SyntaxError", "1 <= ", "1", "", 100_000)),
    ("ands", || nest("done or SyntaxError", "1 and ", "1", "", 100_000)),
    ("ands_and_ors", || nest("done or SyntaxError", "1 and 0 or ", "1", "", 100_000)),
    ("conditionals", || nest("done or SyntaxError", "1 if 0 else ", "1", "", 100_000)),
    ("walruses", || nest("SyntaxError", "(x := ", "1", ")", 100_000)),
    ("attributes", || nest("AttributeError or SyntaxError", "", "1 .real", ".real", 100_000)),
    ("call_chain", || nest("TypeError or SyntaxError", "", "int", "()", 100_000)),
    ("subscript_chain", || nest("TypeError or SyntaxError", "", "1", "[0]", 100_000)),
    ("stars", || nest("SyntaxError", "*", "a", "", 100_000)),
    ("assignment_chain", || nest("done or SyntaxError", "a = ", "1", "", 100_000)),
    ("targets", || nest("SyntaxError", "(", "a,", ")", 10_000) + " = 1"),
    ("delete_targets", || head("SyntaxError") + "del " + &"(".repeat(10_000) + "a" + &")".repeat(10_000)),
    ("comprehensions", || nest("SyntaxError", "[", "1", " for x in y]", 100_000)),
    ("comprehension_clauses", || nest("done or SyntaxError or NameError", "[1 ", "", "for x in () ", 50_000) + "]"),
    ("comprehension_ifs", || head("done or SyntaxError") + "[1 for x in ()" + &" if x".repeat(50_000) + "]"),
    ("fstrings", fstrings),
    ("fstring_specs", || head("SyntaxError") + "f'" + &"{1:".repeat(10_000) + &"}".repeat(10_000) + "'"),
    ("fstring_fields", || head("done or SyntaxError") + "x = f'" + &"{1}".repeat(100_000) + "'"),
    ("strings_joined", || head("done or SyntaxError") + "x = " + &"'a' ".repeat(100_000)),
    ("blocks", || blocks("SyntaxError", "if 1:", 3_000)),
    ("loops", || blocks("SyntaxError", "for x in y:", 3_000)),
    ("functions", || blocks("SyntaxError", "def f():", 3_000)),
    ("classes", || blocks("SyntaxError", "class C:", 3_000)),
    ("withs", || blocks("SyntaxError", "with a:", 3_000)),
    ("else_ifs", || head("done or SyntaxError") + "if 0: pass\n" + &"elif 0: pass\n".repeat(100_000)),
    ("excepts", || head("done or SyntaxError") + "try: pass\n" + &"except ValueError: pass\n".repeat(20_000)),
    ("decorators", || head("NameError or SyntaxError") + &"@a\n".repeat(100_000) + "def f(): pass"),
    ("cases", || head("done or SyntaxError or NameError") + "match 1:\n" + &"  case 2: pass\n".repeat(50_000)),
    ("pattern_nest", || head("SyntaxError") + "match 1:\n  case " + &"[".repeat(10_000) + &"]".repeat(10_000) + ": pass"),
    ("pattern_or", || head("done or SyntaxError") + "match 1:\n  case " + &"2 | ".repeat(50_000) + "3: pass"),
    ("pattern_classes", || head("SyntaxError") + "match 1:\n  case " + &"int(".repeat(10_000) + &")".repeat(10_000) + ": pass"),
    ("parameters", || head("done or SyntaxError") + "def f(" + &names(20_000) + "): pass"),
    ("arguments", || head("TypeError or SyntaxError") + "int(" + &"1,".repeat(100_000) + ")"),
    ("keywords", || head("TypeError or SyntaxError") + "int(" + &numbered("a{}=1,", 20_000) + ")"),
    ("locals", || head("done or SyntaxError") + "def f():\n" + &numbered("  a{} = 1\n", 50_000) + "f()"),
    ("globals", || head("done or SyntaxError") + &numbered("a{} = 1\n", 100_000)),
    ("constants", || head("done or SyntaxError") + "x = [" + &numbered("{}.5,", 100_000) + "]"),
    ("list_display", || head("done or SyntaxError") + "x = [" + &"1,".repeat(1_000_000) + "]"),
    ("dict_display", || head("done or SyntaxError") + "x = {" + &numbered("{}: 1,", 200_000) + "}"),
    ("imports", || head("ModuleNotFoundError or SyntaxError") + "import " + &"a.".repeat(50_000) + "b"),
    ("many_functions", || head("done or SyntaxError") + &numbered("def f{}(): pass\n", 50_000)),
    ("many_statements", || head("done or SyntaxError") + &"x = 1\n".repeat(200_000)),
    ("closures", closures),
    ("huge_int", || head("SyntaxError") + &"9".repeat(1_000_000)),
    ("huge_hex", || head("done or SyntaxError") + "x = 0x" + &"f".repeat(1_000_000)),
    ("huge_float", || head("done or SyntaxError") + "x = 1." + &"9".repeat(1_000_000)),
    ("huge_exponent", || head("done or SyntaxError") + "x = 1e" + &"9".repeat(100_000)),
    ("huge_string", || head("done") + "x = '" + &"a".repeat(1_000_000) + "'"),
    ("huge_escapes", || head("done") + "x = '" + &"\\U0001F600".repeat(100_000) + "'"),
    ("huge_name", || head("NameError or SyntaxError") + &"a".repeat(1_000_000)),
    ("huge_wide_name", || head("NameError or SyntaxError") + &"ﬁ".repeat(200_000)),
    ("huge_comment", || head("done") + "#" + &"a".repeat(1_000_000)),
    ("huge_line_continuation", || head("done or SyntaxError") + "x = 1" + &"\\\n".repeat(500_000)),
    ("blank_lines", || head("done") + &"\n".repeat(1_000_000)),
    ("indentation", || head("SyntaxError or IndentationError") + &" ".repeat(1_000_000) + "x"),
    ("tabs_and_spaces", || head("SyntaxError or IndentationError or TabError") + "if 1:\n\tx = 1\n        y = 2"),
    ("semicolons", || head("done or SyntaxError") + "x = 1" + &"; x = 1".repeat(100_000)),
    ("null_bytes", || head("SyntaxError") + "x = 1\0\0\0"),
    ("unfinished_string", || head("SyntaxError") + "'" + &"a".repeat(1_000_000)),
    ("unfinished_triple", || head("SyntaxError") + "'''" + &"a\n".repeat(500_000)),
    ("unfinished_fstring", || head("SyntaxError") + "f'" + &"{".repeat(100_000)),
    ("wrong_brackets", || head("SyntaxError") + &"([{".repeat(50_000) + &")]}".repeat(50_000)),
    ("errors_everywhere", || head("SyntaxError") + &"x = = 1\n".repeat(20_000)),
    ("constant_folding_power", || head("OverflowError") + "2 ** 2 ** 40"),
    ("constant_folding_repeat", || head("MemoryLimit") + "def f(): return 'a' * 1000000000000\nf()"),
    ("too_long", || head("SyntaxError") + "#" + &"a".repeat(5_000_000)),
    ("constant_folding_shift", || head("OverflowError or MemoryLimit") + "1 << 1000000000000"),
    ("constant_folding_tuple", || head("MemoryLimit") + "(1, 2) * 10000000000"),
    ("constant_folding_chain", || nest("done or SyntaxError or MemoryLimit or TimeLimit", "99999 * ", "1", "", 5_000)),
    ("constant_folding_percent", || head("MemoryLimit") + "'%1000000000d' % 1"),
    ("annotations", || nest("SyntaxError", "x: a[", "1", "]", 50_000)),
    ("type_parameters", || head("done or SyntaxError") + "def f[" + &numbered("T{},", 10_000) + "](): pass"),
    ("yields", || head("SyntaxError") + "def f():\n  " + &"(yield ".repeat(10_000) + &")".repeat(10_000)),
    ("nonlocal_names", || head("SyntaxError") + "def f():\n  nonlocal " + &numbered("a{},", 10_000) + "b"),
    ("global_names", || head("done or SyntaxError") + "def f():\n  global " + &numbered("a{},", 10_000) + "b"),
    ("with_items", || head("NameError or SyntaxError") + "with " + &"a,".repeat(5_000) + "a: pass"),
    ("tries_in_a_row", || head("done or SyntaxError") + &"try: pass\nfinally: pass\n".repeat(20_000)),
    ("slices", || head("TypeError or SyntaxError") + "[][" + &"1:2,".repeat(50_000) + "]"),
];

fn head(ends: &str) -> String {
    format!("# ends: {ends}\n# limit: time = 20 s\n")
}

fn nest(ends: &str, open: &str, middle: &str, close: &str, depth: usize) -> String {
    head(ends) + &open.repeat(depth) + middle + &close.repeat(depth)
}

fn blocks(ends: &str, line: &str, depth: usize) -> String {
    let lines = (0..depth).map(|i| " ".repeat(i) + line + "\n");
    head(ends) + &lines.collect::<String>() + &" ".repeat(depth) + "pass"
}

fn numbered(pattern: &str, count: usize) -> String {
    (0..count).map(|i| pattern.replace("{}", &i.to_string())).collect()
}

fn names(count: usize) -> String {
    (0..count).map(|i| format!("a{i},")).collect()
}

/// Each f-string inside the field of the one before, with all the quotes that there are.
fn fstrings() -> String {
    (0..10_000).fold(head("SyntaxError"), |text, i| text + if i % 2 == 0 { "f'{" } else { "f\"{" }) + "1"
}

/// Functions as deep as indentation allows, the innermost reading a name of the outermost.
fn closures() -> String {
    let lines = (0..90).map(|i| format!("{}def f{i}():\n{} x{i} = 1\n", " ".repeat(i), " ".repeat(i)));
    head("done or SyntaxError") + &lines.collect::<String>() + &" ".repeat(90) + "return " + &numbered("x{} + ", 89) + "1\nf0()"
}
