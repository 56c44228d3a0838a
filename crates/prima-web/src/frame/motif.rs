//! Kawung, four leaves around a point: a batik pattern that stands for order
//! and usefulness.

use maud::{Markup, html};

/// A strip of it across the page.
pub(super) fn strip() -> Markup {
    html! {
        svg class="motif" width="100%" height="16" aria-hidden="true" {
            defs {
                pattern id="kawung" width="16" height="16" patternUnits="userSpaceOnUse" {
                    g fill="currentColor" {
                        ellipse cx="4" cy="4" rx="4.3" ry="2" transform="rotate(45 4 4)" {}
                        ellipse cx="12" cy="12" rx="4.3" ry="2" transform="rotate(45 12 12)" {}
                        ellipse cx="12" cy="4" rx="4.3" ry="2" transform="rotate(-45 12 4)" {}
                        ellipse cx="4" cy="12" rx="4.3" ry="2" transform="rotate(-45 4 12)" {}
                    }
                }
            }
            rect width="100%" height="16" fill="url(#kawung)" {}
        }
    }
}

/// One flower of it, the sign of the site.
pub(super) fn flower() -> Markup {
    html! {
        svg class="flower" width="36" height="36" viewBox="0 0 32 32" aria-hidden="true" {
            rect class="flower-ground" width="32" height="32" rx="6" {}
            g class="flower-leaves" {
                ellipse cx="10" cy="10" rx="7" ry="3.6" transform="rotate(45 10 10)" {}
                ellipse cx="22" cy="22" rx="7" ry="3.6" transform="rotate(45 22 22)" {}
                ellipse cx="22" cy="10" rx="7" ry="3.6" transform="rotate(-45 22 10)" {}
                ellipse cx="10" cy="22" rx="7" ry="3.6" transform="rotate(-45 10 22)" {}
            }
            circle class="flower-heart" cx="16" cy="16" r="2" {}
        }
    }
}
