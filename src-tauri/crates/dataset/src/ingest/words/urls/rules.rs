//! The address rules as tables: what is noise in a query, which hosts are one site, what redirects.
//!
//! Compiled for this program from the addresses that platforms and mailing tools produce. A rule
//! belongs here only if two addresses that differ by it show the same page to everybody. Change
//! [`RULES_DATE`] with every change: results of different editions must not be compared unseen.
//!
//! A site is written `name.tld` for that host alone, `.name.tld` for it and all hosts below it, and
//! `name.*` for all hosts below that name in `.com`, the country domains and their `co`/`com`
//! branches.

/// Day of the last change.
pub(super) const RULES_DATE: &str = "2026-11-22";

/// Parameters that say how somebody came to a page, wherever they stand. Lower case, sorted.
#[rustfmt::skip]
pub(super) const TRACKING: &[&str] = &[
    "__hsfp", "__hssc", "__hstc", "__twitter_impression", "_branch_match_id", "_branch_referrer",
    "_ga", "_gl", "_hsenc", "_hsmi", "_ke", "_kx", "_openstat", "action_object_map",
    "action_ref_map", "action_type_map", "algo_expid", "algo_pvid", "amp_gsa", "amp_js_v", "amp_tf",
    "ampshare", "at_campaign", "at_medium", "bbeml", "cmpid", "dclid", "dm_i", "ef_id", "epik",
    "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", "fbclid", "ga_campaign",
    "ga_content", "ga_medium", "ga_source", "ga_term", "gad_campaignid", "gad_source", "gbraid",
    "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig", "hsctatracking", "icid",
    "igsh", "igshid", "irclickid", "li_fat_id", "mc_cid", "mc_eid", "mindbox-click-id", "mkcid",
    "mkt_tok", "mkwid", "msclkid", "ncid", "ns_campaign", "ns_fee", "ns_linkname", "ns_mchannel",
    "ns_source", "obclid", "oly_anon_id", "oly_enc_id", "outbrainclickid", "rb_clickid", "ref_src",
    "ref_url", "s_cid", "s_kwcid", "sc_cid", "sccid", "soc_src", "soc_trk", "spm", "spref",
    "srsltid", "tblci", "ttclid", "twclid", "usqp", "vero_conv", "vero_id", "vgo_ee", "wbraid",
    "wt_mc", "wt_zmc", "xtor", "yclid", "ymclid", "ysclid", "zanpid",
];

/// Beginnings of such parameters. Lower case.
#[rustfmt::skip]
pub(super) const TRACKING_PREFIXES: &[&str] = &[
    "utm_", "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "wt.mc_", "at_custom", "itm_", "stm_",
    "__cft__", "__xts__",
];

