//! What can go wrong while a report is made.

/// Errors of this crate. None of them carries scraped data.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A template does not fit the model: a fault of the program, not of the data.
    #[error("The report template could not be filled ({0}). This is a fault of the program.")]
    Template(String),
    /// A figure could not be drawn.
    #[error("The figure '{figure}' could not be drawn ({reason}).")]
    Figure {
        /// Which figure.
        figure: &'static str,
        /// Why.
        reason: String,
    },
    /// The output could not be written.
    #[error(
        "The output could not be written ({0}). Check that the disk has room and allows writing."
    )]
    Write(#[from] std::io::Error),
}

impl ReportError {
    /// Stable kebab-case code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Template(_) => "report-template",
            Self::Figure { .. } => "report-figure",
            Self::Write(_) => "report-write",
        }
    }
}

impl From<minijinja::Error> for ReportError {
    fn from(error: minijinja::Error) -> Self {
        // Only the kind and the template's own name and line: the detail may quote data.
        let place = match (error.name(), error.line()) {
            (Some(name), Some(line)) => format!("{} at {name}:{line}", error.kind()),
            _ => error.kind().to_string(),
        };
        Self::Template(place)
    }
}
