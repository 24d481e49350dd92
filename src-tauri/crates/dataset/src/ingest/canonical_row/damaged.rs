//! Ids that went through a spreadsheet.

/// `8.93E+17`: what a spreadsheet leaves of a long id.
pub(in crate::ingest) fn is_damaged(id: &str) -> bool {
    let bytes = id.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_digit) || bytes.len() > 30 {
        return false;
    }
    let Some(e) = bytes.iter().position(|b| matches!(b, b'e' | b'E')) else {
        return false;
    };
    let (mantissa, exponent) = (bytes.get(..e).unwrap_or_default(), bytes.get(e + 1..));
    let exponent = exponent.unwrap_or_default();
    let signed = exponent.first() == Some(&b'+');
    let digits = if signed {
        exponent.get(1..).unwrap_or_default()
    } else {
        exponent
    };
    let point = mantissa.iter().filter(|b| matches!(b, b'.' | b',')).count();
    // Without sign and point it may be a hexadecimal id.
    (signed || point == 1)
        && point <= 1
        && mantissa
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        && (1..=2).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    #[test]
    fn damaged_ids_are_told_from_hexadecimal_ones() {
        for id in ["8.93E+17", "1e+18", "8,93E+17", "1.0e5"] {
            assert!(super::is_damaged(id), "{id}");
        }
        for id in [
            "85e10", "893", "8.93", "e+17", "12e+x", "1.2.3e+4", "8.93E+", "",
        ] {
            assert!(!super::is_damaged(id), "{id}");
        }
    }
}
