//! The language of a reader whose address names none.

use hyper::HeaderMap;
use hyper::header::ACCEPT_LANGUAGE;
use prima_instrument::words::Lang;

/// The language of ours that the reader's browser likes best; Indonesian where
/// it likes none of them.
pub fn language(headers: &HeaderMap) -> Lang {
    let text = headers.get(ACCEPT_LANGUAGE);
    let text = text.and_then(|value| value.to_str().ok());
    let mut best = (0, Lang::Id);
    for part in text.unwrap_or_default().split(',').take(20) {
        let mut pieces = part.split(';').map(str::trim);
        let tag = pieces.next().unwrap_or_default();
        let first = tag.split('-').next().unwrap_or_default();
        let Some(lang) = Lang::from_tag(&first.to_ascii_lowercase()) else {
            continue;
        };
        let liking = liking(pieces.find_map(|piece| piece.strip_prefix("q=")));
        if liking > best.0 {
            best = (liking, lang);
        }
    }
    best.1
}

/// A quality such as `0.8` in thousandths; 1 where there is none.
fn liking(quality: Option<&str>) -> u32 {
    let Some(quality) = quality else { return 1000 };
    let (whole, decimals) = quality.split_once('.').unwrap_or((quality, ""));
    let digits = format!("{whole}{decimals:0<3}");
    digits.parse().map_or(0, |liking: u32| liking.min(1000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;

    #[test]
    fn the_language_liked_best_is_taken() {
        for (text, expected) in [
            ("", Lang::Id),
            ("en", Lang::En),
            ("en-GB,en;q=0.9", Lang::En),
            ("en;q=0.5,id;q=0.8", Lang::Id),
            ("de,fr;q=0.3", Lang::Id),
            ("id;q=0,en;q=0.1", Lang::En),
            ("en;q=x", Lang::Id),
            (",;,q=1;;", Lang::Id),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(text));
            assert_eq!(language(&headers), expected, "for {text:?}");
        }
    }
}
