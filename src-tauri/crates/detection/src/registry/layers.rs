//! The layers: what two accounts can have in common.

use std::borrow::Cow;

use serde::Serialize;

/// One kind of object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LayerSpec {
    /// The `object_type` of the shares.
    pub id: Cow<'static, str>,
    /// Name on screen.
    pub name: Cow<'static, str>,
    /// The noun that replaces `{object}` in a question.
    pub object: Cow<'static, str>,
    /// What an edge of this layer says, as a question.
    pub question: Cow<'static, str>,
    /// What exactly counts as one object.
    pub text: Cow<'static, str>,
}

pub(super) const fn declare(
    id: &'static str,
    name: &'static str,
    object: &'static str,
    question: &'static str,
    text: &'static str,
) -> LayerSpec {
    LayerSpec {
        id: Cow::Borrowed(id),
        name: Cow::Borrowed(name),
        object: Cow::Borrowed(object),
        question: Cow::Borrowed(question),
        text: Cow::Borrowed(text),
    }
}

/// The layers that Zwerm knows by name, in the order of a form.
pub const LAYERS: &[LayerSpec] = &[
    declare(
        "post",
        "Repost",
        "post",
        "Who reposted the same post within the window?",
        "The id of the post that was reposted.",
    ),
    declare(
        "fast_repost",
        "Fast repost",
        "post at once",
        "Who reposted the same posts within seconds of their publication?",
        "The id of a post that was reposted within seconds of its publication, found when a run asks for it. The time of publication is that of the post, where it is there, else that of its id.",
    ),
    declare(
        "url",
        "Link",
        "link",
        "Who shared the same link within the window?",
        "The link in canonical form; the link as written is kept with the post.",
    ),
    declare(
        "domain",
        "Domain",
        "web site",
        "Who linked to the same web site within the window?",
        "The registrable domain of a link.",
    ),
    declare(
        "hashtag",
        "Hashtag",
        "hashtag",
        "Who used the same hashtag within the window?",
        "One hashtag, without regard to upper and lower case.",
    ),
    declare(
        "hashtag_sequence",
        "Hashtag sequence",
        "sequence of hashtags",
        "Who used the same hashtags in the same order within the window?",
        "The hashtags of a post that has at least three, in their order; a run says how many it asks for.",
    ),
    declare(
        "mention",
        "Mention",
        "mentioned account",
        "Who mentioned the same account within the window?",
        "The account that a post mentions.",
    ),
    declare(
        "reply_target",
        "Reply",
        "post replied to",
        "Who replied to the same post within the window?",
        "The id of the post that was replied to.",
    ),
    declare(
        "quote_target",
        "Quote",
        "quoted post",
        "Who quoted the same post within the window?",
        "The id of the post that was quoted.",
    ),
    declare(
        "text",
        "Equal text",
        "text",
        "Who published the same text within the window?",
        "The text after normalisation; very short texts are left out at import.",
    ),
    declare(
        "similar_text",
        "Similar text",
        "text in other words",
        "Who published nearly the same text within the window?",
        "A cluster of texts that differ in little, found when a run asks for it. Reposts take no part, nor do short texts. Its id is the most frequent of its texts.",
    ),
    declare(
        "image",
        "Image",
        "image",
        "Who published the same image within the window?",
        "A hash of the image, as computed or as supplied.",
    ),
    declare(
        "similar_image",
        "Similar image",
        "nearly equal image",
        "Who published nearly the same image within the window?",
        "A cluster of images whose perceptual hashes differ in a few bits, found when a run asks for it; without common images (flags, logos, blank pictures). Its id is the smallest of its hashes.",
    ),
    declare(
        "sound",
        "Sound",
        "sound",
        "Who used the same sound or effect within the window?",
        "The platform's id of the sound or effect.",
    ),
    declare(
        "object",
        "Object",
        "object",
        "Who shared the same object within the window?",
        "Whatever the column object_id of the source identifies.",
    ),
];

