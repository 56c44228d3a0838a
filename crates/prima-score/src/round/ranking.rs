//! Puts the bodies of a round into peer groups and ranks them there.

use super::{BodyResult, Group, Place, Round};
use crate::bodies::BodyId;
use crate::rank::{Contender, group_name, peer_group, ranks_of, reach};
use std::collections::BTreeMap;

impl Round<'_> {
    pub(super) fn ranked(&self, results: &[BodyResult]) -> (Vec<Option<Place>>, Vec<Group>) {
        let instrument = self.instrument();
        let mut members: BTreeMap<(usize, &str), Vec<BodyId>> = BTreeMap::new();
        for body in self.bodies.iter() {
            let Some(rule) = peer_group(instrument, self.bodies, body) else {
                continue;
            };
            let Some(reach) = reach(&instrument.peer_groups[rule], self.bodies, body) else {
                continue;
            };
            members.entry((rule, reach)).or_default().push(body);
        }
        let mut places = vec![None; results.len()];
        let mut groups = Vec::new();
        for ((rule, reach), members) in members {
            let with_index: Vec<BodyId> = members
                .iter()
                .copied()
                .filter(|body| results[body.0 as usize].units.is_some())
                .collect();
            let group = groups.len() as u32;
            for body in &members {
                places[body.0 as usize] = Some(Place { group, rank: None });
            }
            if instrument.ranking.ranked {
                let contender = |place: usize| {
                    let result = &results[with_index[place].0 as usize];
                    Contender {
                        units: result.units.unwrap_or(0),
                        tie_breakers: result.tie_breakers(),
                    }
                };
                let (high, skip) = (instrument.ranking.high, instrument.ranking.skip);
                let given = ranks_of(with_index.len(), contender, high, skip);
                for (body, rank) in with_index.iter().zip(given) {
                    places[body.0 as usize] = Some(Place {
                        group,
                        rank: Some(rank),
                    });
                }
            }
            groups.push(Group {
                name: group_name(&instrument.peer_groups[rule], reach),
                rule,
                reach: reach.to_owned(),
                ranked: with_index.len() as u32,
                bodies: members.len() as u32,
            });
        }
        (places, groups)
    }
}
