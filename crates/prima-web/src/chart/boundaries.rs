//! Boundaries of regions that an installation brings along: GeoJSON in, paths out.
//!
//! A feature is a polygon or several, in degrees, and bears the Kemendagri code
//! of its region as `code` or `kode` among its properties, or as its `id`.
//! Whatever cannot be drawn is a fault that says which feature and why; all of
//! them are told at once.

use serde_json::Value;
use std::collections::BTreeMap;
use std::f64::consts::PI;

/// Width that paths are drawn for; they are scaled to the page.
pub const WIDTH: f64 = 1000.0;
/// Points nearer to one another than this are drawn as one.
const NEAR: f64 = 0.7;
/// Room around the land.
const MARGIN: f64 = 4.0;

/// Regions ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundaries {
    /// Height of the drawing, which is as wide as all of them.
    pub height: f64,
    /// By region code, the `d` of a path.
    pub paths: BTreeMap<String, String>,
}

/// Why a file of boundaries cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BoundaryFault {
    /// The text is no JSON.
    #[error("line {line}, column {column}: this is no JSON")]
    NoJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The text is JSON of another kind.
    #[error("this is no GeoJSON FeatureCollection")]
    NoCollection,
    /// There is no feature.
    #[error("the FeatureCollection has no features")]
    Empty,
    /// A feature does not say which region it is.
    #[error(
        "feature {feature} has no region code: write it as the property `code` or `kode`, or as `id`"
    )]
    NoCode {
        /// Place of the feature, from 1.
        feature: usize,
    },
    /// The code is none of the Ministry of Home Affairs.
    #[error("feature {feature}: `{code}` is no region code such as 16 or 16.08")]
    BadCode {
        /// Place of the feature, from 1.
        feature: usize,
        /// What it bears.
        code: String,
    },
    /// Two features bear one code.
    #[error("feature {feature}: region {code} was there already")]
    Twice {
        /// Place of the feature, from 1.
        feature: usize,
        /// The code.
        code: String,
    },
    /// The geometry is no polygon.
    #[error(
        "region {code}: the geometry is no Polygon or MultiPolygon with rings of four points or more"
    )]
    NoPolygon {
        /// The region.
        code: String,
    },
    /// A point is not on the earth.
    #[error("region {code}: {point} is no place in degrees, longitude first")]
    Outside {
        /// The region.
        code: String,
        /// The point as it is written.
        point: String,
    },
}

type Ring = Vec<(f64, f64)>;

impl Boundaries {
    /// Reads GeoJSON.
    pub fn read(text: &str) -> Result<Boundaries, Vec<BoundaryFault>> {
        let json: Value = serde_json::from_str(text).map_err(|error| {
            vec![BoundaryFault::NoJson {
                line: error.line(),
                column: error.column(),
            }]
        })?;
        let features = match (json["type"].as_str(), json["features"].as_array()) {
            (Some("FeatureCollection"), Some(features)) => features,
            _ => return Err(vec![BoundaryFault::NoCollection]),
        };
        if features.is_empty() {
            return Err(vec![BoundaryFault::Empty]);
        }
        let mut faults = Vec::new();
        let mut regions: BTreeMap<String, Vec<Ring>> = BTreeMap::new();
        for (place, feature) in features.iter().enumerate() {
            match read_feature(place + 1, feature) {
                Ok((code, _)) if regions.contains_key(&code) => faults.push(BoundaryFault::Twice {
                    feature: place + 1,
                    code,
                }),
                Ok((code, rings)) => drop(regions.insert(code, rings)),
                Err(fault) => faults.push(fault),
            }
        }
        match faults.is_empty() {
            true => Ok(draw(&regions)),
            false => Err(faults),
        }
    }
}