/// Parameters that are noise on some sites and may mean something elsewhere: sites, names in lower
/// case (a final `*` stands for any ending).
#[rustfmt::skip]
pub(super) const TRACKING_ON_SITES: &[(&[&str], &[&str])] = &[
    // Addresses of pictures carry a signature that is new every time.
    (&[".cdninstagram.com", ".fbcdn.net"], &[
        "_nc_*", "ccb", "edm", "efg", "ig_cache_key", "oe", "oh", "stp",
    ]),
    (&[".tiktokcdn.com", ".tiktokcdn-us.com"], &["refresh_token", "x-expires", "x-signature"]),
    (&["x.com"], &["s", "t", "cxt", "refsrc", "twgr", "twcamp", "twterm", "twcon"]),
    // The second of a video is a place within it, like a fragment.
    (&["youtu.be", ".youtube.com"], &[
        "si", "feature", "t", "start", "time_continue", "ab_channel", "pp", "app", "embeds_*",
        "source_ve_path", "sns",
    ]),
    (&[".facebook.com"], &[
        "__tn__", "__eep__", "_rdc", "_rdr", "acontext", "comment_tracking", "eav", "extid", "fref",
        "hc_ref", "hc_location", "mibextid", "notif_id", "notif_t", "paipv", "pnref", "rdid", "ref", "refid",
        "refsrc", "sfnsn", "share_url", "wtsid",
    ]),
    (&[".instagram.com", ".threads.com"], &["xmt", "slof"]),
    (&[".tiktok.com"], &[
        "_d", "_r", "_t", "_svg", "checksum", "is_copy_url", "is_from_webapp", "language",
        "preview_pb", "sec_user_id", "sender_device", "sender_web_id", "share_app_id",
        "share_author_id", "share_iid", "share_item_id", "share_link_id", "source", "timestamp",
        "tt_from", "u_code", "ug_btm", "user_id", "web_id",
    ]),
    (&[".reddit.com"], &["share_id", "rdt", "ref", "ref_source", "ref_campaign", "correlation_id"]),
    (&[".linkedin.com"], &[
        "trk", "trkemail", "trkinfo", "trackingid", "lipi", "licu", "rcm", "midtoken", "midsig",
        "eid", "originalsubdomain", "refid",
    ]),
    (&[".spotify.com"], &["si", "nd", "dl_branch", "_authfailed"]),
    (&[".soundcloud.com"], &["si", "in_system_playlist"]),
    (&[".vk.com"], &["ref", "roistat", "track_code"]),
    (&[".pinterest.com"], &["nic_v*", "invite_code", "sender"]),
    (&[".wikipedia.org", ".wiktionary.org", ".wikimedia.org"], &["wprov"]),
    (&[".medium.com"], &["source", "sk_src"]),
    (&[".substack.com"], &[
        "r", "s", "triedredirect", "showwelcome", "publication_id", "isfreemail",
    ]),
    (&["nytimes.com"], &["smid", "smtyp", "emc", "partner", "unlocked_article_code", "_r", "rref"]),
    (&["washingtonpost.com"], &["tid", "pwapi_token", "itid", "wpisrc", "wpmm", "noredirect"]),
    (&["wsj.com"], &["mod", "reflink", "st"]),
    (&["theguardian.com"], &["cmp", "cmp_*"]),
    (&["bloomberg.com"], &["srnd", "sref", "leadsource", "accesstoken"]),
    (&["forbes.com"], &["sh", "ss", "shst"]),
    (&["dailymail.co.uk"], &["ito"]),
    (&["cnn.com"], &["sr", "iid", "hpt"]),
    (&["foxnews.com"], &["intcmp"]),
    (&["bbc.co.uk", "bbc.com"], &[
        "intlink_from_url", "link_location", "at_*", "ocid", "pinned_post_*",
    ]),
    (&["newyorker.com", "vanityfair.com", "vogue.com", "wired.com"], &["mbid"]),
    (&["ft.com"], &["sharetype", "accesstoken", "segmentid"]),
    (&[".msn.com"], &["cvid", "ei", "pc", "ocid"]),
    (&[".yahoo.com"], &["tsrc", "fr"]),
    (&[".blogspot.com"], &["m"]),
    (&["amazon.*"], &[
        "ref", "ref_", "pf_rd_*", "pd_rd_*", "qid", "sr", "tag", "linkcode", "linkid", "camp",
        "creative", "creativeasin", "ascsubtag", "psc", "dib", "dib_tag", "crid", "sprefix",
    ]),
    (&["ebay.*"], &["_trkparms", "_trksid", "mkevt", "mkrid", "campid", "toolid", "customid"]),
    (&[".aliexpress.com"], &["scm", "pvid", "aff_*", "sk", "terminal_id"]),
    (&["google.*", ".ampproject.org"], &[
        "aoh", "csi", "ei", "gs_lcp", "sca_esv", "sclient", "sxsrf", "uact", "ved", "usg", "sa",
        "oq", "aqs", "sourceid", "gs_lcrp",
    ]),
    (&["bing.com"], &["cvid", "form", "sk", "sp", "sc", "ghc", "qs", "pq"]),
];

/// Hosts that are another name of a site.
pub(super) const RENAMED_HOSTS: &[(&str, &str)] = &[
    ("twitter.com", "x.com"),
    ("vkontakte.ru", "vk.com"),
    ("odnoklassniki.ru", "ok.ru"),
    ("telegram.me", "t.me"),
    ("telegram.dog", "t.me"),
    ("fb.com", "facebook.com"),
    ("mbasic.facebook.com", "facebook.com"),
    ("web.facebook.com", "facebook.com"),
    ("free.facebook.com", "facebook.com"),
    ("threads.net", "threads.com"),
    ("instagr.am", "instagram.com"),
    ("youtube-nocookie.com", "youtube.com"),
    ("old.reddit.com", "reddit.com"),
    ("new.reddit.com", "reddit.com"),
    ("np.reddit.com", "reddit.com"),
    ("sh.reddit.com", "reddit.com"),
    ("i.reddit.com", "reddit.com"),
    ("edition.cnn.com", "cnn.com"),
];

pub(super) const MOBILE_PREFIXES: &[&str] = &["m.", "mobile.", "touch.", "wap."];

