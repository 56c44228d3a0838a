//! Certificates of a category that still say what its decision no longer says: they
//! are withdrawn and issued again, where certificates are.

use crate::desk::Visit;
use crate::frame::localized;
use crate::look::{Notice, NoticeKind, Words, notice};
use crate::recognition::certificate::issuing;
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::recognition::award::CategoryPage;
use prima_workflow::recognition::certificate::{GroupKey, HonourLine, honours_of_group};

/// The honours of a category with such a certificate, as far as somebody may read of
/// certificates.
pub(super) async fn of(
    site: &Site,
    visit: &Visit,
    found: &CategoryPage,
) -> Result<Vec<HonourLine>, WebError> {
    // Where nothing was decided before, nothing was corrected.
    let (Some(actor), false) = (visit.actor(), found.earlier.is_empty()) else {
        return Ok(Vec::new());
    };
    let event = GroupKey::Event(found.rules.code.clone());
    let mut lines = honours_of_group(&site.database, actor, &event, visit.now).await?;
    lines.retain(|line| line.outdated.is_some() && line.honour.category == found.category.code);
    Ok(lines)
}

/// Names them, each with what it says and what was decided.
pub(super) fn markup(words: Words, lines: &[HonourLine]) -> Markup {
    if lines.is_empty() {
        return html! {};
    }
    let certificates = lines
        .iter()
        .filter_map(|line| Some((line, line.certificate()?, line.outdated.as_ref()?)));
    let body = html! {
        p { (words.label("web-citation-outdated-about")) }
        ul {
            @for (line, mark, said) in certificates {
                li {
                    a href=(localized(words.lang, &format!("{}/{}", issuing::PATH, mark.certificate))) { (line.recipient) }
                    br; (words.label("web-citation-printed")) " " q lang="id" { (said) }
                    br; (words.label("web-citation-stands")) " " q lang="id" { (line.citation) }
                }
            }
        }
    };
    notice(
        words,
        &Notice {
            kind: NoticeKind::Mismatch,
            title: Some(&words.label("web-citation-outdated-title")),
            body,
        },
    )
}
