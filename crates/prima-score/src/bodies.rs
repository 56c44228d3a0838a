//! The bodies of a round: who they are and who belongs to whom.
//!
//! Kept in columns, sorted by id, so that a national round fits in little
//! memory and the order of the input never shows in the output.

use hashbrown::HashTable;
use prima_instrument::exact::Exact;
use prima_instrument::model::{BodyKind, BodyLevel};
use std::hash::{BuildHasher, Hasher};

/// Place of a body in [`Bodies`]; ascending in the order of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyId(pub u32);

/// One row of `units.csv`, before parents are linked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyRow<'a> {
    /// Id, unique in the round.
    pub unit: &'a str,
    /// Name; empty: the id is shown.
    pub name: &'a str,
    /// Id of the parent, or empty.
    pub parent: &'a str,
    /// Kind.
    pub kind: Option<BodyKind>,
    /// Level; none: that of the parent.
    pub level: Option<BodyLevel>,
    /// Region code, or empty.
    pub region: &'a str,
    /// Number of service users, for sampling rules.
    pub population: Option<i64>,
}

/// What is wrong with the rows together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyFault {
    /// The id stands in two rows (from 0, in the order they were given).
    Twice {
        /// Id.
        unit: String,
        /// Second row.
        row: usize,
        /// First row.
        first: usize,
    },
    /// The parent is in no row.
    UnknownParent {
        /// Id of the child.
        unit: String,
        /// What was named as parent.
        parent: String,
        /// Row.
        row: usize,
    },
    /// The body is its own ancestor.
    Circle {
        /// Id.
        unit: String,
        /// Row.
        row: usize,
    },
}

/// Texts in one string.
#[derive(Clone, Debug, Default)]
struct Names {
    text: String,
    /// Empty texts before the first other one: a column nobody fills takes no room.
    leading: usize,
    ends: Vec<u32>,
}

impl Names {
    /// The same texts in another order, in just the room they fill.
    fn in_order(&self, order: &[u32]) -> Names {
        let mut names = Names {
            text: String::with_capacity(self.text.len()),
            leading: 0,
            ends: Vec::with_capacity(self.ends.len()),
        };
        order
            .iter()
            .for_each(|row| names.push(self.get(*row as usize)));
        names
    }

    fn push(&mut self, name: &str) {
        if name.is_empty() && self.ends.is_empty() {
            self.leading += 1;
            return;
        }
        self.text.push_str(name);
        self.ends
            .push(u32::try_from(self.text.len()).expect("names of one round are under 4 GiB"));
    }

    fn get(&self, index: usize) -> &str {
        let Some(place) = index.checked_sub(self.leading) else {
            return "";
        };
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.text[start as usize..self.ends[place] as usize]
    }
}

const NO_PARENT: u32 = u32::MAX;

/// All bodies of a round, sorted by id.
#[derive(Clone, Debug)]
pub struct Bodies {
    ids: Names,
    names: Names,
    regions: Names,
    parents: Vec<u32>,
    kinds: Vec<Option<BodyKind>>,
    levels: Vec<Option<BodyLevel>>,
    population: Vec<(u32, i64)>,
    has_children: Vec<bool>,
    by_id: HashTable<u32>,
    hasher: hashbrown::DefaultHashBuilder,
}

/// Collects rows in any order.
#[derive(Clone, Debug, Default)]
pub struct BodiesBuilder {
    ids: Names,
    names: Names,
    parents: Names,
    regions: Names,
    kinds: Vec<Option<BodyKind>>,
    levels: Vec<Option<BodyLevel>>,
    population: Vec<(u32, i64)>,
}

impl BodiesBuilder {
    /// Makes room for a table of this many bytes, so that no column is copied
    /// while it grows. Room that stays unused is given back by [`Self::finish`].
    pub fn reserve(&mut self, bytes: usize) {
        // A row is an id, a name, a parent and four separators at least.
        let rows = bytes / 24;
        for names in [&mut self.ids, &mut self.names, &mut self.parents] {
            names.text.reserve(bytes);
            names.ends.reserve(rows);
        }
    }

