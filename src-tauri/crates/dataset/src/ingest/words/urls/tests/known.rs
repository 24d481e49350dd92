//! Known answers: an address as people share it, and its canonical form.

use super::canonical;

pub(super) fn check(table: &[(&str, &str)]) {
    for (raw, expected) in table {
        assert_eq!(canonical(raw).as_deref(), Some(*expected), "{raw}");
        assert_eq!(
            canonical(expected).as_deref(),
            Some(*expected),
            "again: {raw}"
        );
    }
}

#[test]
fn spelling() {
    check(&[
        ("https://example.org", "https://example.org/"),
        ("http://example.org/", "https://example.org/"),
        ("HTTP://EXAMPLE.org/Path", "https://example.org/Path"),
        ("  https://example.org/a \u{200b}", "https://example.org/a"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "https://example.org/a"),
        ("http://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://google.com@example.org/a", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        (
            "https://example.org/#!/page/1",
            "https://example.org/#!/page/1",
        ),
        (
            "https://example.org/a#:~:text=word",
            "https://example.org/a",
        ),
        ("https://example.org/a/", "https://example.org/a"),
        ("https://example.org/a//", "https://example.org/a"),
        ("https://example.org//", "https://example.org/"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        (
            "https://example.org/index.html",
            "https://example.org/index.html",
        ),
        (
            "https://example.org/%7euser/%41%2f",
            "https://example.org/~user/A%2F",
        ),
        ("https://example.org/100%", "https://example.org/100%25"),
        (
            "https://example.org/caf\u{e9}",
            "https://example.org/caf%C3%A9",
        ),
        ("https://example.org/a b", "https://example.org/a%20b"),
        (
            "https://B\u{fc}cher.example/",
            "https://xn--bcher-kva.example/",
        ),
        (
            "https://\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{440}.\u{440}\u{444}/x",
            "https://xn--e1afmkfd.xn--p1ai/x",
        ),
        ("https://\u{ff45}xample.org/", "https://example.org/"),
        ("http://0x7f.1/a", "https://127.0.0.1/a"),
        (
            "http://[2001:DB8::0001]:8080/a",
            "https://[2001:db8::1]:8080/a",
        ),
        ("http://https://example.org/a", "https://example.org/a"),
        ("https://exa\tmple.org/a", "https://example.org/a"),
    ]);
}

#[test]
fn www_stays_where_no_domain_would() {
    check(&[
        ("https://www.example.org/a", "https://example.org/a"),
        ("https://www.www.example.org/a", "https://example.org/a"),
        ("https://www.gov.uk/a", "https://www.gov.uk/a"),
        (
            "https://www.service.gov.uk/a",
            "https://www.service.gov.uk/a",
        ),
        ("https://www.github.io/a", "https://www.github.io/a"),
        ("https://www.com/a", "https://www.com/a"),
        ("https://www2.example.org/a", "https://www2.example.org/a"),
    ]);
}

#[test]
fn queries() {
    check(&[
        (
            "https://example.org/?b=2&a=1",
            "https://example.org/?a=1&b=2",
        ),
        (
            "https://example.org/?a=2&a=1&a=",
            "https://example.org/?a=&a=1&a=2",
        ),
        ("https://example.org/?a&b=", "https://example.org/?a&b="),
        ("https://example.org/?", "https://example.org/"),
        ("https://example.org/?&&", "https://example.org/"),
        (
            "https://example.org/?a=1&amp;b=2&amp;amp;utm_source=x",
            "https://example.org/?a=1&b=2",
        ),
        ("https://example.org/?q=a+b", "https://example.org/?q=a+b"),
        (
            "https://example.org/?q=%e2%82%ac%41",
            "https://example.org/?q=%E2%82%ACA",
        ),
        (
            "https://example.org/?utm_source=x&UTM_Medium=y&id=3",
            "https://example.org/?id=3",
        ),
        (
            "https://example.org/?%75tm_source=x",
            "https://example.org/",
        ),
        (
            "https://example.org/a?fbclid=IwAR0&gclid=1&yclid=2&ref_src=twsrc",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?wt_mc=1&WT.mc_id=2&_openstat=3&spm=4&ICID=5",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?s=20&t=abc&ref=x&si=1",
            "https://example.org/a?ref=x&s=20&si=1&t=abc",
        ),
        (
            "https://example.org/a?utm=1&cid=2&source=3",
            "https://example.org/a?cid=2&source=3&utm=1",
        ),
    ]);
}

#[test]
fn sites() {
    check(&[
        (
            "https://twitter.com/a/status/1?s=20&t=x",
            "https://x.com/a/status/1",
        ),
        (
            "https://mobile.twitter.com/a/status/1",
            "https://x.com/a/status/1",
        ),
        (
            "https://twitter.com/a/status/1/photo/2",
            "https://x.com/a/status/1",
        ),
        (
            "https://twitter.com/a/status/1/video/1",
            "https://x.com/a/status/1",
        ),
        (
            "https://x.com/a/status/1/likes",
            "https://x.com/a/status/1/likes",
        ),
        (
            "https://scontent.cdninstagram.com/v/1.jpg?_nc_ht=x&oh=1&oe=2&id=3",
            "https://scontent.cdninstagram.com/v/1.jpg?id=3",
        ),
        ("https://pic.twitter.com/abc", "https://pic.twitter.com/abc"),
        (
            "https://m.facebook.com/story.php?story_fbid=1&id=2&_rdr",
            "https://facebook.com/story.php?id=2&story_fbid=1",
        ),
        (
            "https://de-de.facebook.com/page/?__tn__=K-R&__cft__%5B0%5D=AZ",
            "https://facebook.com/page",
        ),
        (
            "https://mbasic.facebook.com/page",
            "https://facebook.com/page",
        ),
        (
            "https://youtu.be/dQw4w9WgXcQ?t=42&si=abc",
            "https://youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        (
            "https://m.youtube.com/watch?v=dQw4w9WgXcQ&feature=share",
            "https://youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        (
            "https://www.youtube.com/shorts/dQw4w9WgXcQ",
            "https://youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        (
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?list=PL1",
            "https://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ",
        ),
        (
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://youtube.com/embed/videoseries?list=PL1",
        ),
        (
            "https://youtu.be/dQw4w9WgXcQ?v=other",
            "https://youtube.com/watch?v=dQw4w9WgXcQ",
        ),
        ("https://youtu.be/short", "https://youtu.be/short"),
        (
            "https://en.m.wikipedia.org/wiki/Tide?wprov=sfti1",
            "https://en.wikipedia.org/wiki/Tide",
        ),
        ("https://m.wikipedia.org/", "https://wikipedia.org/"),
        (
            "https://telegram.me/s/channel/12?single",
            "https://t.me/channel/12?single",
        ),
        ("https://m.vk.com/wall-1_2", "https://vk.com/wall-1_2"),
        (
            "https://old.reddit.com/r/a/comments/b/?share_id=x",
            "https://reddit.com/r/a/comments/b",
        ),
        ("https://m.example.org/a", "https://m.example.org/a"),
        (
            "https://www.amazon.co.uk/dp/B0?tag=x-21&pd_rd_w=1&th=1",
            "https://amazon.co.uk/dp/B0?th=1",
        ),
        (
            "https://blog.blogspot.com/2012/a.html?m=1",
            "https://blog.blogspot.com/2012/a.html",
        ),
    ]);
}

#[test]
fn amp() {
    check(&[
        ("https://amp.example.org/a", "https://example.org/a"),
        ("https://amp.dev/a", "https://amp.dev/a"),
        ("https://example.org/a/amp", "https://example.org/a"),
        ("https://example.org/a/amp/", "https://example.org/a"),
        ("https://example.org/a/amp/amp", "https://example.org/a"),
        ("https://example.org/amp", "https://example.org/amp"),
        ("https://example.org/a.amp", "https://example.org/a"),
        (
            "https://example.org/a.amp.html",
            "https://example.org/a.html",
        ),
        (
            "https://example.org/a/...amp",
            "https://example.org/a/...amp",
        ),
        (
            "https://example.org/a?amp=1&b=2",
            "https://example.org/a?b=2",
        ),
        ("https://example.org/a?amp", "https://example.org/a"),
        (
            "https://example.org/a?amp=50",
            "https://example.org/a?amp=50",
        ),
        (
            "https://example.org/a?outputType=amp",
            "https://example.org/a",
        ),
        (
            "https://example.org/a?outputType=json",
            "https://example.org/a?outputType=json",
        ),
        (
            "https://www.google.com/amp/s/www.example.org/a/amp?b=2&usqp=mq331",
            "https://example.org/a?b=2",
        ),
        (
            "https://www.google.de/amp/s/amp.example.org/a",
            "https://example.org/a",
        ),
        (
            "https://cdn.ampproject.org/c/s/www.example.org/a",
            "https://example.org/a",
        ),
        (
            "https://www-example-org.cdn.ampproject.org/v/s/www.example.org/a?amp_js_v=0.1",
            "https://example.org/a",
        ),
        (
            "https://cdn.ampproject.org/c/example.org/a",
            "https://example.org/a",
        ),
        (
            "https://cdn.ampproject.org/v0.js",
            "https://cdn.ampproject.org/v0.js",
        ),
    ]);
}

#[test]
fn redirects() {
    check(&[
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3DI&h=AT",
            "https://example.org/a",
        ),
        (
            "https://lm.facebook.com/l.php?u=http%3A%2F%2Fexample.org%2F",
            "https://example.org/",
        ),
        (
            "https://www.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa",
            "https://example.org/a",
        ),
        (
            "https://l.instagram.com/?u=https%3A%2F%2Fexample.org%2F&e=AT",
            "https://example.org/",
        ),
        (
            "https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa&usg=x",
            "https://example.org/a",
        ),
        (
            "https://www.google.co.uk/url?q=https://example.org/a&sa=D",
            "https://example.org/a",
        ),
        (
            "https://google.shop/url?q=https://example.org/a",
            "https://google.shop/url?q=https://example.org/a",
        ),
        (
            "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fexample.org",
            "https://example.org/",
        ),
        (
            "https://out.reddit.com/t3_x?url=https%3A%2F%2Fexample.org%2F&token=A",
            "https://example.org/",
        ),
        (
            "https://t.umblr.com/redirect?z=https%3A%2F%2Fexample.org%2F&t=N",
            "https://example.org/",
        ),
        (
            "https://vk.com/away.php?to=https%3A%2F%2Fexample.org%2F%D0%B0&cc_key=",
            "https://example.org/%D0%B0",
        ),
        (
            "https://steamcommunity.com/linkfilter/?url=https://example.org/",
            "https://example.org/",
        ),
        (
            "https://slack-redir.net/link?url=https%3A%2F%2Fexample.org",
            "https://example.org/",
        ),
        (
            "https://href.li/?https://example.org/a?b=2&a=1",
            "https://example.org/a?a=1&b=2",
        ),
        (
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=x",
            "https://example.org/",
        ),
        (
            "https://t.me/iv?url=https%3A%2F%2Fexample.org%2Fa&rhash=1",
            "https://example.org/a",
        ),
        // Not a web address: the redirect stays what it is.
        (
            "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
            "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
        ),
        (
            "https://www.google.com/url?q=word",
            "https://google.com/url?q=word",
        ),
        ("https://href.li/?word", "https://href.li/?word"),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2F%FF",
            "https://l.facebook.com/l.php?u=https%3A%2F%2F%FF",
        ),
        // An archived copy is an object of its own; a shortener says nothing of its target.
        (
            "https://web.archive.org/web/2020/https://example.org/a",
            "https://web.archive.org/web/2020/https://example.org/a",
        ),
        ("https://bit.ly/3AbCdE", "https://bit.ly/3AbCdE"),
        ("http://t.co/AbC?amp=1", "https://t.co/AbC"),
    ]);
}
