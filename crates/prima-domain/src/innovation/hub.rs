//! What the officers of a hub of the innovation network (Hub JIPP) write down:
//! which bodies joined it, from when to when, and what it did.
//!
//! The kinds of activities are those that a hub is there for
//! (domain/innovation.md, section 7); the rest is the last one.

use crate::register::day::Day;

/// The programme whose statements say which bodies are hubs.
pub const PROGRAMME: &str = "jipp";
/// What the code of a statement begins with that names a hub.
pub const MARK: &str = "hub-";

/// Letters of a title, a source or an address at most.
pub const MOST_LINE: usize = 300;
/// Letters of a text at most.
pub const MOST_TEXT: usize = 4_000;

/// Kinds of activities, as they are stored and named in `locales/`.
pub const ACTIVITIES: [&str; 6] = [
    "pendampingan",
    "tukar-pengalaman",
    "dokumentasi",
    "promosi",
    "replikasi",
    "lainnya",
];

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It says nothing.
    Missing,
    /// It is too long; how many letters there may be.
    Long(usize),
    /// Nothing that there is to choose is chosen.
    NotChosen,
    /// No body has this id or exactly this name.
    Unknown,
    /// Several bodies have this name.
    Several,
    /// It is no day, or where those are enough no year and no month either.
    NoDay,
    /// It has not begun.
    Ahead,
    /// It ends before it begins.
    Turned,
    /// The body is a member in a stretch of time that overlaps.
    Overlaps,
    /// Another entry says the very same.
    Twin,
    /// It is no address of a page.
    NoLink,
}

/// A field and what is wrong with it.
pub type Fault = (&'static str, Wrong);

/// From when to when a body is a member, as written: years, months or days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Since when.
    pub since: &'a str,
    /// Until when; empty: it has not left.
    pub until: &'a str,
}

impl Stretch<'_> {
    /// First and last day; a member that has not left has no last one. None where
    /// what is written is no stretch.
    fn days(self) -> Option<(Day, Option<Day>)> {
        let since = Day::first_of(self.since)?;
        match self.until {
            "" => Some((since, None)),
            until => Some((since, Some(Day::last_of(until)?))),
        }
    }

    /// Whether two stretches share a day. A year, or a month, in which a body both
    /// left and joined again is no overlap: who writes no days knows no more. The
    /// same stretch twice always is.
    pub fn overlaps(self, other: Stretch) -> bool {
        if self == other {
            return true;
        }
        let meets = |until: &str, since: &str| {
            until == since && !until.is_empty() && Day::parse(until).is_none()
        };
        if meets(self.until, other.since) || meets(other.until, self.since) {
            return false;
        }
        let (Some(one), Some(two)) = (self.days(), other.days()) else {
            return false;
        };
        let ends_before = |end: Option<Day>, begin: Day| end.is_some_and(|end| end < begin);
        !ends_before(one.1, two.0) && !ends_before(two.1, one.0)
    }
}

/// Everything that is wrong with a membership. What is wrong with the body that
/// joined comes in, for the register says it; `others` are the stretches in which
/// the same body is a member otherwise.
///
/// An end is written when it has come: public pages are kept until the data change
/// and know no day, so whoever has an end has left, and nobody leaves without an
/// act that says so.
pub fn check_member(
    member: Option<Wrong>,
    stretch: Stretch,
    source: &str,
    others: &[Stretch],
    today: Day,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend(member.map(|wrong| ("member", wrong)));
    let since = Day::first_of(stretch.since);
    match (stretch.since, since) {
        ("", _) => faults.push(("since", Wrong::Missing)),
        (_, None) => faults.push(("since", Wrong::NoDay)),
        (_, Some(since)) if since > today => faults.push(("since", Wrong::Ahead)),
        _ => {}
    }
    let until = Day::last_of(stretch.until);
    let is_ahead = Day::first_of(stretch.until).is_some_and(|first| first > today);
    match (stretch.until, since, until) {
        ("", ..) => {}
        (_, _, None) => faults.push(("until", Wrong::NoDay)),
        (_, Some(since), Some(until)) if until < since => faults.push(("until", Wrong::Turned)),
        _ if is_ahead => faults.push(("until", Wrong::Ahead)),
        _ => {}
    }
    if faults.is_empty() && others.iter().any(|other| stretch.overlaps(*other)) {
        faults.push(("since", Wrong::Overlaps));
    }
    faults.extend(text("source", source, MOST_LINE, true));
    faults
}

/// What an activity says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity<'a> {
    /// The day.
    pub day: &'a str,
    /// What kind of thing it was.
    pub kind: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// What was done.
    pub content: &'a str,
    /// A page about it; empty: none.
    pub link: &'a str,
}

/// Everything that is wrong with an activity. It may lie ahead.
pub fn check_activity(activity: &Activity) -> Vec<Fault> {
    let mut faults = Vec::new();
    match (activity.day, Day::parse(activity.day)) {
        ("", _) => faults.push(("day", Wrong::Missing)),
        (_, None) => faults.push(("day", Wrong::NoDay)),
        _ => {}
    }
    if !ACTIVITIES.contains(&activity.kind) {
        faults.push(("kind", Wrong::NotChosen));
    }
    faults.extend(text("title", activity.title, MOST_LINE, true));
    faults.extend(text("content", activity.content, MOST_TEXT, true));
    if !activity.link.is_empty() && !is_link(activity.link) {
        faults.push(("link", Wrong::NoLink));
    } else {
        faults.extend(text("link", activity.link, MOST_LINE, false));
    }
    faults
}

