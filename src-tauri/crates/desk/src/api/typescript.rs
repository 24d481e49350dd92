//! Keeps the types of the window equal to these.
//!
//! `ZWERM_UPDATE_TYPES=1 cargo test -p zwerm-desk typescript` writes the file anew.

use std::path::PathBuf;

use ts_rs::{Config, TS};
use zwerm_workbench::{LADDER, Rung};

use super::*;

fn declared() -> String {
    let config = Config::new().with_large_int("number");
    let mut text = String::from(
        "// Made from src-tauri/crates/desk/src/api; see typescript.rs there. Not to be edited.\n",
    );
    macro_rules! declare {
        ($($name:ident),* $(,)?) => {$(
            text.push('\n');
            if let Some(docs) = <$name as TS>::docs() {
                text.push_str(&docs);
            }
            text.push_str("export ");
            text.push_str(&<$name as TS>::decl(&config));
            text.push('\n');
        )*};
    }
    declare!(
        StartView,
        RecentCase,
        Barcode,
        ExampleCase,
        Theme,
        Graphics,
        Language,
        Settings,
        FileRef,
        DeskEvent,
        JobView,
        JobPhase,
        DeskError,
        CaseView,
        HistoryLine,
        ChangeView,
        VerifyView,
        ProbeAsk,
        ColumnRole,
        ColumnList,
        KnownFormatView,
        ProbeView,
        ColumnView,
        RawRow,
        PreviewView,
        PreviewShareView,
        PartView,
        EarlierImport,
        ImportView,
        ReasonCount,
        RejectView,
        RejectPage,
        RejectsAsk,
        SavedMappingView,
        TakenMappings,
        IntakeView,
        IntakeGroup,
        LeftOut,
        IntakePageAsk,
        IntakePage,
        IntakeFile,
        ImagesAsk,
        ImportedImagesView,
        LeftOutFile,
        SetAsk,
        ImportedSetView,
        GroupAsk,
        ReceiptPage,
        Span,
        OverviewView,
        CoverageView,
        KindView,
        PostBrief,
        PostSeries,
        CountsView,
        TopAccountView,
        TopObjectView,
        QualityNote,
        DetectAsk,
        MethodForm,
        CommonImageView,
        CommonImagesView,
        ParameterForm,
        LayerForm,
        ReferenceView,
        Estimate,
        WindowAdviceView,
        SuggestedWindowView,
        LayerPairs,
        SpreadView,
        StabilityView,
        PowerAsk,
        RateView,
        PowerView,
        VariantsView,
        VariantView,
        ChangedPart,
        CompareView,
        SettingView,
        OverlapView,
        MatchedView,
        ComparedAsk,
        ComparedPage,
        ComparedRow,
        RunView,
        JudgedView,
        BackboneView,
        PartForm,
        LowerLimit,
        NetworkFilter,
        FilterForm,
        DrawingState,
        PinnedPlace,
        DrawingView,
        PlatformCount,
        FilterCount,
        TableAsk,
        CopyAsk,
        CopiedTable,
        NodePage,
        NodeRow,
        EdgePage,
        EdgeRow,
        EdgeChance,
        CommunityRow,
        SearchHit,
        AccountCard,
        Neighbour,
        CommunityCard,
        CountOfObject,
        FieldView,
        RunBarcodes,
        MarkView,
        EvidenceView,
        PairView,
        PostView,
        PostImageView,
        CountOfPost,
        MarkAsk,
        LinkAsk,
        LinkView,
        RemarkOn,
        RemarksView,
        NoteView,
        NoteVersionView,
        NoteAsk,
        TagView,
        TagAsk,
        TagCount,
        ReviewState,
        ReviewCount,
        ReviewView,
        EdgePlace,
        FindingView,
        FindingAsk,
        PictureState,
        PictureScene,
        PictureSize,
        FindingDetail,
        ReportAsk,
        ReportCover,
        ExportKind,
        ExportAsk,
        PictureAsk,
        WrittenView,
        FindAsk,
        AccountName,
        ObjectName,
        FoundView,
        FoundCount,
        FoundAccountView,
        FoundObjectView,
        FoundPostView,
        PostPlace,
    );
    let words: Vec<&str> = LADDER.into_iter().map(Rung::word).collect();
    text.push_str(&format!(
        "/** What the rungs are called, from 1. */\nexport const RUNG_WORDS: readonly string[] = {};\n",
        serde_json::to_string(&words).unwrap()
    ));
    text
}

#[test]
fn the_window_has_the_same_types() {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/api/generated/types.ts");
    let declared = declared();
    if std::env::var_os("ZWERM_UPDATE_TYPES").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &declared).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        checked_in == declared,
        "{} differs from the types of this crate; run ZWERM_UPDATE_TYPES=1 cargo test -p zwerm-desk typescript",
        path.display()
    );
}