    /// Takes one row.
    pub fn push(&mut self, row: &BodyRow) {
        if let Some(population) = row.population {
            self.population.push((self.kinds.len() as u32, population));
        }
        self.ids.push(row.unit);
        self.names.push(row.name);
        self.parents.push(row.parent);
        self.regions.push(row.region);
        self.kinds.push(row.kind);
        self.levels.push(row.level);
    }

    /// Sorts and links the rows, or says everything that is wrong with them.
    pub fn finish(mut self) -> Result<Bodies, Vec<BodyFault>> {
        let n = self.kinds.len();
        let mut order: Vec<u32> = (0..n as u32).collect();
        let is_sorted =
            order.is_sorted_by(|a, b| self.ids.get(*a as usize) < self.ids.get(*b as usize));
        // Rows in order keep their place: nothing is copied.
        let [ids, names, regions] = if is_sorted {
            [&mut self.ids, &mut self.names, &mut self.regions].map(|names| {
                names.text.shrink_to_fit();
                names.ends.shrink_to_fit();
                std::mem::take(names)
            })
        } else {
            let id = |row: u32| self.ids.get(row as usize);
            order.sort_by(|a, b| id(*a).cmp(id(*b)).then(a.cmp(b)));
            [&self.ids, &self.names, &self.regions].map(|names| names.in_order(&order))
        };
        let id = |index: usize| ids.get(index);
        let mut faults = Vec::new();
        for (index, pair) in order.windows(2).enumerate() {
            if id(index) == id(index + 1) {
                faults.push(BodyFault::Twice {
                    unit: id(index).to_owned(),
                    row: pair[1] as usize,
                    first: pair[0] as usize,
                });
            }
        }
        let mut bodies = Bodies {
            ids,
            names,
            regions,
            parents: vec![NO_PARENT; n],
            kinds: order.iter().map(|row| self.kinds[*row as usize]).collect(),
            levels: order.iter().map(|row| self.levels[*row as usize]).collect(),
            population: Vec::new(),
            has_children: vec![false; n],
            by_id: HashTable::with_capacity(n),
            hasher: hashbrown::DefaultHashBuilder::default(),
        };
        let mut place = vec![0u32; n];
        for (index, row) in order.iter().enumerate() {
            place[*row as usize] = index as u32;
        }
        bodies.population = self
            .population
            .iter()
            .map(|(row, number)| (place[*row as usize], *number))
            .collect();
        bodies.population.sort_unstable();
        let Bodies {
            ids, by_id, hasher, ..
        } = &mut bodies;
        for index in 0..n as u32 {
            let hash = hashed(hasher, ids.get(index as usize));
            by_id.insert_unique(hash, index, |other| {
                hashed(hasher, ids.get(*other as usize))
            });
        }
        for (index, row) in order.iter().enumerate() {
            let parent = self.parents.get(*row as usize);
            if parent.is_empty() {
                continue;
            }
            match bodies.find(parent) {
                Some(found) => {
                    bodies.parents[index] = found.0;
                    bodies.has_children[found.0 as usize] = true;
                }
                None => faults.push(BodyFault::UnknownParent {
                    unit: bodies.ids.get(index).to_owned(),
                    parent: parent.to_owned(),
                    row: *row as usize,
                }),
            }
        }
        let depth = depths(&bodies.parents);
        for (index, row) in order.iter().enumerate() {
            if depth[index] == CIRCLE {
                let unit = bodies.ids.get(index).to_owned();
                faults.push(BodyFault::Circle {
                    unit,
                    row: *row as usize,
                });
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        for index in 0..n {
            if bodies.levels[index].is_none() {
                bodies.levels[index] = bodies.inherited_level(index);
            }
        }
        Ok(bodies)
    }
}

fn hashed(hasher: &hashbrown::DefaultHashBuilder, text: &str) -> u64 {
    let mut state = hasher.build_hasher();
    state.write(text.as_bytes());
    state.finish()
}

/// Depth of what leads into a circle and never to a top.
const CIRCLE: u32 = u32::MAX;

/// How many ancestors each body has; [`CIRCLE`] for one that is or has its own ancestor.
fn depths(parents: &[u32]) -> Vec<u32> {
    const UNKNOWN: u32 = u32::MAX - 1;
    let mut depths = vec![UNKNOWN; parents.len()];
    let mut path = Vec::new();
    for start in 0..parents.len() {
        let mut at = start;
        // Bodies on the present path are held to be in a circle until a top is found.
        while depths[at] == UNKNOWN {
            depths[at] = CIRCLE;
            path.push(at);
            match parents[at] {
                NO_PARENT => depths[at] = 0,
                parent => at = parent as usize,
            }
        }
        let mut below = depths[at];
        for body in path.drain(..).rev() {
            if body != at {
                below = if below == CIRCLE { CIRCLE } else { below + 1 };
                depths[body] = below;
            }
        }
    }
    depths
}

impl Bodies {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = BodyId> + use<> {
        (0..self.kinds.len() as u32).map(BodyId)
    }

    /// The body with this id.
    pub fn find(&self, id: &str) -> Option<BodyId> {
        let hash = hashed(&self.hasher, id);
        self.by_id
            .find(hash, |index| self.ids.get(*index as usize) == id)
            .map(|index| BodyId(*index))
    }

    /// Its id.
    pub fn id(&self, body: BodyId) -> &str {
        self.ids.get(body.0 as usize)
    }

    /// Its name; the id where it has none.
    pub fn name(&self, body: BodyId) -> &str {
        let name = self.names.get(body.0 as usize);
        if name.is_empty() { self.id(body) } else { name }
    }

    /// Its region code, or empty.
    pub fn region(&self, body: BodyId) -> &str {
        self.regions.get(body.0 as usize)
    }

    /// Its parent.
    pub fn parent(&self, body: BodyId) -> Option<BodyId> {
        let parent = self.parents[body.0 as usize];
        (parent != NO_PARENT).then_some(BodyId(parent))
    }

    /// Its kind.
    pub fn kind(&self, body: BodyId) -> Option<BodyKind> {
        self.kinds[body.0 as usize]
    }

    /// Its level, its own or the nearest ancestor's.
    pub fn level(&self, body: BodyId) -> Option<BodyLevel> {
        self.levels[body.0 as usize]
    }

    /// Whether other bodies name it as parent.
    pub fn has_children(&self, body: BodyId) -> bool {
        self.has_children[body.0 as usize]
    }

    /// Number of service users, where it was given.
    pub fn population(&self, body: BodyId) -> Option<Exact> {
        let found = self
            .population
            .binary_search_by_key(&body.0, |(index, _)| *index)
            .ok()?;
        Some(Exact::whole(self.population[found].1))
    }

    /// Parents before their children are wrong for roll-ups: children first.
    pub fn children_first(&self) -> Vec<BodyId> {
        let depth = depths(&self.parents);
        let mut parents: Vec<BodyId> = self
            .iter()
            .filter(|body| self.has_children(*body))
            .collect();
        parents.sort_by_key(|body| (std::cmp::Reverse(depth[body.0 as usize]), *body));
        parents
    }

    fn inherited_level(&self, index: usize) -> Option<BodyLevel> {
        let mut at = self.parents[index];
        while at != NO_PARENT {
            if let Some(level) = self.levels[at as usize] {
                return Some(level);
            }
            at = self.parents[at as usize];
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_count_ancestors_and_find_circles() {
        // 0 is a top, 1 under 0, 2 under 1; 3 and 4 circle, 5 hangs on them; 6 is its own parent.
        let parents = [NO_PARENT, 0, 1, 4, 3, 4, 6];
        assert_eq!(depths(&parents), [0, 1, 2, CIRCLE, CIRCLE, CIRCLE, CIRCLE]);
        // From below: the chain is walked once, whatever comes first.
        assert_eq!(depths(&[1, 2, 3, NO_PARENT]), [3, 2, 1, 0]);
    }

    #[test]
    fn a_long_chain_takes_no_time() {
        let chain: Vec<u32> = (0..200_000u32)
            .map(|body| if body == 0 { NO_PARENT } else { body - 1 })
            .collect();
        assert_eq!(depths(&chain)[199_999], 199_999);
    }
}
