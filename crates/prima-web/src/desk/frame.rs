//! The frame of a page at the desk: who is signed in, the way back, and the
//! hidden fields of its forms.

use super::{HOME, Visit};
use crate::frame::{Crumb, Page, localized};
use crate::site::Site;
use maud::{Markup, html};

/// A page at the desk.
#[derive(Clone, Debug)]
pub struct Desk<'a> {
    /// Its title, which is its `h1` as well.
    pub title: &'a str,
    /// Whether the title says that something is wrong.
    pub is_wrong: bool,
    /// The way from the desk to this page, which comes last; name and address
    /// without the language, which is empty for a page that who asks may not open.
    pub way: &'a [(String, String)],
    /// Whether any of its data are samples.
    pub sample: bool,
    /// What stands on it, `h1` included.
    pub main: Markup,
}

impl Desk<'_> {
    /// The whole document, without a script.
    pub fn markup(&self, site: &Site, visit: &Visit) -> Markup {
        self.markup_with(site, visit, &[])
    }

    /// The whole document with scripts, by their names in `scripts/`. What they
    /// do must be possible without them.
    pub fn markup_with(&self, site: &Site, visit: &Visit, scripts: &[&str]) -> Markup {
        let words = visit.words();
        let mut steps = vec![(words.label("web-nav-home"), localized(words.lang, "/"))];
        if visit.signed_in().is_some() {
            steps.push((words.label("web-desk"), localized(words.lang, HOME)));
        }
        let address = |path: &str| match path {
            "" => String::new(),
            path => localized(words.lang, path),
        };
        let below = self.way.iter();
        steps.extend(below.map(|(name, path)| (name.clone(), address(path))));
        let crumbs: Vec<Crumb> = steps
            .iter()
            .map(|(name, address)| Crumb { name, address })
            .collect();
        let wrong = words.say("web-error-title", &[("title", self.title.to_owned())]);
        Page {
            words,
            title: if self.is_wrong { &wrong } else { self.title },
            description: self.title,
            origin: &site.origin,
            path: &visit.asked.path,
            query: &visit.asked.query,
            area: None,
            asked: "",
            breadcrumbs: &crumbs,
            sample: self.sample,
            hidden: true,
            main: html! { (bar(visit)) (self.main) },
        }
        .markup_with(scripts)
    }
}

/// Who is signed in, with the ways to the desk, the account, and out.
fn bar(visit: &Visit) -> Markup {
    let words = visit.words();
    let Some(signed_in) = visit.signed_in() else {
        return html! {};
    };
    html! {
        div class="desk-bar" {
            p { (words.say("web-desk-as", &[("name", signed_in.name.clone())])) }
            ul {
                li { a href=(localized(words.lang, HOME)) { (words.label("web-desk")) } }
                li { a href=(localized(words.lang, "/kerja/akun")) { (words.label("web-account")) } }
                li {
                    form action=(localized(words.lang, "/keluar")) method="post" {
                        (guard(visit))
                        button type="submit" class="plain" { (words.label("web-sign-out")) }
                    }
                }
            }
        }
    }
}

/// The field that every form of a session carries.
pub fn guard(visit: &Visit) -> Markup {
    html! {
        @if let Some(guard) = visit.guard() {
            input type="hidden" name=(super::GUARD) value=(guard.expose());
        }
    }
}

/// A form of the desk.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    /// Its address without the language; query included.
    pub action: &'a str,
    /// Whether it sends files.
    pub has_files: bool,
    /// Its fields.
    pub fields: Markup,
    /// Label of the button that sends it.
    pub button: &'a str,
}

/// The form with its guard and its button.
pub fn form(visit: &Visit, form: &Form) -> Markup {
    html! {
        form class="form" action=(localized(visit.asked.lang, form.action)) method="post" enctype=[form.has_files.then_some("multipart/form-data")] novalidate {
            (guard(visit))
            (form.fields)
            div class="form-actions" { button type="submit" { (form.button) } }
        }
    }
}
