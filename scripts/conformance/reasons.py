"""Why tests of CPython's fail here, for docs/conformance.md.

Owns: the reasons, each with the tests that it is of, as `file:test` (a regular expression that has to match all of it).
Never: excuses what has no reason; the document names it apart.
"""

import re

#: What a failure says by itself.
BY_TEXT = [("A limit of the run ends it", re.compile(r"^ended the run: memory limit exceeded"))]

BY_TEST = {
    "Is about CPython's implementation: private names, sizes, identity of texts, what freed objects leave": """
        exceptions:PEP626Tests.test_missing_lineno_shows_as_none
        genexps:doctests.45
        list:ListTest.test_list_resize_overflow
        types:(CoroutineTests.test_gen|TypesTests.test_internal_sizes)
        unicode:UnicodeTest.test_getnewargs
        typing:(GenericTests.test_abc_registry_kept|OverloadTests.test_overload_registry|TestModules.test_c_functions)
        typing:ProtocolTests.test_generic_protocols_special_from_protocol
    """,
    "CPython has this as a known failure, which is none here": """
        descr:ClassPropertiesAndMethods.test_restored_object_new
    """,
    "docs/differences.md: strings hold no surrogates": """
        unicode:UnicodeTest.test_(codecs_utf8|comparison|isprintable|surrogates)
        userstring:UserStringTest.test_encode_(default_args|explicit_none_args)
        builtin:(BuiltinTest.test_ascii|TestType.test_type_(doc|name))
    """,
    "docs/differences.md: codecs that are not there": """
        unicode:UnicodeTest.test_codecs(|_charmap|_idna|_utf7)
    """,
    "docs/differences.md: frames of tracebacks": """
        raise:TestTracebackType.test_attrs
        exceptions:PEP626Tests.test_lineno_(after_other_except|in_try)
        coroutines:CoroutineTest.test_bpo_45813_2
        traceback:MiscTracebackCases.test_clear
        traceback:TestTracebackException.test_(comparison_params_variations|print)
    """,
    "docs/differences.md: the order of bases, and what changes classes while they are looked at": """
        descr:ClassPropertiesAndMethods.test_(altmro|mutable_bases_with_failing_mro|vicious_descriptor_nonsense)
        descr:MiscTests.test_type_lookup_mro_reference
        descr:MroTest.test_(incomplete_set_bases_on_self|reent_set_bases_tp_base_cycle|tp_subclasses_cycle_.*)
    """,
    "docs/differences.md: what built-in types and functions say of themselves": """
        descr:ClassPropertiesAndMethods.test_(descrdoc|qualname|set_doc)
        coroutines:CoroutineTest.test_(corotype_1|func_11)
        types:(CoroutineTests.test_genfunc|TypesTests.test_dunder_get_signature)
        fstring:TestCase.test_global
        builtin:BuiltinTest.test_dir
    """,
    "docs/differences.md: modules and `__builtins__`": """
        descr:ClassPropertiesAndMethods.test_(object_class_assignment_between_heaptypes_and_nonheaptypes|uninitialized_modules)
        builtin:BuiltinTest.test_(callable|exec_globals_frozen)
    """,
    "docs/differences.md: others": """
        exceptions:ExceptionTests.test_unicode_errors_no_object
        class:ClassTests.testForExceptionsRaisedInInstanceGetattr2
        super:TestSuper.test_cell_as_self
        enumerate:TestReversed.test_len
        iter:TestCase.test_(iter_function_concealing_reentrant_exhaustion|iter_neg_setstate)
        dict:DictTest.test_oob_indexing_dictiter_iternextitem
        memoryview:OtherTest.test_use_released_memory
        float:GeneralFloatCases.test_floatconversion
        builtin:BuiltinTest.test_bytearray_join_with_misbehaving_iterator
        types:UnionTests.test_or_type_operator_with_bad_module
        typing:CollectionsAbcTests.test_bytestring
        typing:ForwardRefTests.test_(delayed_syntax_error|syntax_error)
        syntax:doc.172
    """,
}
BY_TEST = {reason: [re.compile(row) for row in rows.split()] for reason, rows in BY_TEST.items()}
NONE = "Without a reason"


def reason_of(file, test, failure):
    """The reason of a failure of `test` in `test_{file}`."""
    for reason, pattern in BY_TEXT:
        if pattern.search(failure):
            return reason
    for reason, patterns in BY_TEST.items():
        if any(pattern.fullmatch(f"{file}:{test}") for pattern in patterns):
            return reason
    return NONE


def unused(failures, files):
    """Rows about the files that no failure has: what they named passes now."""
    named = [f"{file}:{test}" for file, test, _ in failures]
    rows = [pattern for patterns in BY_TEST.values() for pattern in patterns]
    about = [row for row in rows if row.pattern.split(":")[0] in files]
    return [row.pattern for row in about if not any(row.fullmatch(name) for name in named)]