/// Sites whose mobile hosts have the same paths as their main host.
#[rustfmt::skip]
pub(super) const MOBILE_SITES: &[&str] = &[
    "aliexpress.com", "bbc.co.uk", "blog.naver.com", "businessinsider.com", "cnn.com",
    "dailymail.co.uk", "dw.com", "ebay.com", "facebook.com", "faz.net", "focus.de", "fontanka.ru",
    "france24.com", "gazeta.ru", "heise.de", "huffpost.com", "imdb.com", "instagram.com",
    "interfax.ru", "iz.ru", "kp.ru", "lemonde.fr", "lenta.ru", "livejournal.com", "mk.ru",
    "nytimes.com", "ok.ru", "pinterest.com", "politico.com", "rbc.ru", "reddit.com", "reuters.com",
    "ria.ru", "rt.com", "soundcloud.com", "spiegel.de", "tass.ru", "theguardian.com", "thehill.com",
    "tiktok.com", "tumblr.com", "twitter.com", "vesti.ru", "vimeo.com", "vk.com", "vkontakte.ru",
    "washingtonpost.com", "washingtontimes.com", "welt.de", "wikidata.org", "wikipedia.org",
    "wsj.com", "x.com", "yelp.com", "youtube.com",
];

/// Sites that put `m` behind the language: `en.m.wikipedia.org`.
#[rustfmt::skip]
pub(super) const MOBILE_LABEL_SITES: &[&str] = &[
    ".wikipedia.org", ".wiktionary.org", ".wikinews.org", ".wikiquote.org", ".wikisource.org",
    ".wikibooks.org", ".wikiversity.org", ".wikivoyage.org", ".wikimedia.org",
];

/// A redirect whose target is the value of one of its parameters.
pub(super) struct Redirect {
    pub site: &'static str,
    /// The whole path, without final slash; empty = any.
    pub path: &'static str,
    /// The first that holds an address counts.
    pub parameters: &'static [&'static str],
}

const fn redirect(
    site: &'static str,
    path: &'static str,
    parameters: &'static [&'static str],
) -> Redirect {
    Redirect {
        site,
        path,
        parameters,
    }
}

pub(super) const REDIRECTS: &[Redirect] = &[
    redirect("facebook.com", "/l.php", &["u"]),
    redirect("facebook.com", "/flx/warn", &["u"]),
    redirect("l.facebook.com", "", &["u"]),
    redirect("lm.facebook.com", "", &["u"]),
    redirect("l.instagram.com", "", &["u"]),
    redirect("l.messenger.com", "", &["u"]),
    redirect("l.threads.com", "", &["u"]),
    redirect("l.threads.net", "", &["u"]),
    redirect("l.wl.co", "", &["u"]),
    redirect("google.*", "/url", &["q", "url"]),
    redirect("googleweblight.com", "", &["lite_url", "u"]),
    redirect("youtube.com", "/redirect", &["q"]),
    redirect("out.reddit.com", "", &["url"]),
    redirect("t.umblr.com", "/redirect", &["z"]),
    redirect("tumblr.com", "/redirect", &["z"]),
    redirect("vk.com", "/away.php", &["to"]),
    redirect("vk.com", "/away", &["to"]),
    redirect("away.vk.com", "", &["to"]),
    redirect("ok.ru", "/dk", &["st.link"]),
    redirect("t.me", "/iv", &["url"]),
    redirect("tiktok.com", "/link/v2", &["target"]),
    redirect("steamcommunity.com", "/linkfilter", &["u", "url"]),
    redirect("slack-redir.net", "/link", &["url"]),
    redirect("linkedin.com", "/redir/redirect", &["url"]),
    redirect("linkedin.com", "/safety/go", &["url"]),
    redirect("duckduckgo.com", "/l", &["uddg"]),
    redirect("getpocket.com", "/redirect", &["url"]),
    redirect("link.zhihu.com", "", &["target"]),
    redirect("weibo.cn", "/sinaurl", &["u", "toasturl"]),
    redirect("exit.sc", "", &["url"]),
    redirect("gate.sc", "", &["url"]),
    redirect(".safelinks.protection.outlook.com", "", &["url"]),
    redirect("go.skimresources.com", "", &["url"]),
    redirect("redirect.viglink.com", "", &["u"]),
    redirect("click.linksynergy.com", "/deeplink", &["murl"]),
];

/// Redirects whose whole query is the target.
pub(super) const WHOLE_QUERY_REDIRECTS: &[&str] = &["href.li", "anonym.to", "nullrefer.com"];

/// Caches of AMP pages: site, folder before the address of the page.
pub(super) const AMP_CACHES: &[(&str, &str)] = &[
    (".cdn.ampproject.org", "/c/"),
    (".cdn.ampproject.org", "/v/"),
    (".cdn.ampproject.org", "/wp/"),
    (".bing-amp.com", "/c/"),
];
