//! The content security policy of the product, as far as a browser can keep it.

use anyhow::Context;
use serde_json::Value;

/// Where the product's policy stands.
const CONFIGURATION: &str = include_str!("../../../src-tauri/tauri.conf.json");

/// The product's policy with `connect-src 'self'`, and the address for reports.
pub fn policy() -> anyhow::Result<String> {
    let configuration: Value = serde_json::from_str(CONFIGURATION)?;
    let directives = configuration
        .pointer("/app/security/csp")
        .and_then(Value::as_object)
        .context("tauri.conf.json has no content security policy")?;
    let mut text = String::new();
    for (name, sources) in directives {
        let sources = match name.as_str() {
            "connect-src" => "'self'",
            _ => sources.as_str().context("a directive is not a text")?,
        };
        text += &format!("{name} {sources}; ");
    }
    Ok(text + "report-uri /csp-report")
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn nothing_is_looser_than_in_the_product() {
        let policy = policy().unwrap();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(policy.contains("script-src 'self';"), "{policy}");
        assert!(policy.contains("connect-src 'self';"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(!policy.contains("ipc:"), "{policy}");
    }
}
