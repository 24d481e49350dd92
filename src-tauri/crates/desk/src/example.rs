//! The example cases: made from a shipped data set at the first click, opened at the second.

use std::fs;
use std::path::PathBuf;

use zwerm_workbench::{Control, DetectRequest, ProbeOptions, Workbench};

use crate::Desk;
use crate::api::{CaseView, DeskError, DetectAsk, ExampleCase};
use crate::detect::{named, request};
use crate::error::Result;
use crate::jobs::About;
use crate::session::OpenCase;

/// Setting of a case whose data is invented.
const INVENTED: &str = "invented";

/// An example as the program knows it.
struct Example {
    id: &'static str,
    /// Id in `manifest.json` of the data sets.
    dataset: &'static str,
    title: &'static str,
    description: &'static str,
    invented: bool,
    layers: &'static [&'static str],
    windows_secs: &'static [f64],
    min_weight: u32,
}

const EXAMPLES: [Example; 2] = [
    Example {
        id: "german-election-2021",
        dataset: "german_elections_2021",
        title: "German federal election 2021",
        description: "218 971 public rows from Facebook and Twitter, collected by researchers in the six weeks before the vote. Every account, link and hashtag is a number; there is no text.",
        invented: false,
        layers: &["url", "hashtag", "domain", "image"],
        windows_secs: &[10.0, 60.0],
        min_weight: 2,
    },
    Example {
        id: "invented-city-election",
        dataset: "invented_city_election",
        title: "Invented city election",
        description: "A month of posts in Dutch and English before a city election that never was, with texts, links, hashtags and replies. Every name and every sentence is invented, so it can be shown to anybody.",
        invented: true,
        layers: &[],
        windows_secs: &[10.0, 60.0, 300.0],
        min_weight: 3,
    },
];

impl Desk {
    /// The examples whose data came with this program.
    pub(crate) fn examples(&self) -> Vec<ExampleCase> {
        EXAMPLES
            .iter()
            .filter(|example| self.data_of(example).is_some())
            .map(|example| ExampleCase {
                id: example.id.to_owned(),
                title: example.title.to_owned(),
                description: example.description.to_owned(),
                invented: example.invented,
            })
            .collect()
    }

    /// Job `example`: makes the example case when it is not there, opens it.
    pub fn start_example(&self, id: &str) -> Result<u32> {
        let unknown = || DeskError::usage("no-such-example", "There is no such example.");
        let example = EXAMPLES
            .iter()
            .find(|example| example.id == id)
            .ok_or_else(unknown)?;
        let data = self.data_of(example).ok_or_else(unknown)?;
        Ok(self.start_job_about(
            "example",
            About::Example(example.id),
            move |desk, job, control| desk.open_example(example, &data, job, control),
        ))
    }

    fn open_example(
        &self,
        example: &Example,
        data: &std::path::Path,
        job: u32,
        control: &Control,
    ) -> Result<CaseView> {
        let folder = self.inner.home.data_dir.join("examples");
        let place = folder.join(format!("{}.zwerm", example.id));
        if !place.join("case.sqlite").is_file() {
            fs::create_dir_all(&folder).map_err(|error| {
                zwerm_workbench::Error::io("create the folder for examples", &folder, &error)
            })?;
            // Made beside its place: a case that was not finished is never taken for one.
            let making = folder.join(format!("{}.making.zwerm", example.id));
            let _ = fs::remove_dir_all(&making);
            let made = self.make_example(example, data, &making, control);
            if let Err(error) = made {
                let _ = fs::remove_dir_all(&making);
                return Err(error);
            }
            fs::rename(&making, &place).map_err(|error| {
                zwerm_workbench::Error::io("finish the example case", &place, &error)
            })?;
        }
        self.open_beside(&place, Some(job))
    }

    fn make_example(
        &self,
        example: &Example,
        data: &std::path::Path,
        place: &std::path::Path,
        control: &Control,
    ) -> Result<()> {
        let case = Workbench::create(place, Some(example.title), self.environment())?;
        if example.invented {
            case.set_setting(INVENTED, "yes")?;
        }
        case.import(data, &ProbeOptions::default(), control)?;
        case.detect(&first_question(example)?, control)?;
        Ok(())
    }

    /// The data file of an example, if it came with the program.
    fn data_of(&self, example: &Example) -> Option<PathBuf> {
        let folder = &self.inner.home.datasets_dir;
        let manifest = self.inner.start.manifest(folder);
        let dataset = manifest
            .as_array()?
            .iter()
            .find(|dataset| dataset["id"] == example.dataset)?;
        Some(folder.join(dataset["file"].as_str()?)).filter(|path| path.is_file())
    }

    /// Whether the data of a case is invented, which every screen must say: a case that was made as
    /// an example says so itself, another one when it holds an invented file that we ship.
    pub(crate) fn is_invented(&self, case: &OpenCase) -> Result<bool> {
        if case
            .reader()
            .setting(INVENTED)?
            .is_some_and(|value| value == "yes")
        {
            return Ok(true);
        }
        let manifest = self.inner.start.manifest(&self.inner.home.datasets_dir);
        let invented: Vec<&str> = manifest
            .as_array()
            .into_iter()
            .flatten()
            .filter(|dataset| dataset["invented"] == true)
            .filter_map(|dataset| dataset["sha256"].as_str())
            .collect();
        let imports = case.reader().imports()?;
        Ok(imports
            .iter()
            .any(|import| invented.contains(&import.source_sha256.as_str())))
    }
}

fn first_question(example: &Example) -> Result<DetectRequest> {
    let ask = DetectAsk {
        layers: example
            .layers
            .iter()
            .map(|&layer| layer.to_owned())
            .collect(),
        windows_secs: example.windows_secs.to_vec(),
        min_weight: Some(example.min_weight),
        ..DetectAsk::default()
    };
    Ok(named(request(&ask)?))
}
