//! Events and honours of a data set, in its order.

use super::View;
use crate::assessment::naming;
use crate::look;
use crate::look::{Link, Origin, Provenance, honours, links};
use maud::{Markup, html};
use prima_store::history::Honour;

/// The events, then the honours with their recipients.
pub fn markup(view: &View) -> Markup {
    let words = view.words;
    let events: Vec<(String, String)> = view
        .events
        .iter()
        .filter(|row| row.category.is_empty())
        .map(|row| {
            let name = naming::of(words, &row.name_id, &row.name_en).to_owned();
            (name, naming::event_address(words, &row.event))
        })
        .collect();
    let ways: Vec<Link> = events
        .iter()
        .map(|(name, address)| Link {
            name,
            address,
            about: "",
        })
        .collect();
    let rows: Vec<Written> = view.honours.iter().map(|row| written(view, row)).collect();
    let list: Vec<look::Honour> = rows.iter().map(Written::honour).collect();
    html! {
        @if !ways.is_empty() { (links(&ways)) }
        @if !list.is_empty() { (honours(words, &list)) }
    }
}

/// An honour, written out.
struct Written {
    title: String,
    body: String,
    address: String,
    day: String,
    credited: Option<Markup>,
    source: String,
    period: String,
    retrieved: String,
    origin: Origin,
}

impl Written {
    fn honour(&self) -> look::Honour<'_> {
        look::Honour {
            title: &self.body,
            address: &self.address,
            event: &self.title,
            day: &self.day,
            credited: self.credited.clone(),
            certificate: None,
            provenance: Some(Provenance {
                source: &self.source,
                address: "",
                period: &self.period,
                retrieved: &self.retrieved,
                origin: self.origin,
            }),
        }
    }
}

fn written(view: &View, row: &Honour) -> Written {
    let words = view.words;
    let name = |id: &str| {
        view.names
            .get(id)
            .map_or_else(|| id.to_owned(), Clone::clone)
    };
    let unit = (!row.unit.is_empty()).then(|| {
        let address = naming::body_address(words, &row.unit);
        html! { (words.label("web-data-credited")) " " a href=(address) { (name(&row.unit)) } }
    });
    let revoked = (!row.revoked.is_empty()).then(|| {
        let arguments = [
            ("day", naming::period(words, &row.revoked)),
            (
                "reason",
                naming::of(words, &row.reason_id, &row.reason_en).to_owned(),
            ),
        ];
        html! { (words.say("web-data-revoked", &arguments)) }
    });
    let both = html! {
        @if let Some(unit) = &unit { (unit) }
        @if unit.is_some() && revoked.is_some() { br; }
        @if let Some(revoked) = &revoked { (revoked) }
    };
    Written {
        title: naming::of(words, &row.title_id, &row.title_en).to_owned(),
        body: name(&row.body),
        address: naming::body_address(words, &row.body),
        day: naming::period(words, &row.granted),
        credited: (unit.is_some() || revoked.is_some()).then_some(both),
        source: words.prose(&row.source),
        period: naming::period(words, &row.period),
        retrieved: words.date(&row.retrieved),
        origin: if view.dataset.sample.is_empty() {
            Origin::Imported
        } else {
            Origin::Sample
        },
    }
}
