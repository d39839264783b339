//! Owns: what an expression is, as far as messages name it, and what cannot be assigned to or deleted.
//!
//! Never: reads tokens.
//!
//! Start reading at: [`Node`].

/// The kinds of expressions that messages tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum What {
    Name, Attribute, Subscript, Starred, List, Tuple,
    Call, Literal, True, False, None, Ellipsis, FString, TString, Set, Dict,
    Generator, ListComprehension, SetComprehension, DictComprehension,
    /// Arithmetic: what a comparison's operands are made of.
    Operation,
    /// `and`, `or`, `not`.
    Logic,
    Comparison, Conditional, Lambda, Named, Await, Yield,
}

impl What {
    /// CPython's word for it.
    pub(super) fn describe(self) -> &'static str {
        match self {
            What::Name => "name",
            What::Attribute => "attribute",
            What::Subscript => "subscript",
            What::Starred => "starred",
            What::List => "list",
            What::Tuple => "tuple",
            What::Call => "function call",
            What::Literal => "literal",
            What::True => "True",
            What::False => "False",
            What::None => "None",
            What::Ellipsis => "ellipsis",
            What::FString => "f-string expression",
            What::TString => "t-string expression",
            What::Set => "set display",
            What::Dict => "dict literal",
            What::Generator => "generator expression",
            What::ListComprehension => "list comprehension",
            What::SetComprehension => "set comprehension",
            What::DictComprehension => "dict comprehension",
            What::Operation | What::Logic => "expression",
            What::Comparison => "comparison",
            What::Conditional => "conditional expression",
            What::Lambda => "lambda",
            What::Named => "named expression",
            What::Await => "await expression",
            What::Yield => "yield expression",
        }
    }
}

/// A part of an expression that cannot be where it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bad {
    pub(super) what: What,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// An expression that was read: its first and last token, without the parentheses around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) what: What,
    pub(super) first: usize,
    pub(super) last: usize,
    /// A comparison that begins with `target in`.
    pub(super) member: bool,
    /// It is written in parentheses of its own.
    pub(super) grouped: bool,
    /// The first part that cannot be assigned to.
    pub(super) unassignable: Option<Bad>,
    /// The first part that cannot be deleted.
    pub(super) undeletable: Option<Bad>,
}

impl Node {
    pub(super) fn new(what: What, first: usize, last: usize) -> Self {
        let bad = match what {
            What::Name | What::Attribute | What::Subscript | What::List | What::Tuple => None,
            _ => Some(Bad { what, first, last }),
        };
        Node { what, first, last, member: false, grouped: false, unassignable: bad, undeletable: bad }
    }

    /// `*value`
    pub(super) fn starred(first: usize, last: usize, value: Node) -> Self {
        let node = Node::new(What::Starred, first, last);
        Node { unassignable: value.unassignable, ..node }
    }

    /// A list or tuple of these items.
    pub(super) fn sequence(what: What, first: usize, last: usize, items: &[Node]) -> Self {
        let mut node = Node::new(what, first, last);
        node.unassignable = items.iter().find_map(|item| item.unassignable);
        node.undeletable = items.iter().find_map(|item| item.undeletable);
        node
    }

    /// What an assignment's left side could be in the grammar of comparisons' operands.
    pub(super) fn is_operand(&self) -> bool {
        self.grouped
            || !matches!(
                self.what,
                What::Logic | What::Comparison | What::Conditional | What::Lambda | What::Named | What::Starred | What::Yield
            )
    }
}
