//! Who may be at work at once: so many in all, and each only so many.
//!
//! Whoever comes when every place is taken waits in line. Whoever has too much
//! under way already, or finds the line too long, is sent away before any work
//! is done. So one greedy client can neither starve the others nor fill the line.

use prima_store::Secret;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// How many may come at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// At work at the same time.
    pub at_once: usize,
    /// In line behind them.
    pub waiting: usize,
    /// At work or in line for one session, one person, or one address of those
    /// who have no session.
    pub each: usize,
    /// Time in line.
    pub patience: Duration,
}

/// Somebody who comes; only as far as places are counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// By the token of a session, which nobody has looked at yet.
    Session(Secret),
    /// By the id of a person.
    Person(String),
    /// By where the request comes from.
    Address(String),
}

/// That there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// All places.
#[derive(Debug)]
pub struct Places {
    crowd: Crowd,
    free: Arc<Semaphore>,
    inside: Arc<Mutex<Inside>>,
}

/// Those at work and in line.
#[derive(Debug, Default)]
struct Inside {
    n: usize,
    by: BTreeMap<Who, usize>,
}

/// A place, until it is dropped.
#[derive(Debug)]
pub struct Place {
    _permit: OwnedSemaphorePermit,
    _counted: Counted,
    _in_line: InLine,
}

/// Somebody who is counted until this is dropped.
#[derive(Debug)]
pub struct Counted {
    inside: Arc<Mutex<Inside>>,
    who: Who,
}

/// One more at work or in line, until it is dropped.
#[derive(Debug)]
struct InLine(Arc<Mutex<Inside>>);

impl Places {
    /// Places of which none is taken.
    pub fn new(crowd: Crowd) -> Places {
        Places {
            crowd,
            free: Arc::new(Semaphore::new(crowd.at_once)),
            inside: Arc::default(),
        }
    }

    /// Takes a place; waits in line where none is free.
    pub async fn enter(&self, who: Who) -> Result<Place, Full> {
        let counted = self.count(who)?;
        let in_line = self.stand_in_line()?;
        let free = Arc::clone(&self.free).acquire_owned();
        let permit = timeout(self.crowd.patience, free).await;
        let permit = permit.map_err(|_| Full)?;
        Ok(Place {
            _permit: permit.expect("nobody closes the semaphore"),
            _counted: counted,
            _in_line: in_line,
        })
    }

    /// Counts somebody who has a place under another name.
    pub fn count(&self, who: Who) -> Result<Counted, Full> {
        let mut inside = held(&self.inside);
        let n = inside.by.get(&who).copied().unwrap_or(0);
        if n >= self.crowd.each {
            return Err(Full);
        }
        inside.by.insert(who.clone(), n + 1);
        Ok(Counted {
            inside: Arc::clone(&self.inside),
            who,
        })
    }

    fn stand_in_line(&self) -> Result<InLine, Full> {
        let mut inside = held(&self.inside);
        if inside.n >= self.crowd.at_once.saturating_add(self.crowd.waiting) {
            return Err(Full);
        }
        inside.n += 1;
        Ok(InLine(Arc::clone(&self.inside)))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut inside = held(&self.inside);
        match inside.by.get(&self.who).copied() {
            Some(n) if n > 1 => inside.by.insert(self.who.clone(), n - 1),
            _ => inside.by.remove(&self.who),
        };
    }
}

impl Drop for InLine {
    fn drop(&mut self) {
        held(&self.0).n -= 1;
    }
}

fn held(inside: &Mutex<Inside>) -> MutexGuard<'_, Inside> {
    // Each change is one step, so it is never half done.
    inside.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Waker};

    fn places(at_once: usize, waiting: usize, each: usize) -> Places {
        Places::new(Crowd {
            at_once,
            waiting,
            each,
            patience: Duration::from_secs(3_600),
        })
    }

    fn who(name: &str) -> Who {
        Who::Person(name.to_owned())
    }

    #[tokio::test]
    async fn one_who_has_too_much_under_way_is_sent_away_and_others_are_not() {
        let places = places(10, 10, 2);
        let first = places.enter(who("rakus")).await.expect("a place");
        let _second = places.enter(who("rakus")).await.expect("a place");
        assert_eq!(places.enter(who("rakus")).await.err(), Some(Full));
        let _other = places.enter(who("lain")).await.expect("a place");
        drop(first);
        assert!(places.enter(who("rakus")).await.is_ok());
    }

    #[tokio::test]
    async fn who_comes_first_is_served_first_and_a_full_line_sends_away() {
        let places = places(1, 2, 9);
        let at_work = places.enter(who("a")).await.expect("a place");
        let (mut second, mut third) = (pin!(places.enter(who("b"))), pin!(places.enter(who("c"))));
        let mut context = Context::from_waker(Waker::noop());
        assert!(second.as_mut().poll(&mut context).is_pending());
        assert!(third.as_mut().poll(&mut context).is_pending());
        assert_eq!(places.enter(who("d")).await.err(), Some(Full));
        drop(at_work);
        assert!(third.as_mut().poll(&mut context).is_pending());
        let place = second.await.expect("the place that became free");
        drop(place);
        third.await.expect("the next one");
        assert_eq!(held(&places.inside).n, 0);
        assert!(held(&places.inside).by.is_empty());
    }

    #[tokio::test]
    async fn nobody_waits_for_ever() {
        let mut places = places(1, 2, 9);
        places.crowd.patience = Duration::ZERO;
        let _at_work = places.enter(who("a")).await.expect("a place");
        assert_eq!(places.enter(who("b")).await.err(), Some(Full));
        assert_eq!(held(&places.inside).n, 1);
    }

    #[tokio::test]
    async fn who_goes_away_leaves_the_line() {
        let places = places(1, 1, 9);
        let _at_work = places.enter(who("a")).await.expect("a place");
        {
            let mut gone = pin!(places.enter(who("b")));
            let mut context = Context::from_waker(Waker::noop());
            assert!(gone.as_mut().poll(&mut context).is_pending());
        }
        assert_eq!(held(&places.inside).n, 1);
    }
}
