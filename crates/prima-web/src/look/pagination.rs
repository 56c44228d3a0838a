//! The pages of a long list, as GOV.UK Frontend lays them out: previous,
//! first, the neighbours, last, next.

use maud::{Markup, html};
use prima_document::wording::Words;

/// Where in a list the reader is.
#[derive(Clone, Copy)]
pub struct Pagination<'a> {
    /// This page, from 1.
    pub current: usize,
    /// How many pages there are.
    pub n_pages: usize,
    /// The address of a page.
    pub address: &'a dyn Fn(usize) -> String,
}

/// The links; nothing where there is one page.
pub fn pagination(words: Words, pages: &Pagination) -> Markup {
    let Pagination {
        current, n_pages, ..
    } = *pages;
    let number = |page: usize| [("page", words.count(page))];
    html! {
        @if n_pages > 1 {
            nav class="pagination" aria-label=(words.label("web-pages")) {
                @if current > 1 {
                    a class="previous" rel="prev" href=((pages.address)(current - 1)) { (words.label("web-page-previous")) }
                }
                ul {
                    @for entry in shown(current, n_pages) {
                        @match entry {
                            None => li class="gap" { "…" },
                            Some(page) if page == current => {
                                li { a aria-current="page" aria-label=(words.say("web-page-current", &number(page))) href=((pages.address)(page)) { (words.count(page)) } }
                            },
                            Some(page) => {
                                li { a aria-label=(words.say("web-page", &number(page))) href=((pages.address)(page)) { (words.count(page)) } }
                            },
                        }
                    }
                }
                @if current < n_pages {
                    a class="next" rel="next" href=((pages.address)(current + 1)) { (words.label("web-page-next")) }
                }
            }
        }
    }
}

/// The pages that have a number, with `None` for those left out between.
fn shown(current: usize, n_pages: usize) -> Vec<Option<usize>> {
    let wanted = |page: &usize| *page == 1 || *page == n_pages || page.abs_diff(current) <= 1;
    let mut entries = Vec::new();
    let mut last = 0;
    for page in (1..=n_pages).filter(wanted) {
        match page - last {
            1 => {}
            // A gap of one page is no shorter than its number.
            2 => entries.push(Some(page - 1)),
            _ => entries.push(None),
        }
        entries.push(Some(page));
        last = page;
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn the_ends_and_the_neighbours_have_numbers() {
        let check = |current, n_pages, expected: &str| {
            let written: Vec<String> = shown(current, n_pages)
                .into_iter()
                .map(|entry| entry.map_or("…".to_owned(), |page| page.to_string()))
                .collect();
            assert_eq!(written.join(" "), expected, "page {current} of {n_pages}");
        };
        check(1, 2, "1 2");
        check(1, 9, "1 2 … 9");
        check(3, 9, "1 2 3 4 … 9");
        check(5, 9, "1 … 4 5 6 … 9");
        check(7, 9, "1 … 6 7 8 9");
        check(9, 9, "1 … 8 9");
    }
}