fn read_feature(feature: usize, json: &Value) -> Result<(String, Vec<Ring>), BoundaryFault> {
    let properties = &json["properties"];
    let code = [&properties["code"], &properties["kode"], &json["id"]]
        .into_iter()
        .find_map(|value| match value {
            Value::String(text) => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
    let code = code.ok_or(BoundaryFault::NoCode { feature })?;
    if prima_domain::register::region::RegionCode::parse(&code).is_err() {
        return Err(BoundaryFault::BadCode { feature, code });
    }
    let rings = rings(&code, &json["geometry"])?;
    Ok((code, rings))
}

fn rings(code: &str, geometry: &Value) -> Result<Vec<Ring>, BoundaryFault> {
    let no_polygon = || BoundaryFault::NoPolygon {
        code: code.to_owned(),
    };
    let coordinates = geometry["coordinates"].as_array().ok_or_else(no_polygon)?;
    let polygons: Vec<&Value> = match geometry["type"].as_str() {
        Some("Polygon") => coordinates.iter().collect(),
        Some("MultiPolygon") => {
            let polygons = coordinates
                .iter()
                .map(|polygon| polygon.as_array().ok_or_else(no_polygon));
            polygons
                .collect::<Result<Vec<_>, _>>()?
                .into_iter()
                .flatten()
                .collect()
        }
        _ => return Err(no_polygon()),
    };
    let rings = polygons.into_iter().map(|ring| {
        let points = ring
            .as_array()
            .filter(|points| points.len() >= 4)
            .ok_or_else(no_polygon)?;
        points
            .iter()
            .map(|point| on_earth(code, point))
            .collect::<Result<Ring, _>>()
    });
    let rings: Vec<Ring> = rings.collect::<Result<_, _>>()?;
    if rings.is_empty() {
        Err(no_polygon())
    } else {
        Ok(rings)
    }
}

fn on_earth(code: &str, point: &Value) -> Result<(f64, f64), BoundaryFault> {
    let at = |place: usize, most: f64| {
        point[place]
            .as_f64()
            .filter(|degrees| degrees.abs() <= most)
    };
    match (at(0, 180.0), at(1, 90.0)) {
        (Some(longitude), Some(latitude)) => Ok((longitude, latitude)),
        _ => Err(BoundaryFault::Outside {
            code: code.to_owned(),
            point: point.to_string(),
        }),
    }
}

/// Lays the regions out: degrees of latitude as long as those of longitude are
/// in the middle of the map, which is true enough on both sides of the equator.
fn draw(regions: &BTreeMap<String, Vec<Ring>>) -> Boundaries {
    let points = || regions.values().flatten().flatten();
    let bound = |value: fn(&(f64, f64)) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
        points().map(value).fold(start, pick)
    };
    let (west, east) = (
        bound(|at| at.0, f64::min, f64::INFINITY),
        bound(|at| at.0, f64::max, f64::NEG_INFINITY),
    );
    let (south, north) = (
        bound(|at| at.1, f64::min, f64::INFINITY),
        bound(|at| at.1, f64::max, f64::NEG_INFINITY),
    );
    let narrowing = ((south + north) / 2.0 * PI / 180.0).cos().max(0.01);
    let scale = (WIDTH - 2.0 * MARGIN) / ((east - west) * narrowing).max(1e-9);
    let place = |at: &(f64, f64)| {
        (
            MARGIN + (at.0 - west) * narrowing * scale,
            MARGIN + (north - at.1) * scale,
        )
    };
    let path = |rings: &Vec<Ring>| {
        rings
            .iter()
            .map(|ring| outline(&ring.iter().map(place).collect::<Ring>()))
            .collect::<String>()
    };
    Boundaries {
        height: (north - south) * scale + 2.0 * MARGIN,
        paths: regions
            .iter()
            .map(|(code, rings)| (code.clone(), path(rings)))
            .collect(),
    }
}

/// A closed ring with steps from point to point, those too near left out; an
/// island smaller than that stays as a dot one can see.
fn outline(ring: &Ring) -> String {
    let tenths = |value: f64| (value * 10.0).round() as i64;
    let shown = |tenths: i64| {
        let text = format!("{}.{}", tenths.abs() / 10, tenths.abs() % 10);
        let text = text.strip_suffix(".0").unwrap_or(&text).to_owned();
        if tenths < 0 { format!("-{text}") } else { text }
    };
    let Some(first) = ring.first() else {
        return String::new();
    };
    let mut last = (tenths(first.0), tenths(first.1));
    let mut out = format!("M{} {}l", shown(last.0), shown(last.1));
    let mut n_steps = 0;
    for at in &ring[1..] {
        let (x, y) = (tenths(at.0) - last.0, tenths(at.1) - last.1);
        if (x as f64).hypot(y as f64) < NEAR * 10.0 {
            continue;
        }
        let gap = if n_steps > 0 { " " } else { "" };
        out.push_str(&format!("{gap}{} {}", shown(x), shown(y)));
        last = (last.0 + x, last.1 + y);
        n_steps += 1;
    }
    if n_steps < 2 {
        return format!(
            "M{} {}h1.5v1.5h-1.5z",
            shown(tenths(first.0)),
            shown(tenths(first.1))
        );
    }
    out.push('z');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(code: &str, kind: &str, coordinates: &str) -> String {
        format!(
            r#"{{"type":"Feature","properties":{{"code":{code}}},"geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}"#
        )
    }

    fn collection(features: &[String]) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{}]}}"#,
            features.join(",")
        )
    }

    const SQUARE: &str = "[[[100,-5],[110,-5],[110,5],[100,5],[100,-5]]]";

    #[test]
    fn squares_lie_where_they_belong() {
        let east = "[[[[110,-5],[120,-5],[120,5],[110,5],[110,-5]]]]";
        let text = collection(&[
            feature("\"16\"", "Polygon", SQUARE),
            feature("17", "MultiPolygon", east),
        ]);
        let drawn = Boundaries::read(&text).expect("both can be drawn");
        assert_eq!(drawn.height, 504.0);
        assert_eq!(drawn.paths["16"], "M4 500l496 0 0 -496 -496 0 0 496z");
        assert_eq!(drawn.paths["17"], "M500 500l496 0 0 -496 -496 0 0 496z");
    }

    #[test]
    fn a_small_island_stays_a_dot() {
        let island = "[[[100,0],[100.001,0],[100.001,0.001],[100,0]]]";
        let text = collection(&[
            feature("\"16\"", "Polygon", SQUARE),
            feature("\"17\"", "Polygon", island),
        ]);
        let drawn = Boundaries::read(&text).expect("both can be drawn");
        assert!(
            drawn.paths["17"].ends_with("h1.5v1.5h-1.5z"),
            "{}",
            drawn.paths["17"]
        );
    }

    #[test]
    fn every_fault_says_where_it_is() {
        let check = |text: &str, expected: &[&str]| {
            let faults = Boundaries::read(text).expect_err(text);
            let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
            assert_eq!(said, expected, "{text}");
        };
        check("{", &["line 1, column 1: this is no JSON"]);
        check("{}", &["this is no GeoJSON FeatureCollection"]);
        check(&collection(&[]), &["the FeatureCollection has no features"]);
        let text = collection(&[
            feature("null", "Polygon", SQUARE),
            feature("\"x\"", "Polygon", SQUARE),
            feature("\"16\"", "Polygon", SQUARE),
            feature("\"16\"", "Polygon", SQUARE),
            feature("\"17\"", "Point", "[100,0]"),
            feature("\"18\"", "Polygon", "[[[100,0],[101,0],[100,0]]]"),
            feature("\"19\"", "Polygon", "[[[200,0],[101,0],[101,1],[200,0]]]"),
            feature("\"21\"", "Polygon", "[[[\"a\",0],[101,0],[101,1],[200,0]]]"),
        ]);
        check(
            &text,
            &[
                "feature 1 has no region code: write it as the property `code` or `kode`, or as `id`",
                "feature 2: `x` is no region code such as 16 or 16.08",
                "feature 4: region 16 was there already",
                "region 17: the geometry is no Polygon or MultiPolygon with rings of four points or more",
                "region 18: the geometry is no Polygon or MultiPolygon with rings of four points or more",
                "region 19: [200,0] is no place in degrees, longitude first",
                "region 21: [\"a\",0] is no place in degrees, longitude first",
            ],
        );
    }
}
