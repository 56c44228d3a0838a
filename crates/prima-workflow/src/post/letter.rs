//! What a letter says.

use super::Sender;
use crate::assessment::moment::Jakarta;
use prima_domain::assessment::notice::NoticeKind;
use prima_domain::register::moment::clock;
use prima_instrument::words::{Lang, say};
use prima_store::cycle::Notice;
use prima_store::people::Person;

/// Where every letter leads: to the notices, which lead on.
const NOTICES: &str = "/kerja/pemberitahuan";

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Id of the notice it tells of.
    pub id: String,
    /// Address of who reads it.
    pub to: String,
    /// Its language.
    pub lang: Lang,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// When it is sent, in seconds UTC.
    pub at: i64,
}

impl Letter {
    /// The letter about a notice, in the language of its reader. It names the
    /// round, the event or the programme by its title in Indonesian or in English,
    /// and neither unit nor person nor innovation.
    pub(super) fn about(
        notice: &Notice,
        kind: NoticeKind,
        (title_id, title_en): (&str, &str),
        reader: &Person,
        sender: &Sender,
        now: i64,
    ) -> Letter {
        let lang = Lang::from_tag(&reader.lang).unwrap_or(Lang::Id);
        let round = match lang {
            Lang::Id => title_id,
            Lang::En => title_en,
        };
        let what = say(lang, &format!("notice-what-{}", kind.code()), &[]);
        let mut parts = vec![say(
            lang,
            &format!("notice-letter-{}", kind.code()),
            &[("round", round.to_owned())],
        )];
        if notice.until > now {
            parts.push(say(lang, "notice-letter-until", &until(notice.until, lang)));
        }
        let origin = &sender.origin;
        parts.push(format!("{origin}/{}{NOTICES}", lang.tag()));
        let end = [("origin", origin.clone())];
        parts.push(say(lang, "notice-letter-end", &end));
        Letter {
            id: notice.notice.clone(),
            to: reader.email.clone(),
            lang,
            subject: say(lang, "notice-letter-subject", &[("what", what)]),
            // Lines of a letter end as RFC 5322 has it.
            text: parts.join("\n\n").replace('\n', "\r\n") + "\r\n",
            at: now,
        }
    }
}

/// A moment in the three times of Indonesia.
fn until(seconds: i64, lang: Lang) -> [(&'static str, String); 4] {
    let at = Jakarta::at(seconds);
    let month = say(lang, &format!("report-month-{}", at.month), &[]);
    let [wib, wita, wit] = [7, 8, 9].map(|ahead| {
        let (hour, minute, _) = clock(seconds.saturating_add(ahead * 3_600));
        match lang {
            Lang::Id => format!("{hour:02}.{minute:02}"),
            Lang::En => format!("{hour:02}:{minute:02}"),
        }
    });
    [
        ("day", format!("{} {month} {}", at.day, at.year)),
        ("wib", wib),
        ("wita", wita),
        ("wit", wit),
    ]
}
