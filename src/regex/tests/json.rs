//! Just enough JSON to read the case files.
//!
//! Owns: the values of a JSON line; strings are code points, as Python's may hold lone surrogates.
//!
//! Never: checks that its input is JSON.
//!
//! Start reading at `parse`.

/// A JSON value.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(Vec<u32>),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A member of an object, null if it has none by that name.
    pub(super) fn get(&self, key: &str) -> &Json {
        match self {
            Json::Object(members) => members.iter().find(|(name, _)| name == key).map_or(&Json::Null, |(_, value)| value),
            _ => &Json::Null,
        }
    }

    pub(super) fn number(&self) -> Option<i64> {
        if let Json::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn text(&self) -> Option<&[u32]> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }
}

/// Parses one line.
pub(super) fn parse(line: &str) -> Json {
    let chars: Vec<char> = line.chars().collect();
    value(&chars, &mut 0)
}

fn value(chars: &[char], at: &mut usize) -> Json {
    while matches!(chars[*at], ' ' | ',' | ':') {
        *at += 1;
    }
    let first = chars[*at];
    *at += 1;
    match first {
        'n' => word(at, 3, Json::Null),
        't' => word(at, 3, Json::Bool(true)),
        'f' => word(at, 4, Json::Bool(false)),
        '"' => Json::Text(text(chars, at)),
        '[' => {
            let mut items = Vec::new();
            while !ends(chars, at, ']') {
                items.push(value(chars, at));
            }
            Json::List(items)
        }
        '{' => {
            let mut members = Vec::new();
            while !ends(chars, at, '}') {
                let Json::Text(key) = value(chars, at) else { panic!("a key is a string") };
                let key = key.into_iter().filter_map(char::from_u32).collect();
                members.push((key, value(chars, at)));
            }
            Json::Object(members)
        }
        _ => number(chars, at),
    }
}

fn word(at: &mut usize, rest: usize, value: Json) -> Json {
    *at += rest;
    value
}

fn ends(chars: &[char], at: &mut usize, end: char) -> bool {
    let done = chars[*at] == end;
    *at += usize::from(done);
    while *at < chars.len() && matches!(chars[*at], ',' | ' ') {
        *at += 1;
    }
    done
}

fn number(chars: &[char], at: &mut usize) -> Json {
    let start = *at - 1;
    while *at < chars.len() && chars[*at].is_ascii_digit() {
        *at += 1;
    }
    Json::Number(chars[start..*at].iter().collect::<String>().parse().expect("a number"))
}

fn text(chars: &[char], at: &mut usize) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::new();
    loop {
        let c = chars[*at];
        *at += 1;
        match c {
            '"' => return out,
            '\\' => {
                let code = escape(chars, at);
                match out.last_mut() {
                    Some(high @ 0xd800..0xdc00) if (0xdc00..0xe000).contains(&code) => {
                        *high = 0x10000 + ((*high - 0xd800) << 10) + (code - 0xdc00);
                    }
                    _ => out.push(code),
                }
            }
            _ => out.push(c.into()),
        }
    }
}

fn escape(chars: &[char], at: &mut usize) -> u32 {
    let letter = chars[*at];
    *at += 1;
    match letter {
        'u' => {
            let hex: String = chars[*at..*at + 4].iter().collect();
            *at += 4;
            u32::from_str_radix(&hex, 16).expect("four hexadecimal digits")
        }
        'n' => 0x0a,
        'r' => 0x0d,
        't' => 0x09,
        'b' => 0x08,
        'f' => 0x0c,
        other => other.into(),
    }
}
