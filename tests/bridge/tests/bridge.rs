//! The bridge as a browser meets it, and as somebody meets it who should not.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

struct Bridge {
    process: Child,
    address: String,
    token: String,
    home: TempDir,
}

impl Drop for Bridge {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Answer {
    status: u16,
    headers: String,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

impl Bridge {
    fn start() -> Bridge {
        let home = tempfile::tempdir().unwrap();
        let ui = home.path().join("ui");
        std::fs::create_dir_all(ui.join("assets")).unwrap();
        std::fs::write(ui.join("index.html"), "<!doctype html>").unwrap();
        std::fs::write(ui.join("assets/a.js"), "1").unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_zwerm-bridge"))
            .args(["--port", "0", "--ui"])
            .arg(&ui)
            .arg("--home")
            .arg(home.path().join("home"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = process.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let (address, token) = line
            .trim()
            .strip_prefix("http://")
            .and_then(|rest| rest.split_once("/?token="))
            .unwrap();
        Bridge {
            address: address.to_owned(),
            token: token.to_owned(),
            process,
            home,
        }
    }

    fn open(&self, head: &str, body: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        write!(
            stream,
            "{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )
        .unwrap();
        stream.write_all(body).unwrap();
        stream
    }

    fn ask(&self, head: &str, body: &[u8]) -> Answer {
        let mut bytes = Vec::new();
        self.open(head, body).read_to_end(&mut bytes).unwrap();
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let headers = String::from_utf8_lossy(&bytes[..end]).into_owned();
        Answer {
            status: headers.split(' ').nth(1).unwrap().parse().unwrap(),
            headers,
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(
            &format!("GET {path} HTTP/1.1\r\nHost: {}", self.address),
            b"",
        )
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask(
            &format!(
                "POST {path} HTTP/1.1\r\nHost: {}\r\nx-zwerm-token: {}",
                self.address, self.token
            ),
            body.to_string().as_bytes(),
        )
    }

    fn call(&self, name: &str, args: Value) -> Answer {
        self.post(&format!("/call/{name}"), &args)
    }
}

#[test]
fn only_the_page_with_the_token_is_answered() {
    let bridge = Bridge::start();
    assert_eq!(bridge.get("/").status, 403);
    assert_eq!(bridge.get("/?token=0").status, 403);
    let page = bridge.get(&format!("/?token={}", bridge.token));
    assert_eq!(page.status, 200);
    assert!(
        page.headers.contains("default-src 'none'"),
        "{}",
        page.headers
    );
    assert!(
        page.headers.contains("connect-src 'self'"),
        "{}",
        page.headers
    );
    assert_eq!(bridge.get("/assets/a.js").status, 200);
    assert_eq!(
        bridge.get("/assets/../../home/data/settings.json").status,
        403
    );
    let without = bridge.ask(
        &format!("POST /call/start HTTP/1.1\r\nHost: {}", bridge.address),
        b"{}",
    );
    assert_eq!(without.status, 403);
    // A foreign name that points to this computer (DNS rebinding).
    let rebound = bridge.ask(
        &format!(
            "POST /call/start HTTP/1.1\r\nHost: evil.example\r\nx-zwerm-token: {}",
            bridge.token
        ),
        b"{}",
    );
    assert_eq!(rebound.status, 403);
    assert_eq!(bridge.get("/events").status, 403);
}

#[test]
fn calls_events_files_and_reports() {
    let bridge = Bridge::start();
    let start = bridge.call("start", json!({}));
    assert_eq!(start.status, 200);
    assert!(start.json()["examples"].is_array());
    let error = bridge.call("case_view", json!({}));
    assert_eq!(error.status, 400);
    assert_eq!(error.json()["code"], "no-case");

    let head = format!(
        "GET /events?token={} HTTP/1.1\r\nHost: {}",
        bridge.token, bridge.address
    );
    let mut events = BufReader::new(bridge.open(&head, b"")).lines();
    assert!(events.next().unwrap().unwrap().starts_with("HTTP/1.1 200"));
    // The head and the first comment are there: from now on nothing is missed.
    while events.next().unwrap().unwrap() != ": listening" {}

    let file = bridge.home.path().join("a.csv");
    let rows = "object_id,account_id,content_id,timestamp_share\nx,a,1,1629589836\n";
    std::fs::write(&file, rows).unwrap();
    let dropped = bridge
        .post("/test/drop", &json!({ "paths": [file] }))
        .json();
    let number = dropped[0]["file"].clone();
    assert_eq!(dropped[0]["name"], "a.csv");
    assert_eq!(bridge.call("pick_files", json!({})).json(), dropped);
    assert_eq!(bridge.call("pick_files", json!({})).json(), json!([]));
    let title = bridge.call("create_case", json!({ "title": "A" })).json()["title"].clone();
    assert_eq!(title, "A");
    let probed = bridge
        .call("probe", json!({ "file": number, "ask": {} }))
        .json();
    assert_eq!(probed["columns"].as_array().unwrap().len(), 4);
    let job = bridge
        .call("start_import", json!({ "file": number, "ask": {} }))
        .json();
    let mut told: Vec<Value> = Vec::new();
    while told.last().is_none_or(|event| event["state"] != "done") {
        let line = events.next().unwrap().unwrap();
        if let Some(event) = line.strip_prefix("data: ") {
            told.push(serde_json::from_str(event).unwrap());
        }
    }
    assert_eq!(told[0]["event"], "files");
    assert_eq!(told.last().unwrap()["job"], job);
    assert_eq!(told.last().unwrap()["result"]["rows_usable"], 1);
    assert_eq!(bridge.call("reveal", json!({ "file": number })).status, 200);
    let path = Path::new(&file).display().to_string();
    let shown = bridge.ask(
        &format!(
            "GET /test/revealed?token={} HTTP/1.1\r\nHost: {}",
            bridge.token, bridge.address
        ),
        b"",
    );
    assert_eq!(shown.json(), json!([path]));

    let report = json!({ "csp-report": { "blocked-uri": "inline" } });
    assert_eq!(bridge.post("/csp-report", &report).status, 204);
    let reports = bridge.get(&format!("/test/csp-reports?token={}", bridge.token));
    assert_eq!(reports.json(), json!([report]));
}
