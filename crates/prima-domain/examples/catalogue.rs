//! Measures the search and the likeness check over 50,000 made-up innovations,
//! and fails where a promise is missed; `cargo xtask bench catalogue` runs it.
//!
//! The words are made of syllables with Indonesian affixes, drawn so that a few
//! come everywhere and most are rare, as in real texts. Nothing of it is real.

use prima_domain::innovation::overlap::overlap;
use prima_domain::innovation::search::{Builder, Entry, Wanted};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const INNOVATIONS: usize = 50_000;
/// Words of an innovation's texts, and of a new proposal: all its sections full.
const WORDS: usize = 180;
const PROPOSAL_WORDS: usize = 2_600;
const ROOTS: usize = 12_000;
const SEARCHES: usize = 4_000;
const CHECKS: usize = 60;
/// Innovations whose texts a check holds against the new one word for word.
const COMPARED: usize = 20;
const MOST_SEARCH: Duration = Duration::from_millis(50);
const MOST_CHECK: Duration = Duration::from_millis(500);

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }

    /// A root's number: small ones far more often than large ones.
    fn root(&mut self) -> usize {
        let n = self.next(1_000) + 1;
        let cube = n * n * n / 1_000_000;
        cube * ROOTS / 1_000 + self.next(ROOTS / 1_000)
    }

    fn word(&mut self, roots: &[String]) -> String {
        let root = &roots[self.root().min(ROOTS - 1)];
        match self.next(6) {
            0 => format!("me{root}kan"),
            1 => format!("pe{root}an"),
            2 => format!("di{root}i"),
            3 => format!("ke{root}an"),
            _ => root.clone(),
        }
    }

    fn text(&mut self, roots: &[String], n: usize) -> String {
        (0..n)
            .map(|_| self.word(roots))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn roots() -> Vec<String> {
    let begins = [
        "b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w",
    ];
    let vowels = ["a", "e", "i", "o", "u"];
    let ends = ["", "n", "r", "s", "k", "ng", "t", "l"];
    let syllable = |n: usize| {
        let (begin, rest) = (n % begins.len(), n / begins.len());
        format!("{}{}", begins[begin], vowels[rest % vowels.len()])
    };
    (0..ROOTS)
        .map(|n| {
            format!(
                "{}{}{}",
                syllable(n),
                syllable(n / 75),
                ends[n % ends.len()]
            )
        })
        .collect()
}

/// How long something takes, and what it gave.
#[expect(
    clippy::disallowed_methods,
    reason = "a measurement looks at the clock"
)]
fn timed<T>(what: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let given = what();
    (begun.elapsed(), given)
}

/// The shortest time that so many of a hundred do not exceed.
fn percentile(times: &mut [Duration], of_hundred: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() - 1) * of_hundred / 100]
}

fn main() -> ExitCode {
    let roots = roots();
    let mut numbers = Numbers(1);
    let titles: Vec<String> = (0..INNOVATIONS).map(|_| numbers.text(&roots, 5)).collect();
    let texts: Vec<String> = (0..INNOVATIONS)
        .map(|_| numbers.text(&roots, WORDS))
        .collect();
    let (building, index) = timed(|| {
        let mut builder = Builder::default();
        for (n, (title, text)) in titles.iter().zip(&texts).enumerate() {
            builder.add(&Entry {
                id: &format!("buatan-{n:05}"),
                title,
                texts: &[text],
                facets: &[format!("sektor:{}", n % 16), format!("provinsi:{}", n % 38)],
                ..Entry::default()
            });
        }
        builder.finish()
    });
    let mut searches: Vec<Duration> = (0..SEARCHES)
        .map(|n| {
            let mut query = numbers.text(&roots, 1 + n % 4);
            if n % 5 == 0 {
                // One still being typed, or with a letter missing.
                query.pop();
            }
            let facets = if n % 3 == 0 {
                vec![vec![format!("sektor:{}", n % 16)]]
            } else {
                vec![]
            };
            let wanted = Wanted {
                query: &query,
                facets: &facets,
                skip: 0,
                limit: 20,
            };
            timed(|| index.find(&wanted).total).0
        })
        .collect();
    let mut checks: Vec<Duration> = (0..CHECKS)
        .map(|n| {
            let title = numbers.text(&roots, 6);
            let mut text = numbers.text(&roots, PROPOSAL_WORDS);
            if n % 2 == 0 {
                // Half of them copy an innovation whole.
                text.push(' ');
                text.push_str(&texts[n * 7]);
            }
            let (time, _) = timed(|| {
                let like = index.like(&title, &text, 1, COMPARED);
                let places = like
                    .iter()
                    .filter_map(|one| one.id.strip_prefix("buatan-")?.parse::<usize>().ok());
                let shares = places.map(|place| overlap(index.stems(), &text, &texts[place]).share);
                shares.max()
            });
            time
        })
        .collect();
    let (search, check) = (percentile(&mut searches, 99), percentile(&mut checks, 99));
    println!("## Catalogue: {INNOVATIONS} made-up innovations of {WORDS} words\n");
    println!("| | time |\n|---|---|");
    println!("| building the index | {} ms |", building.as_millis());
    println!(
        "| search, median of {SEARCHES} | {:.1} ms |",
        ms(percentile(&mut searches, 50))
    );
    println!("| search, p99 | {:.1} ms |", ms(search));
    println!(
        "| near-duplicate check of a proposal of {PROPOSAL_WORDS} words, median of {CHECKS} | {:.1} ms |",
        ms(percentile(&mut checks, 50))
    );
    println!("| near-duplicate check, p99 | {:.1} ms |\n", ms(check));
    match search < MOST_SEARCH && check < MOST_CHECK {
        true => ExitCode::SUCCESS,
        false => {
            eprintln!("A search is promised in less than 50 ms and a check in less than 500 ms.");
            ExitCode::FAILURE
        }
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
