//! Regions as the Ministry of Home Affairs (Kemendagri) codes them, and when
//! they exist.
//!
//! A code is checked for its form alone: which codes are in force is data.

use std::fmt;

/// Code of a province, `PP`, or of a kabupaten or kota within it, `PP.KK`.
///
/// Invariant: no part is zero and the province has two digits without a leading
/// zero. Codes sort as the Ministry lists them: a province before what lies in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode {
    province: u8,
    within: Option<u8>,
}

/// What a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionKind {
    /// A province.
    Provinsi,
    /// An autonomous kabupaten.
    Kabupaten,
    /// An autonomous kota.
    Kota,
    /// A kabupaten without autonomy, within a province like Jakarta.
    KabupatenAdministrasi,
    /// A kota without autonomy, within a province like Jakarta.
    KotaAdministrasi,
}

/// The stretch of time in which something holds; an open end has no date.
///
/// Dates have the precision their source has: `2022`, `2022-07` or
/// `2022-07-25`. Both ends belong to the stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    from: Option<String>,
    to: Option<String>,
}

/// Why something is no region's code or validity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegionError {
    /// Not of the form of a code.
    #[error("`{found}` is no region code; write a province as 16, a kabupaten or kota as 16.08")]
    Code {
        /// What stood there.
        found: String,
    },
    /// Not a date of one of the three precisions.
    #[error("`{found}` is no date; write 2022, 2022-07 or 2022-07-25")]
    Date {
        /// What stood there.
        found: String,
    },
    /// The end lies before the beginning.
    #[error("the validity ends on {to}, before it begins on {from}")]
    Backwards {
        /// Beginning as written.
        from: String,
        /// End as written.
        to: String,
    },
}

/// The lowest number of a kota within its province.
const FIRST_KOTA: u8 = 71;

impl RegionCode {
    /// Reads `PP` or `PP.KK`, and nothing else.
    pub fn parse(text: &str) -> Result<RegionCode, RegionError> {
        let (province, within) = match text.split_once('.') {
            Some((province, within)) => (province, Some(within)),
            None => (text, None),
        };
        let code = || {
            let province = two_digits(province).filter(|number| *number >= 10)?;
            let within = match within {
                Some(within) => Some(two_digits(within).filter(|number| *number > 0)?),
                None => None,
            };
            Some(RegionCode { province, within })
        };
        code().ok_or_else(|| RegionError::Code {
            found: text.to_owned(),
        })
    }

    /// The province it lies in; a province's own code is itself.
    pub fn province(self) -> RegionCode {
        RegionCode {
            within: None,
            ..self
        }
    }

    /// Whether another region is this one or lies in it.
    pub fn holds(self, other: RegionCode) -> bool {
        self == other || (self.is_province() && other.province() == self)
    }

    /// Whether it is the code of a province.
    pub fn is_province(self) -> bool {
        self.within.is_none()
    }

    /// Whether a region of this kind can have this code: within a province, the
    /// numbers from 71 are those of kota.
    pub fn fits(self, kind: RegionKind) -> bool {
        match kind {
            RegionKind::Provinsi => self.within.is_none(),
            RegionKind::Kabupaten | RegionKind::KabupatenAdministrasi => {
                self.within.is_some_and(|number| number < FIRST_KOTA)
            }
            RegionKind::Kota | RegionKind::KotaAdministrasi => {
                self.within.is_some_and(|number| number >= FIRST_KOTA)
            }
        }
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.within {
            None => write!(f, "{:02}", self.province),
            Some(within) => write!(f, "{:02}.{within:02}", self.province),
        }
    }
}

impl RegionKind {
    /// All kinds.
    pub const ALL: [RegionKind; 5] = [
        RegionKind::Provinsi,
        RegionKind::Kabupaten,
        RegionKind::Kota,
        RegionKind::KabupatenAdministrasi,
        RegionKind::KotaAdministrasi,
    ];

    /// Name in files.
    pub fn name(self) -> &'static str {
        match self {
            RegionKind::Provinsi => "provinsi",
            RegionKind::Kabupaten => "kabupaten",
            RegionKind::Kota => "kota",
            RegionKind::KabupatenAdministrasi => "kabupaten_administrasi",
            RegionKind::KotaAdministrasi => "kota_administrasi",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<RegionKind> {
        RegionKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Validity {
    /// The stretch between two dates, checked.
    ///
    /// Dates of different precision are compared as far as both are known, so
    /// `2022-07` to `2022` is no contradiction.
    pub fn new(from: Option<&str>, to: Option<&str>) -> Result<Validity, RegionError> {
        for date in [from, to].into_iter().flatten() {
            if !is_date(date) {
                return Err(RegionError::Date {
                    found: date.to_owned(),
                });
            }
        }
        if let (Some(from), Some(to)) = (from, to) {
            let known = from.len().min(to.len());
            if from[..known] > to[..known] {
                return Err(RegionError::Backwards {
                    from: from.to_owned(),
                    to: to.to_owned(),
                });
            }
        }
        Ok(Validity {
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
        })
    }

    /// Its first date, as written.
    pub fn from(&self) -> Option<&str> {
        self.from.as_deref()
    }

    /// Its last date, as written.
    pub fn to(&self) -> Option<&str> {
        self.to.as_deref()
    }

    /// Whether any day of the year may lie within it.
    pub fn covers(&self, year: u16) -> bool {
        let year = format!("{year:04}");
        let begun = self.from().is_none_or(|from| from[..4] <= *year);
        let ended = self.to().is_some_and(|to| to[..4] < *year);
        begun && !ended
    }
}

fn two_digits(text: &str) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let year = parts.next().unwrap_or_default();
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year: u16 = year.parse().unwrap_or_default();
    let month = parts.next().map(two_digits);
    let day = parts.next().map(two_digits);
    let fits = match (month, day) {
        (None, _) => true,
        (Some(month), None) => matches!(month, Some(1..=12)),
        (Some(month), Some(day)) => month.zip(day).is_some_and(|(month, day)| {
            (1..=12).contains(&month) && (1..=days(year, month)).contains(&day)
        }),
    };
    is_year && fits && parts.next().is_none()
}

fn days(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests;
