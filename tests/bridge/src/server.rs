//! Requests to calls of the desk.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, bail};
use serde_json::{Value, json};
use tiny_http::{Method, Request, Server};
use tokio::sync::broadcast::error::RecvError;
use zwerm_desk::{Desk, Reply, dispatch};

use crate::answer::Answer;
use crate::{pages, policy};

/// Largest body of a request: a picture of the network is the largest that there is.
const LARGEST_BODY: u64 = 64 << 20;

/// Largest report of a violation, and how many are kept.
const LARGEST_REPORT: u64 = 64 << 10;
const REPORTS_KEPT: usize = 1_000;

/// Time between two signs of life on the stream of events, by which a closed page is noticed.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// A desk that answers requests.
pub struct Bridge {
    desk: Desk,
    ui: PathBuf,
    token: String,
    policy: String,
    runtime: tokio::runtime::Handle,
    test: Mutex<Test>,
}

/// What only tests see.
#[derive(Default)]
struct Test {
    /// Files that the next dialog gives.
    picked: Vec<PathBuf>,
    /// Files that were to be shown in the file manager.
    revealed: Vec<String>,
    reports: Vec<Value>,
}

impl Bridge {
    pub fn new(
        desk: Desk,
        ui: &Path,
        token: String,
        runtime: tokio::runtime::Handle,
    ) -> anyhow::Result<Bridge> {
        Ok(Bridge {
            desk,
            ui: std::path::absolute(ui)?,
            token,
            policy: policy::policy()?,
            runtime,
            test: Mutex::default(),
        })
    }

