//! What became of what was offered.

use crate::bench::measure::quantile;
use std::collections::BTreeMap;
use std::time::Duration;

/// Units are counted together by so many, so that chance does not look unfair.
const GROUPS: usize = 25;

/// One answer.
#[derive(Clone, Copy, Debug)]
pub struct Ended {
    /// Number of the unit.
    pub unit: usize,
    /// Status; 0 where the connection broke.
    pub status: u16,
    /// Whether a 429 said when to come again.
    pub says_when: bool,
    /// How long it took.
    pub took: Duration,
}

/// All answers.
#[derive(Debug, Default)]
pub struct Counts {
    ended: Vec<Ended>,
    seconds: f64,
}

impl Counts {
    /// What ended in so many seconds.
    pub fn new(ended: Vec<Ended>, seconds: f64) -> Counts {
        Counts { ended, seconds }
    }

    fn number(&self, is_counted: impl Fn(&Ended) -> bool) -> u64 {
        self.ended.iter().filter(|one| is_counted(one)).count() as u64
    }

    /// Those that were done.
    pub fn n_done(&self) -> u64 {
        self.number(is_done)
    }

    /// Those that were told to come again.
    pub fn n_sent_away(&self) -> u64 {
        self.number(|one| one.status == 429)
    }

    /// Those the server failed.
    pub fn n_failed(&self) -> u64 {
        self.number(|one| one.status >= 500)
    }

    /// Those that were none of all that.
    pub fn n_others(&self) -> u64 {
        self.others().values().sum()
    }

    /// Those others by status; 0 is a broken connection.
    pub fn others(&self) -> BTreeMap<u16, u64> {
        let mut others = BTreeMap::new();
        let is_other = |one: &&Ended| !is_done(one) && one.status != 429 && one.status < 500;
        for one in self.ended.iter().filter(is_other) {
            *others.entry(one.status).or_default() += 1;
        }
        others
    }

    /// Requests a second that were really sent.
    pub fn offered_per_second(&self) -> f64 {
        self.ended.len() as f64 / self.seconds
    }

    /// Done a second.
    pub fn done_per_second(&self) -> f64 {
        self.n_done() as f64 / self.seconds
    }

    /// Whether each 429 says when to come again.
    pub fn all_say_when(&self) -> bool {
        self.ended
            .iter()
            .all(|one| one.status != 429 || one.says_when)
    }

    /// Median and p99 of what was done, in milliseconds.
    pub fn done_ms(&self) -> (f64, f64) {
        let times = self.milliseconds(is_done);
        match times.is_empty() {
            true => (f64::NAN, f64::NAN),
            false => (quantile(&times, 0.5), quantile(&times, 0.99)),
        }
    }

    /// p99 of what was sent away, in milliseconds.
    pub fn sent_away_ms(&self) -> f64 {
        let times = self.milliseconds(|one| one.status == 429);
        match times.is_empty() {
            true => 0.0,
            false => quantile(&times, 0.99),
        }
    }

    fn milliseconds(&self, is_counted: impl Fn(&Ended) -> bool) -> Vec<f64> {
        let counted = self.ended.iter().filter(|one| is_counted(one));
        counted.map(|one| one.took.as_secs_f64() * 1e3).collect()
    }

    /// Jain's index of the shares that were done of what each group of units
    /// offered: 1 where all are alike, 1 / n where one has everything.
    pub fn fairness(&self) -> f64 {
        let mut groups = [(0.0, 0.0); GROUPS];
        for one in &self.ended {
            let (done, offered) = &mut groups[one.unit % GROUPS];
            *offered += 1.0;
            *done += f64::from(u8::from(is_done(one)));
        }
        let offered = groups.iter().filter(|(_, offered)| *offered > 0.0);
        jain(offered.map(|(done, offered)| done / offered))
    }
}

fn is_done(one: &Ended) -> bool {
    matches!(one.status, 200..=399)
}

fn jain(shares: impl Iterator<Item = f64>) -> f64 {
    let (mut n, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for share in shares {
        n += 1.0;
        sum += share;
        squares += share * share;
    }
    if squares == 0.0 {
        return 0.0;
    }
    sum * sum / (n * squares)
}

#[cfg(test)]
mod tests {
    use super::jain;

    #[test]
    fn all_alike_is_one_and_all_for_one_is_its_share() {
        assert_eq!(jain([0.5, 0.5, 0.5, 0.5].into_iter()), 1.0);
        assert_eq!(jain([1.0, 0.0, 0.0, 0.0].into_iter()), 0.25);
        // (1 + 0.5)² / (2 × 1.25)
        assert_eq!(jain([1.0, 0.5].into_iter()), 0.9);
    }
}