/// The layer of an object type; a column that Zwerm does not know by name speaks for itself.
pub fn layer(object_type: &str) -> LayerSpec {
    if let Some(known) = LAYERS.iter().find(|known| known.id == object_type) {
        return known.clone();
    }
    LayerSpec {
        id: Cow::Owned(object_type.to_owned()),
        name: Cow::Owned(object_type.to_owned()),
        object: Cow::Owned(format!("value of \"{object_type}\"")),
        question: Cow::Owned(format!(
            "Who shared the same value of \"{object_type}\" within the window?"
        )),
        text: Cow::Owned(format!(
            "The value of the column \"{object_type}\", as it stands."
        )),
    }
}

/// Of these layers those that say again what another one of them says, with that one: web sites of links,
/// hashtags in a row, equal texts and images, which are similar ones too, and fast reposts, which are
/// reposts.
pub fn repeating_layers(layers: &[String]) -> Vec<(&'static str, &'static str)> {
    let has = |layer: &str| layers.iter().any(|one| one == layer);
    [
        ("domain", "url"),
        (SEQUENCE_LAYER, "hashtag"),
        ("text", SIMILAR_TEXT_LAYER),
        ("image", SIMILAR_IMAGE_LAYER),
        (FAST_REPOST_LAYER, "post"),
    ]
    .into_iter()
    .filter(|(derived, from)| has(derived) && has(from))
    .collect()
}

/// The layer of hashtags in a row, which an import makes of three or more: see
/// [`super::MIN_HASHTAGS`].
pub const SEQUENCE_LAYER: &str = zwerm_dataset::SEQUENCE_TYPE;
/// The layer of near-duplicate texts, which no import makes: see [`super::SIMILAR_TEXT`].
pub const SIMILAR_TEXT_LAYER: &str = "similar_text";
/// The layer of images that are nearly equal, which no import makes: see [`super::SIMILAR_IMAGE`].
pub const SIMILAR_IMAGE_LAYER: &str = "similar_image";

/// The layer of reposts within seconds of the publication, which no import makes: see
/// [`super::FAST_REPOST`].
pub const FAST_REPOST_LAYER: &str = "fast_repost";

/// The layers that are compared when none is named: those that are there, without what an import
/// derives from another one and would only say the same more loudly (the web sites of links, hashtags
/// in a row), and without words and mentions, which tie strangers together where there is anything
/// better. Where nothing else is there, all; ascending.
pub fn usual_layers(present: &[String]) -> Vec<String> {
    let has = |layer: &str| present.iter().any(|one| one == layer);
    let mut usual: Vec<String> = present
        .iter()
        .filter(|layer| match layer.as_str() {
            "domain" => !has("url"),
            SEQUENCE_LAYER => !has("hashtag"),
            "text" | "mention" => false,
            _ => true,
        })
        .cloned()
        .collect();
    if usual.is_empty() {
        usual = present.to_vec();
    }
    usual.sort();
    usual
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_repeats_another_only_beside_it() {
        let named =
            |names: &[&str]| -> Vec<String> { names.iter().map(|one| (*one).to_owned()).collect() };
        assert_eq!(
            repeating_layers(&named(&["domain", "hashtag", "url"])),
            [("domain", "url")]
        );
        assert_eq!(repeating_layers(&named(&["domain", "hashtag"])), []);
    }

    #[test]
    fn what_repeats_another_layer_is_not_usual_beside_it() {
        for (present, usual) in [
            (
                &["url", "text", "hashtag", "domain"][..],
                &["hashtag", "url"][..],
            ),
            (&["domain", "text"], &["domain"]),
            (&["hashtag_sequence", "post"], &["hashtag_sequence", "post"]),
            (&["text", "mention"], &["mention", "text"]),
            (&["object"], &["object"]),
            (&[], &[]),
        ] {
            let present: Vec<String> = present.iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(usual_layers(&present), usual, "{present:?}");
        }
    }
}