    /// Listens until the process ends. Says where on standard output.
    pub fn serve(self, port: u16) -> anyhow::Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let server = Server::http(address)
            .map_err(|error| anyhow::anyhow!("{error}"))
            .with_context(|| format!("listening on {address}"))?;
        let Some(address) = server.server_addr().to_ip() else {
            bail!("no address");
        };
        let mut out = std::io::stdout();
        writeln!(out, "http://{address}/?token={}", self.token)?;
        out.flush()?;
        let bridge = Arc::new(self);
        for request in server.incoming_requests() {
            let bridge = bridge.clone();
            // A thread a request: calls block, and there is one browser.
            std::thread::spawn(move || bridge.handle(request, address));
        }
        Ok(())
    }

    fn handle(&self, mut request: Request, address: SocketAddr) {
        if request.method() == &Method::Get
            && path_of(&request) == "/events"
            && self.may(&request, address).is_ok()
        {
            // An error here means that the page was closed: there is nobody to tell it.
            let _ = self.stream(request);
            return;
        }
        let answer = match self.may(&request, address) {
            Ok(()) => self.answer(&mut request),
            Err(refusal) => refusal,
        };
        let _ = request.respond(answer.into_response(&self.policy));
    }

    /// Host and token. Files of the window and reports of its browser carry no token.
    fn may(&self, request: &Request, address: SocketAddr) -> Result<(), Answer> {
        let port = address.port();
        let host = header(request, "host").unwrap_or_default();
        if host != format!("127.0.0.1:{port}") && host != format!("localhost:{port}") {
            return Err(Answer::refused(403, "This name is not served."));
        }
        let path = path_of(request);
        let open = path == "/csp-report"
            || (request.method() == &Method::Get
                && path != "/"
                && pages::file(&self.ui, path).is_some());
        let given = header(request, "x-zwerm-token").or_else(|| token_in_address(request));
        if open || given.is_some_and(|token| equal(&token, &self.token)) {
            return Ok(());
        }
        Err(Answer::refused(403, "The token is missing or wrong."))
    }

    fn answer(&self, request: &mut Request) -> Answer {
        let path = path_of(request).to_owned();
        match (request.method(), path.as_str()) {
            (Method::Post, "/csp-report") => self.report(request),
            (Method::Get, "/test/csp-reports") => Answer::json(&json!(self.test().reports)),
            (Method::Get, "/test/revealed") => Answer::json(&json!(self.test().revealed)),
            (Method::Post, "/test/drop") => self.give(request, true),
            (Method::Post, "/test/pick") => self.give(request, false),
            (Method::Post, path) if path.starts_with("/call/") => {
                let name = path.trim_start_matches("/call/").to_owned();
                self.call(&name, request)
            }
            (Method::Get, path) => match pages::file(&self.ui, path) {
                Some(file) => match std::fs::read(&file) {
                    Ok(body) => Answer::bytes(pages::content_type(&file), body),
                    Err(error) => Answer::refused(500, &error.to_string()),
                },
                None => Answer::refused(404, "There is no such page."),
            },
            _ => Answer::refused(405, "This is not asked for in this way."),
        }
    }

    fn call(&self, name: &str, request: &mut Request) -> Answer {
        let ask = header(request, "zwerm-ask");
        let body = match read(request, LARGEST_BODY) {
            Ok(body) => body,
            Err(refusal) => return refusal,
        };
        // Bytes travel as the body; then the arguments are in a header.
        let (args, body) = match ask {
            Some(ask) => (
                serde_json::from_str(&ask).map(|ask: Value| json!({ "ask": ask })),
                body,
            ),
            None if body.is_empty() => (Ok(json!({})), body),
            None => (serde_json::from_slice(&body), Vec::new()),
        };
        let args = match args {
            Ok(args) => args,
            Err(error) => return Answer::refused(415, &format!("No JSON: {error}")),
        };
        let reply = match name {
            "pick_files" => {
                let picked = std::mem::take(&mut self.test().picked);
                Ok(Reply::Json(json!(self.desk.register_files(&picked))))
            }
            "pick_case" => match std::mem::take(&mut self.test().picked).first() {
                Some(path) => self
                    .desk
                    .open_path(path)
                    .map(|view| Reply::Json(json!(view))),
                None => Ok(Reply::Json(Value::Null)),
            },
            "reveal" => {
                let file = args["file"].as_u64().unwrap_or_default() as u32;
                self.desk.path_of_file(file).map(|path| {
                    self.test().revealed.push(path.display().to_string());
                    Reply::Json(Value::Null)
                })
            }
            name => dispatch(&self.desk, name, args, body),
        };
        match reply {
            Ok(Reply::Json(value)) => Answer::json(&value),
            Ok(Reply::Bytes(bytes)) => Answer::bytes("application/octet-stream", bytes),
            Err(error) => Answer {
                status: 400,
                ..Answer::json(&json!(error))
            },
        }
    }

    /// Files for the next dialog; `dropped` ones are told to the window as well.
    fn give(&self, request: &mut Request, dropped: bool) -> Answer {
        let body = match read(request, LARGEST_BODY) {
            Ok(body) => body,
            Err(refusal) => return refusal,
        };
        let given: Value = serde_json::from_slice(&body).unwrap_or_default();
        let Some(paths) = given["paths"].as_array() else {
            return Answer::refused(400, "Expected {\"paths\": [...]}.");
        };
        let paths: Vec<PathBuf> = paths
            .iter()
            .filter_map(Value::as_str)
            .map(PathBuf::from)
            .collect();
        let files = if dropped {
            self.desk.drop_files(&paths)
        } else {
            self.desk.register_files(&paths)
        };
        self.test().picked = paths;
        Answer::json(&json!(files))
    }

    fn report(&self, request: &mut Request) -> Answer {
        let body = match read(request, LARGEST_REPORT) {
            Ok(body) => body,
            Err(refusal) => return refusal,
        };
        let report =
            serde_json::from_slice(&body).unwrap_or_else(|_| json!(String::from_utf8_lossy(&body)));
        let mut test = self.test();
        if test.reports.len() < REPORTS_KEPT {
            test.reports.push(report);
        }
        Answer {
            status: 204,
            ..Answer::bytes("text/plain", Vec::new())
        }
    }

    /// Events as they happen, until the page is closed.
    fn stream(&self, request: Request) -> std::io::Result<()> {
        let mut events = self.desk.subscribe();
        let mut out = request.into_writer();
        write!(
            out,
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
             Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n: listening\n\n",
            self.policy
        )?;
        out.flush()?;
        loop {
            let next = self
                .runtime
                .block_on(async { tokio::time::timeout(HEARTBEAT, events.recv()).await });
            match next {
                Ok(Ok(event)) => {
                    let text = serde_json::to_string(&event).map_err(std::io::Error::other)?;
                    write!(out, "data: {text}\n\n")?;
                }
                // What was missed were steps of jobs; the newest follow.
                Ok(Err(RecvError::Lagged(_))) => {}
                Ok(Err(RecvError::Closed)) => return Ok(()),
                Err(_) => write!(out, ": still here\n\n")?,
            }
            out.flush()?;
        }
    }

    fn test(&self) -> MutexGuard<'_, Test> {
        self.test.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The address without its query.
fn path_of(request: &Request) -> &str {
    request.url().split('?').next().unwrap_or_default()
}

fn header(request: &Request, name: &str) -> Option<String> {
    request
        .headers()
        .iter()
        .find(|header| header.field.as_str().as_str().eq_ignore_ascii_case(name))
        .map(|header| header.value.as_str().to_owned())
}

/// A page and a stream of events can set no header.
fn token_in_address(request: &Request) -> Option<String> {
    let query = request.url().split_once('?')?.1;
    query
        .split('&')
        .find_map(|part| part.strip_prefix("token="))
        .map(str::to_owned)
}

/// Compares without telling by the time how much was right.
fn equal(given: &str, right: &str) -> bool {
    given.len() == right.len()
        && given
            .bytes()
            .zip(right.bytes())
            .fold(0, |differences, (a, b)| differences | (a ^ b))
            == 0
}

fn read(request: &mut Request, largest: u64) -> Result<Vec<u8>, Answer> {
    let mut body = Vec::new();
    let read = request.as_reader().take(largest + 1).read_to_end(&mut body);
    match read {
        Ok(_) if body.len() as u64 <= largest => Ok(body),
        Ok(_) => Err(Answer::refused(413, "The request is too large.")),
        Err(error) => Err(Answer::refused(400, &error.to_string())),
    }
}
