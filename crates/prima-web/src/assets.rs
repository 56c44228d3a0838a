//! Files the pages need: style sheet, typeface, sign of the site, and the few
//! scripts of the desk.
//!
//! An address carries the hash of its file, so a browser may keep it for ever
//! and a changed file has another address.

/// A file as it is sent.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Its name, the last part of its address.
    pub name: &'static str,
    /// The first eight digits of the SHA-256 of its bytes.
    pub hash: &'static str,
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The file itself.
    pub bytes: &'static [u8],
    /// The file packed with gzip, where that is worth it.
    pub gzip: Option<&'static [u8]>,
    /// The file packed with brotli, where that is worth it.
    pub brotli: Option<&'static [u8]>,
}

impl Asset {
    /// Where it is found: `/aset/<hash>/<name>`.
    pub fn address(&self) -> String {
        format!("/aset/{}/{}", self.hash, self.name)
    }
}

mod built {
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

pub use built::{ASSETS, TYPEFACES};

/// The asset at an address, with or without `/aset/` before the hash; an old
/// hash finds nothing.
pub fn find(path: &str) -> Option<&'static Asset> {
    let path = path.trim_start_matches('/');
    let (hash, name) = path.strip_prefix("aset/").unwrap_or(path).split_once('/')?;
    ASSETS
        .iter()
        .find(|asset| asset.name == name && asset.hash == hash)
}

/// The address of an asset: `/aset/<hash>/<name>`.
///
/// # Panics
///
/// Where there is no asset of this name, which the tests of a page show.
pub fn address(name: &str) -> String {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .expect("pages name assets that are built")
        .address()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_found_by_its_address_and_not_by_an_old_one() {
        let address = address("prima.css");
        let found = find(&address).expect("the style sheet is built");
        assert_eq!(found.content_type, "text/css; charset=utf-8");
        assert_eq!(
            find(address.trim_start_matches("/aset/")).map(|asset| asset.name),
            Some("prima.css")
        );
        for wrong in ["/aset/00000000/prima.css", "/aset/prima.css", "", "/aset/"] {
            assert!(find(wrong).is_none(), "{wrong} found something");
        }
    }

    #[test]
    fn the_style_sheet_asks_only_for_assets_that_are_there() {
        let style = ASSETS.iter().find(|asset| asset.name == "prima.css");
        let style = style.expect("the style sheet is built");
        let text = std::str::from_utf8(style.bytes).expect("the style sheet is text");
        let asked: Vec<&str> = text
            .split("url(")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
            .map(|address| address.trim_matches(['"', '\'']))
            .filter(|address| !address.starts_with("data:"))
            .collect();
        assert!(!asked.is_empty(), "the typeface is named");
        for address in asked {
            let path = address.strip_prefix("../").unwrap_or(address);
            assert!(find(path).is_some(), "{address} is no asset");
        }
    }

    #[test]
    fn a_script_is_an_asset_and_asks_for_nothing_from_elsewhere() {
        let scripts = ASSETS.iter().filter(|asset| asset.name.ends_with(".js"));
        for script in scripts {
            let name = script.name;
            assert_eq!(script.content_type, "text/javascript; charset=utf-8");
            let text = std::str::from_utf8(script.bytes).expect("a script is text");
            for banned in ["://", "import ", "eval(", "innerHTML"] {
                assert!(!text.contains(banned), "{name} has {banned}");
            }
        }
    }

    #[test]
    fn a_first_visit_is_light() {
        let size = |name: &str| {
            let asset = ASSETS.iter().find(|asset| asset.name == name);
            asset.map_or(0, |asset| asset.gzip.unwrap_or(asset.bytes).len())
        };
        assert!(size("prima.css") <= 14 * 1024, "the style sheet grew");
        assert!(
            size("atkinson-hyperlegible-next.woff2") <= 30 * 1024,
            "the typeface grew"
        );
    }
}
