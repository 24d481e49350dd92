//! What is alike without being equal, declared: how near-duplicate texts and images become objects.

use super::{MethodSpec, ParameterSpec, Range, Reference};
use crate::{DetectionError, SimilarImage, SimilarText};

/// `SimilarText::similarity`.
pub const SIMILARITY: ParameterSpec = ParameterSpec {
    id: "similarity",
    name: "Similarity of texts",
    unit: "",
    range: Range::Numbers {
        min: 0.3,
        max: 1.0,
        default: &[0.8],
        max_count: 1,
    },
    text: "With the layer similar_text: the least Jaccard similarity of two texts, the shingles they have in common by the shingles in either. The lower, the more is changed within a cluster, and the more chance brings together.",
};

/// `SimilarText::shingle`.
pub const SHINGLE: ParameterSpec = ParameterSpec {
    id: "shingle",
    name: "Shingle",
    unit: "characters",
    range: Range::Whole {
        min: 1,
        max: 32,
        default: 5,
    },
    text: "With the layer similar_text: length of the runs of characters that a text is compared by; an ideograph, a kana or a Hangul syllable counts as two. A longer one weighs each change more.",
};

/// `SimilarText::min_characters`.
pub const MIN_CHARACTERS: ParameterSpec = ParameterSpec {
    id: "min_characters",
    name: "Shortest text",
    unit: "characters",
    range: Range::Whole {
        min: 1,
        max: 10_000,
        default: 30,
    },
    text: "With the layer similar_text: a text needs this many characters, without its addresses and mentions. Short texts are alike by chance.",
};

/// Clusters of near-duplicate texts, the objects of the layer `similar_text`.
pub const SIMILAR_TEXT: MethodSpec = MethodSpec {
    id: "similar-text",
    name: "Near-duplicate texts",
    question: "Which texts are nearly the same?",
    text: "Texts are compared in Unicode's compatibility form, in lower case, without web addresses, mentions and characters that nobody sees; reposts are left out. A text is the set of its shingles, every run of so many characters. Two texts are near-duplicates if the Jaccard similarity of their sets reaches the threshold; clusters are the connected components. Sketches of 128 numbers find the candidates, and every link is checked on the shingles themselves: a pair may be missed, with the chance stated, and none is made up.",
    caution: "A cluster is a chain of small changes: its ends may be less alike than the threshold. Jokes, quotations, forms, news tickers and share buttons make near-duplicates without anybody acting together. Read the variants of a cluster.",
    parameters: &[SIMILARITY, SHINGLE, MIN_CHARACTERS],
    references: &[
        Reference {
            citation: "Broder, A. Z. (1997). On the resemblance and containment of documents. Proceedings. Compression and Complexity of SEQUENCES 1997, 21-29.",
            doi: "10.1109/SEQUEN.1997.666900",
        },
        Reference {
            citation: "Indyk, P., & Motwani, R. (1998). Approximate nearest neighbors: towards removing the curse of dimensionality. Proceedings of the 30th Annual ACM Symposium on Theory of Computing, 604-613.",
            doi: "10.1145/276698.276876",
        },
        Reference {
            citation: "Dahlgaard, S., Knudsen, M. B. T., & Thorup, M. (2017). Fast Similarity Sketching. 2017 IEEE 58th Annual Symposium on Foundations of Computer Science, 663-671.",
            doi: "10.1109/FOCS.2017.67",
        },
    ],
};

/// `SimilarImage::image_distance`.
pub const IMAGE_DISTANCE: ParameterSpec = ParameterSpec {
    id: "image_distance",
    name: "Distance of images",
    unit: "bits",
    range: Range::Whole {
        min: 0,
        max: 16,
        default: 8,
    },
    text: "With the layer similar_image: in how many of 64 bits the perceptual hashes (pHash, dHash) of two images may differ. The higher, the more may be cropped, and the more chance brings together.",
};

/// `SimilarImage::image_distance_256`.
pub const IMAGE_DISTANCE_256: ParameterSpec = ParameterSpec {
    id: "image_distance_256",
    name: "Distance of images, 256 bits",
    unit: "bits",
    range: Range::Whole {
        min: 0,
        max: 64,
        default: 31,
    },
    text: "The same for hashes of 256 bits; 31 is what the makers of PDQ recommend.",
};

/// Clusters of images with near hashes, the objects of the layer `similar_image`.
pub const SIMILAR_IMAGE: MethodSpec = MethodSpec {
    id: "similar-image",
    name: "Nearly equal images",
    question: "Which images are nearly the same?",
    text: "An image is compared by the perceptual hash that the source gives for it, 16 or 64 hexadecimal digits, which changes in few bits when a picture is scaled, compressed or slightly cropped. Two hashes of one length are near if they differ in at most so many bits; clusters are the connected components, found without loss. Images near one of a list of common ones are left out.",
    caution: "Perceptual hashes of different pictures can be near, above all of pictures with little in them; hashes of one column should be of one kind. What everybody posts (flags, logos, portraits, default avatars) makes clusters without anybody acting together: put it on the list of common images. Look at the pictures.",
    parameters: &[IMAGE_DISTANCE, IMAGE_DISTANCE_256],
    references: &[
        Reference {
            citation: "Farid, H. (2021). An Overview of Perceptual Hashing. Journal of Online Trust and Safety, 1(1).",
            doi: "10.54501/jots.v1i1.24",
        },
        Reference {
            citation: "Norouzi, M., Punjani, A., & Fleet, D. J. (2014). Fast Exact Search in Hamming Space With Multi-Index Hashing. IEEE Transactions on Pattern Analysis and Machine Intelligence, 36(6), 1107-1119.",
            doi: "10.1109/TPAMI.2013.231",
        },
    ],
};

/// How near images were found, as sentences with values and units.
///
/// # Errors
/// A value outside its range.
pub fn describe_similar_image(asked: &SimilarImage) -> Result<String, DetectionError> {
    asked.validate()?;
    Ok(format!(
        "Objects of the layer similar_image are clusters of nearly equal images. {} Hashes of 64 bits may differ in {}, hashes of 256 bits in {}; the list of common images has {} entries, which the record of the run keeps. Method: Norouzi et al. 2014 (doi:10.1109/TPAMI.2013.231).",
        SIMILAR_IMAGE.text,
        asked.image_distance,
        asked.image_distance_256,
        asked.common.len(),
    ))
}

/// How near-duplicate texts were found, as sentences with values and units.
///
/// # Errors
/// A value outside its range.
pub fn describe_similar_text(asked: &SimilarText) -> Result<String, DetectionError> {
    asked.validate()?;
    Ok(format!(
        "Objects of the layer similar_text are clusters of near-duplicate texts. {} A shingle has {} characters, two texts of one cluster are linked by a similarity of at least {}, and a text has at least {} characters. Method: Broder 1997 (doi:10.1109/SEQUEN.1997.666900), with banded sketches after Indyk & Motwani 1998 (doi:10.1145/276698.276876) and Dahlgaard et al. 2017 (doi:10.1109/FOCS.2017.67).",
        SIMILAR_TEXT.text, asked.shingle, asked.similarity, asked.min_characters,
    ))
}