/// What is wrong with the reason for removing an entry.
pub fn check_removal(reason: &str) -> Vec<Fault> {
    let fault = text("reason", reason, MOST_LINE, true);
    fault.into_iter().collect()
}

/// Whether a text is the address of a page on the web: nothing else may become a
/// link, for what is linked is clicked.
fn is_link(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_host = |host: &str| {
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || ".-:".contains(letter);
        host.contains('.') && !host.starts_with('.') && host.chars().all(allowed)
    };
    let is_written = |letter: char| letter.is_ascii_graphic() && !"<>\"'`\\".contains(letter);
    host.is_some_and(is_host) && text.chars().all(is_written)
}

fn text(field: &'static str, text: &str, most: usize, is_needed: bool) -> Option<Fault> {
    match text.trim().chars().count() {
        0 if is_needed => Some((field, Wrong::Missing)),
        n if n > most => Some((field, Wrong::Long(most))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch<'a>(since: &'a str, until: &'a str) -> Stretch<'a> {
        Stretch { since, until }
    }

    #[test]
    fn stretches_overlap_where_they_share_a_day() {
        for (one, other, expected) in [
            (("2020", ""), ("2023", ""), true),
            (("2020", "2021"), ("2022", ""), false),
            (("2020", "2021-06"), ("2021-06-30", ""), true),
            (("2020", "2021-06"), ("2021-07-01", ""), false),
            // Left and joined again within the year.
            (("2020", "2021"), ("2021", ""), false),
            (("2022", ""), ("2020", "2021"), false),
            (("2020", "2021-06"), ("2021-06", ""), false),
            // The last day of a membership is one of its days.
            (("2020", "2021-06-30"), ("2021-06-30", ""), true),
            (("2020", "2021-06-30"), ("2021-07-01", ""), false),
            // The same twice, though it begins and ends in one year.
            (("2021", "2021"), ("2021", "2021"), true),
        ] {
            let (one, other) = (stretch(one.0, one.1), stretch(other.0, other.1));
            assert_eq!(one.overlaps(other), expected, "{one:?} {other:?}");
            assert_eq!(other.overlaps(one), expected, "{other:?} {one:?}");
        }
    }

    #[test]
    fn every_fault_of_a_membership_is_said_at_its_field() {
        let today = Day::parse("2024-01-26").expect("it is a day");
        let others = [stretch("2019", "2020")];
        for (member, written, source, expected) in [
            (None, ("2021", ""), "SK 1", vec![]),
            (None, ("2021-02", "2023-01-05"), "SK 1", vec![]),
            (
                Some(Wrong::NotChosen),
                ("", ""),
                " ",
                vec![
                    ("member", Wrong::NotChosen),
                    ("since", Wrong::Missing),
                    ("source", Wrong::Missing),
                ],
            ),
            (None, ("kemarin", ""), "SK", vec![("since", Wrong::NoDay)]),
            (None, ("2025", ""), "SK", vec![("since", Wrong::Ahead)]),
            (None, ("2021", "2020"), "SK", vec![("until", Wrong::Turned)]),
            (None, ("2021", "lama"), "SK", vec![("until", Wrong::NoDay)]),
            // Today it is the 26th: who leaves tomorrow is a member still.
            (None, ("2021", "2024-01-26"), "SK", vec![]),
            (None, ("2021", "2024"), "SK", vec![]),
            (
                None,
                ("2021", "2024-01-27"),
                "SK",
                vec![("until", Wrong::Ahead)],
            ),
            (None, ("2021", "2025"), "SK", vec![("until", Wrong::Ahead)]),
            (
                None,
                ("2020-05", ""),
                "SK",
                vec![("since", Wrong::Overlaps)],
            ),
        ] {
            let written = stretch(written.0, written.1);
            let found = check_member(member, written, source, &others, today);
            assert_eq!(found, expected, "{written:?}");
        }
    }

    #[test]
    fn only_addresses_of_pages_become_links() {
        for (link, expected) in [
            ("https://jipp.example.go.id/kabar?id=1#a", true),
            ("http://contoh.go.id", true),
            ("javascript:alert(1)", false),
            ("https://", false),
            ("https://contoh", false),
            ("https://a.id/<b>", false),
            ("https://pengguna@contoh.go.id/", false),
            ("https://contoh.go.id/a b", false),
            ("//contoh.go.id", false),
        ] {
            assert_eq!(is_link(link), expected, "{link}");
        }
        let wrong = Activity {
            day: "2024-02-30",
            kind: "pesta",
            title: "",
            content: "Berbagi.",
            link: "ftp://contoh.go.id",
        };
        let expected = [
            ("day", Wrong::NoDay),
            ("kind", Wrong::NotChosen),
            ("title", Wrong::Missing),
            ("link", Wrong::NoLink),
        ];
        assert_eq!(check_activity(&wrong), expected);
        let right = Activity {
            day: "2024-02-29",
            kind: "promosi",
            title: "Pameran",
            link: "",
            ..wrong
        };
        assert_eq!(check_activity(&right), []);
        assert_eq!(check_removal(""), [("reason", Wrong::Missing)]);
    }
}
