//! Canonical JSON in the manner of RFC 8785 (JCS), without floating point.
//!
//! Keys are sorted by their UTF-16 code units and there is no white space, as in RFC 8785. Where JCS
//! prescribes the ECMAScript form of a double, we write a *string* with the shortest decimal that
//! reads back as the same number: two programs never have to agree on how to print a float.
//! Integers beyond ±(2^53 − 1) become strings for the same reason.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::error::CaseError;

/// Largest integer that every JSON reader keeps exactly: 2^53 − 1.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// Canonical text of a value.
pub(crate) fn to_text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

/// `value` as JSON; fails only for types that JSON cannot hold.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<Value, CaseError> {
    serde_json::to_value(value).map_err(|error| CaseError::BadRecord {
        what: error.to_string(),
    })
}

/// SHA-256 of the canonical text, lower-case hexadecimal.
pub(crate) fn hash(value: &Value) -> String {
    hex(&Sha256::digest(to_text(value).as_bytes()))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => write_number(number, out),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (i, (key, item)) in entries.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_string(key, out);
                out.push(':');
                write(item, out);
            }
            out.push('}');
        }
    }
}

fn write_number(number: &serde_json::Number, out: &mut String) {
    let safe = match (number.as_u64(), number.as_i64()) {
        (Some(n), _) => n <= MAX_SAFE_INTEGER,
        (None, Some(n)) => n.unsigned_abs() <= MAX_SAFE_INTEGER,
        (None, None) => false,
    };
    if safe {
        out.push_str(&number.to_string());
    } else {
        write_string(&number.to_string(), out);
    }
}

fn write_string(text: &str, out: &mut String) {
    // serde_json escapes exactly what RFC 8785 escapes, in the same form.
    out.push_str(&Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_at_every_depth_and_order_of_insertion_is_lost() {
        let one = json!({"b": [{"z": 1, "a": 2}], "a": null});
        let two = json!({"a": null, "b": [{"a": 2, "z": 1}]});
        assert_eq!(to_text(&one), r#"{"a":null,"b":[{"a":2,"z":1}]}"#);
        assert_eq!(hash(&one), hash(&two));
    }

    #[test]
    fn keys_are_sorted_by_utf16_not_by_code_point() {
        // U+FF5E is above the surrogates that encode U+1F600, although its code point is lower.
        let value = json!({"\u{ff5e}": 1, "\u{1f600}": 2});
        assert_eq!(to_text(&value), "{\"\u{1f600}\":2,\"\u{ff5e}\":1}");
    }

    #[test]
    fn floats_and_large_integers_become_strings() {
        let value = json!([
            0.1,
            1.0,
            9007199254740991u64,
            9007199254740992u64,
            -5,
            u64::MAX
        ]);
        assert_eq!(
            to_text(&value),
            r#"["0.1","1.0",9007199254740991,"9007199254740992",-5,"18446744073709551615"]"#
        );
    }

    #[test]
    fn control_characters_and_quotes_are_escaped() {
        assert_eq!(
            to_text(&json!("a\"\\\n\u{1}/é")),
            "\"a\\\"\\\\\\n\\u0001/é\""
        );
    }
}
