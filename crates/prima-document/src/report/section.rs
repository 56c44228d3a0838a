//! Sections of a page and the frame of its tables.

use maud::{Markup, html};

/// A part of a page with its heading.
#[derive(Debug)]
pub(crate) struct Section {
    /// First part of every id in it.
    pub id: &'static str,
    pub heading: String,
    pub body: Markup,
}

impl Section {
    pub fn markup(&self) -> Markup {
        let heading = format!("{}-heading", self.id);
        html! {
            section id=(self.id) aria-labelledby=(heading) {
                h2 id=(heading) { (self.heading) }
                (self.body)
            }
        }
    }
}

/// A table that scrolls by itself where it is wider than the screen, which
/// takes a name and a place for the keyboard.
pub(crate) fn region(id: &str, caption: &str, rows: &Markup) -> Markup {
    let caption_id = format!("{id}-caption");
    html! {
        div class="region" role="region" aria-labelledby=(caption_id) tabindex="0" {
            table {
                caption id=(caption_id) { span class="caption" { (caption) } }
                (rows)
            }
        }
    }
}
