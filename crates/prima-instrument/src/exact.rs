//! Exact numbers: fractions that stay fractions until a rounding step.
//!
//! Small values live in two `i64` and are added without allocation; what no
//! longer fits becomes a big rational. Both sides compare and print alike, so
//! nothing outside this file knows which one it holds.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::fmt;

/// A rational number of any size.
///
/// Equality and order are those of the values: 1/2 equals 2/4.
#[derive(Clone, Debug)]
pub struct Exact(Form);

/// Invariant: a small denominator is positive, and no small part is `i64::MIN`.
/// Not necessarily reduced: sums over one denominator need no gcd.
#[derive(Clone, Debug)]
enum Form {
    Small(i64, i64),
    Big(Box<BigRational>),
}

/// How a value is brought to a number of decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundingMode {
    /// To the nearest; a half goes away from zero.
    HalfUp,
    /// To the nearest; a half goes to the even digit.
    HalfEven,
    /// Towards zero: the rest is cut off.
    Cut,
    /// Away from zero.
    Up,
}

impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact(Form::Small(0, 1));
    /// One.
    pub const ONE: Exact = Exact(Form::Small(1, 1));

    /// A whole number.
    pub fn whole(value: i64) -> Exact {
        Exact::ratio(value, 1)
    }

    /// `numerator / denominator`.
    ///
    /// # Panics
    /// If the denominator is 0: callers decide what a division by zero means.
    pub fn ratio(numerator: i64, denominator: i64) -> Exact {
        assert!(denominator != 0, "a ratio needs a denominator other than 0");
        Exact::from_wide(i128::from(numerator), i128::from(denominator))
    }

    /// `numerator / denominator` of wide whole numbers, such as sums of counts.
    ///
    /// # Panics
    /// If the denominator is 0: callers decide what a division by zero means.
    pub fn wide_ratio(numerator: i128, denominator: i128) -> Exact {
        assert!(denominator != 0, "a ratio needs a denominator other than 0");
        Exact::from_big(BigRational::new(
            BigInt::from(numerator),
            BigInt::from(denominator),
        ))
    }

    /// Numerator and denominator in lowest terms, where both fit; the denominator is positive.
    pub fn to_ratio(&self) -> Option<(i64, i64)> {
        let value = self.to_big();
        Some((value.numer().to_i64()?, value.denom().to_i64()?))
    }

    /// The value of `units` at `digits` decimals: `decimal(1234, 2)` is 12.34.
    pub fn decimal(units: i64, digits: u32) -> Exact {
        Exact::from_wide(i128::from(units), 10i128.pow(digits.min(30)))
    }

    /// Reads a decimal (`21.85`, `-3`) or a fraction of whole numbers (`1/9`).
    ///
    /// Returns `None` for anything else: exponents, signs alone, decimal commas.
    pub fn parse(text: &str) -> Option<Exact> {
        if let Some((above, below)) = text.split_once('/') {
            let below = Exact::parse_decimal(below)?;
            return Exact::parse_decimal(above)?.divided_by(&below);
        }
        Exact::parse_decimal(text)
    }

    fn parse_decimal(text: &str) -> Option<Exact> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (digits, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.len() > 4000 {
            return None;
        }
        if whole.len() + fraction.len() <= 17 {
            let mut units = 0i64;
            for byte in whole.bytes().chain(fraction.bytes()) {
                units = units * 10 + i64::from(byte - b'0');
            }
            let scale = 10i64.pow(fraction.len() as u32);
            return Some(Exact(Form::Small(
                if negative { -units } else { units },
                scale,
            )));
        }
        let units: BigInt = format!("{whole}{fraction}").parse().ok()?;
        let value = BigRational::new(units, BigInt::from(10).pow(fraction.len() as u32));
        Some(Exact::from_big(if negative { -value } else { value }))
    }

    fn from_wide(numerator: i128, denominator: i128) -> Exact {
        let (mut n, mut d) = if denominator < 0 {
            (-numerator, -denominator)
        } else {
            (numerator, denominator)
        };
        if let (Some(n), Some(d)) = (small(n), small(d)) {
            return Exact(Form::Small(n, d));
        }
        let divisor = n.gcd(&d);
        n /= divisor;
        d /= divisor;
        match (small(n), small(d)) {
            (Some(n), Some(d)) => Exact(Form::Small(n, d)),
            _ => Exact(Form::Big(Box::new(BigRational::new_raw(
                BigInt::from(n),
                BigInt::from(d),
            )))),
        }
    }

    fn from_big(value: BigRational) -> Exact {
        match (value.numer().to_i128(), value.denom().to_i128()) {
            (Some(n), Some(d)) if small(n).is_some() && small(d).is_some() => {
                Exact::from_wide(n, d)
            }
            _ => Exact(Form::Big(Box::new(value))),
        }
    }

    /// The same value as a big rational in lowest terms.
    pub fn to_big(&self) -> BigRational {
        match &self.0 {
            Form::Small(n, d) => BigRational::new(BigInt::from(*n), BigInt::from(*d)),
            Form::Big(value) => value.as_ref().clone(),
        }
    }

    /// Sum.
    pub fn plus(&self, other: &Exact) -> Exact {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => {
                let (a, b, c, d) = (
                    i128::from(*a),
                    i128::from(*b),
                    i128::from(*c),
                    i128::from(*d),
                );
                if b == d {
                    Exact::from_wide(a + c, b)
                } else {
                    Exact::from_wide(a * d + c * b, b * d)
                }
            }
            _ => Exact::from_big(self.to_big() + other.to_big()),
        }
    }

    /// Difference.
    pub fn minus(&self, other: &Exact) -> Exact {
        self.plus(&other.negated())
    }

    /// The value with its sign turned.
    pub fn negated(&self) -> Exact {
        match &self.0 {
            Form::Small(n, d) => Exact(Form::Small(-n, *d)),
            Form::Big(value) => Exact(Form::Big(Box::new(-value.as_ref()))),
        }
    }

    /// Product.
    pub fn times(&self, other: &Exact) -> Exact {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => Exact::from_wide(
                i128::from(*a) * i128::from(*c),
                i128::from(*b) * i128::from(*d),
            ),
            _ => Exact::from_big(self.to_big() * other.to_big()),
        }
    }

    /// Quotient; `None` where the divisor is 0.
    pub fn divided_by(&self, divisor: &Exact) -> Option<Exact> {
        if divisor.is_zero() {
            return None;
        }
        Some(match (&self.0, &divisor.0) {
            (Form::Small(a, b), Form::Small(c, d)) => Exact::from_wide(
                i128::from(*a) * i128::from(*d),
                i128::from(*b) * i128::from(*c),
            ),
            _ => Exact::from_big(self.to_big() / divisor.to_big()),
        })
    }

    /// Whole power.
    pub fn power(&self, exponent: u32) -> Exact {
        let value = self.to_big();
        Exact::from_big(BigRational::new(
            value.numer().pow(exponent),
            value.denom().pow(exponent),
        ))
    }

    /// Whether the value is 0.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Form::Small(n, _) => *n == 0,
            Form::Big(value) => value.is_zero(),
        }
    }

    /// Whether the value is below 0.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(n, _) => *n < 0,
            Form::Big(value) => value.is_negative(),
        }
    }

    /// Whether the value is a whole number.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Form::Small(n, d) => n % d == 0,
            Form::Big(value) => value.is_integer(),
        }
    }

    /// The value as a whole number, if it is one and fits.
    pub fn to_whole(&self) -> Option<i64> {
        match &self.0 {
            Form::Small(n, d) if n % d == 0 => Some(n / d),
            Form::Small(..) => None,
            Form::Big(value) => value
                .is_integer()
                .then(|| value.to_integer().to_i64())
                .flatten(),
        }
    }

    /// The value at `digits` decimals, counted in units of the last one.
    ///
    /// Returns `None` only where that count does not fit an `i64`.
    pub fn rounded_units(&self, mode: RoundingMode, digits: u32) -> Option<i64> {
        if let Form::Small(n, d) = &self.0
            && digits <= 18
        {
            let numerator = i128::from(*n) * 10i128.pow(digits);
            return round_wide(numerator, i128::from(*d), mode).to_i64();
        }
        let scaled = self.to_big() * BigInt::from(10).pow(digits);
        round_big(scaled.numer(), scaled.denom(), mode).to_i64()
    }

    /// The value brought to `digits` decimals.
    pub fn rounded(&self, mode: RoundingMode, digits: u32) -> Exact {
        let scale = BigInt::from(10).pow(digits);
        match self.rounded_units(mode, digits) {
            Some(units) if digits <= 30 => Exact::decimal(units, digits),
            _ => {
                let scaled = self.to_big() * &scale;
                let units = round_big(scaled.numer(), scaled.denom(), mode);
                Exact::from_big(BigRational::new(units, scale))
            }
        }
    }

    /// The `degree`-th root of a value that is not negative, brought to `digits` decimals.
    ///
    /// Decided by whole-number roots, so that a tie is a tie. `None` for a
    /// negative value or degree 0.
    pub fn root(&self, degree: u32, mode: RoundingMode, digits: u32) -> Option<Exact> {
        if degree == 0 || self.is_negative() {
            return None;
        }
        let value = self.to_big();
        let scale = BigInt::from(10).pow(digits);
        let scaled = &value * scale.pow(degree);
        // floor(scaled^(1/degree)): the root of the whole part has the same floor.
        let floor = scaled.to_integer().nth_root(degree);
        let floor_power = BigRational::from_integer(floor.pow(degree));
        let units = if floor_power == scaled {
            floor
        } else {
            let double: BigInt = &floor * 2 + 1;
            let half_power = BigRational::new(double.pow(degree), BigInt::from(2).pow(degree));
            let up = match mode {
                RoundingMode::Cut => false,
                RoundingMode::Up => true,
                RoundingMode::HalfUp => scaled >= half_power,
                RoundingMode::HalfEven => {
                    scaled > half_power || (scaled == half_power && floor.is_odd())
                }
            };
            if up { floor + 1 } else { floor }
        };
        Some(Exact::from_big(BigRational::new(units, scale)))
    }

    /// The nearest binary fraction, for charts and estimates; never for a published figure.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            Form::Small(n, d) => *n as f64 / *d as f64,
            Form::Big(value) => value.to_f64().unwrap_or(f64::NAN),
        }
    }

    /// The decimal text where the value has a finite one of at most `most` decimals.
    pub fn as_decimal(&self, most: u32) -> Option<String> {
        if let Form::Small(n, d) = &self.0
            && let Some(text) = small_decimal(*n, *d, most)
        {
            return Some(text);
        }
        let value = self.to_big();
        let mut digits = 0;
        let mut scaled = value;
        while !scaled.is_integer() {
            if digits == most {
                return None;
            }
            scaled *= BigInt::from(10);
            digits += 1;
        }
        Some(decimal_text(&scaled.to_integer(), digits))
    }

    /// Appends the decimal text, without trailing zeros: exact where it ends
    /// within `most` decimals, else rounded half up to `most`.
    pub fn write_decimal(&self, most: u32, out: &mut String) {
        match &self.0 {
            Form::Small(n, d) if *d < i64::MAX / 10 && most <= 18 => {
                write_small(
                    n.unsigned_abs(),
                    d.unsigned_abs(),
                    *n < 0,
                    most as usize,
                    out,
                );
            }
            _ => {
                let text = self.rounded(RoundingMode::HalfUp, most).as_decimal(most);
                out.push_str(&text.unwrap_or_default());
            }
        }
    }

    /// Text with exactly `digits` decimals; the value must already be that coarse.
    pub fn at_digits(&self, digits: u32) -> String {
        let scaled = self.to_big() * BigInt::from(10).pow(digits);
        decimal_text(&scaled.to_integer(), digits)
    }
}

/// Long division, digit by digit; `d` is below a tenth of the largest `i64`.
fn write_small(n: u64, d: u64, negative: bool, most: usize, out: &mut String) {
    let (mut whole, mut rest) = (n / d, n % d);
    let mut digits = [0u8; 18];
    let mut length = 0;
    while rest != 0 && length < most {
        rest *= 10;
        digits[length] = (rest / d) as u8;
        rest %= d;
        length += 1;
    }
    if rest >= d - rest && rest != 0 {
        // Half up: the nines at the end turn over.
        while length > 0 && digits[length - 1] == 9 {
            length -= 1;
        }
        match length {
            0 => whole += 1,
            _ => digits[length - 1] += 1,
        }
    }
    while length > 0 && digits[length - 1] == 0 {
        length -= 1;
    }
    if negative && (whole != 0 || length != 0) {
        out.push('-');
    }
    let mut buffer = [0u8; 20];
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (whole % 10) as u8;
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    out.extend(buffer[at..].iter().copied().map(char::from));
    if length > 0 {
        out.push('.');
        out.extend(
            digits[..length]
                .iter()
                .map(|digit| char::from(b'0' + digit)),
        );
    }
}

/// Decimal text of a fraction whose denominator divides a small power of ten.
fn small_decimal(n: i64, d: i64, most: u32) -> Option<String> {
    let mut digits = 0;
    let mut numerator = i128::from(n);
    while numerator % i128::from(d) != 0 {
        if digits == most || digits == 18 {
            return None;
        }
        numerator *= 10;
        digits += 1;
    }
    let units = numerator / i128::from(d);
    let sign = if units < 0 { "-" } else { "" };
    if digits == 0 {
        return Some(format!("{units}"));
    }
    let scale = 10u128.pow(digits);
    let units = units.unsigned_abs();
    Some(format!(
        "{sign}{}.{:0width$}",
        units / scale,
        units % scale,
        width = digits as usize
    ))
}

fn decimal_text(units: &BigInt, digits: u32) -> String {
    let text = units.abs().to_string();
    let sign = if units.is_negative() { "-" } else { "" };
    let width = digits as usize;
    if width == 0 {
        return format!("{sign}{text}");
    }
    let padded = format!("{text:0>least$}", least = width + 1);
    let (whole, fraction) = padded.split_at(padded.len() - width);
    format!("{sign}{whole}.{fraction}")
}

fn small(value: i128) -> Option<i64> {
    i64::try_from(value).ok().filter(|value| *value != i64::MIN)
}

fn round_wide(numerator: i128, denominator: i128, mode: RoundingMode) -> i128 {
    let (quotient, remainder) = (numerator / denominator, numerator % denominator);
    if remainder == 0 {
        return quotient;
    }
    let away = if numerator < 0 { -1 } else { 1 };
    let up = match mode {
        RoundingMode::Cut => false,
        RoundingMode::Up => true,
        RoundingMode::HalfUp => remainder.abs() >= denominator - remainder.abs(),
        RoundingMode::HalfEven => match remainder.abs().cmp(&(denominator - remainder.abs())) {
            Ordering::Less => false,
            Ordering::Equal => quotient % 2 != 0,
            Ordering::Greater => true,
        },
    };
    if up { quotient + away } else { quotient }
}

fn round_big(numerator: &BigInt, denominator: &BigInt, mode: RoundingMode) -> BigInt {
    let (quotient, remainder) = numerator.magnitude().div_rem(denominator.magnitude());
    let twice = &remainder * 2u32;
    let up = !remainder.is_zero()
        && match mode {
            RoundingMode::Cut => false,
            RoundingMode::Up => true,
            RoundingMode::HalfUp => &twice >= denominator.magnitude(),
            RoundingMode::HalfEven => match twice.cmp(denominator.magnitude()) {
                Ordering::Less => false,
                Ordering::Equal => quotient.is_odd(),
                Ordering::Greater => true,
            },
        };
    let magnitude = BigInt::from(if up { quotient + 1u32 } else { quotient });
    if numerator.is_negative() {
        -magnitude
    } else {
        magnitude
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

/// Prints the finite decimal, or the reduced fraction where there is none.
impl fmt::Display for Exact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.as_decimal(18) {
            return formatter.write_str(&text);
        }
        let value = self.to_big();
        if value.denom().is_one() {
            write!(formatter, "{}", value.numer())
        } else {
            write!(formatter, "{}/{}", value.numer(), value.denom())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).expect("test numbers are well formed")
    }

    #[test]
    fn a_ninth_stays_a_ninth() {
        let ninth = exact("1/9");
        let sum = (0..9).fold(Exact::ZERO, |sum, _| sum.plus(&ninth));
        assert_eq!(sum, Exact::ONE);
        assert_eq!(ninth.to_string(), "1/9");
    }

    #[test]
    fn wide_sums_stay_exact() {
        let most = i128::from(i64::MAX);
        assert_eq!(Exact::wide_ratio(most * 4, most * 6), exact("2/3"));
        assert_eq!(Exact::wide_ratio(most * 10, 10), Exact::whole(i64::MAX));
        assert_eq!(
            Exact::wide_ratio(i128::MIN, -1).to_string(),
            "170141183460469231731687303715884105728"
        );
        assert_eq!(exact("4/6").to_ratio(), Some((2, 3)));
        assert_eq!(exact("9223372036854775808").to_ratio(), None);
    }

    #[test]
    fn rounding_follows_its_mode_at_the_half() {
        for (text, half_up, half_even, cut, up) in [
            ("64.995", "65.00", "65.00", "64.99", "65.00"),
            ("64.985", "64.99", "64.98", "64.98", "64.99"),
            ("-0.005", "-0.01", "0.00", "0.00", "-0.01"),
            ("79.125714", "79.13", "79.13", "79.12", "79.13"),
        ] {
            let round = |mode| exact(text).rounded(mode, 2).at_digits(2);
            assert_eq!(round(RoundingMode::HalfUp), half_up, "half up of {text}");
            assert_eq!(
                round(RoundingMode::HalfEven),
                half_even,
                "half even of {text}"
            );
            assert_eq!(round(RoundingMode::Cut), cut, "cut of {text}");
            assert_eq!(round(RoundingMode::Up), up, "up of {text}");
        }
    }

    #[test]
    fn what_is_not_a_plain_number_is_not_read() {
        for text in [
            "", "-", "1.", ".5", "1,5", "1e3", "0x1", "1/0", "NaN", " 1", "1/2/3",
        ] {
            assert!(
                Exact::parse(text).is_none(),
                "{text:?} was read as a number"
            );
        }
    }

    #[test]
    fn roots_are_rounded_exactly() {
        // 1.5² = 2.25: the root of 2.25 at no decimals is the tie 1.5.
        assert_eq!(
            exact("2.25").root(2, RoundingMode::HalfUp, 0),
            Some(exact("2"))
        );
        assert_eq!(
            exact("2.25").root(2, RoundingMode::HalfEven, 0),
            Some(exact("2"))
        );
        assert_eq!(
            exact("6.25").root(2, RoundingMode::HalfEven, 0),
            Some(exact("2"))
        );
        assert_eq!(
            exact("2").root(2, RoundingMode::HalfUp, 4),
            Some(exact("1.4142"))
        );
        assert_eq!(
            exact("2").root(2, RoundingMode::Up, 4),
            Some(exact("1.4143"))
        );
    }

    #[test]
    fn long_decimals_are_rounded_half_up() {
        for (text, most, expected) in [
            ("13/3", 12, "4.333333333333"),
            ("2/3", 3, "0.667"),
            ("-2/3", 3, "-0.667"),
            ("1999999/1000000", 5, "2"),
            ("-1/3000", 2, "0"),
            ("1/2", 0, "1"),
            ("4.50", 12, "4.5"),
            ("-12", 12, "-12"),
            ("0", 12, "0"),
        ] {
            let mut out = String::new();
            exact(text).write_decimal(most, &mut out);
            assert_eq!(out, expected, "{text} to {most} decimals");
        }
    }

    proptest! {
        #[test]
        fn written_decimals_are_the_rounded_value(n in -1_000_000_000i64..1_000_000_000, d in 1i64..1_000_000, most in 0u32..15) {
            let mut out = String::new();
            let value = Exact::ratio(n, d);
            value.write_decimal(most, &mut out);
            prop_assert_eq!(Exact::parse(&out), Some(value.rounded(RoundingMode::HalfUp, most)));
        }

        #[test]
        fn arithmetic_agrees_with_big_rationals(
            a in any::<i64>(), b in 1i64.., c in any::<i64>(), d in 1i64.., digits in 0u32..20,
        ) {
            let (x, y) = (Exact::ratio(a, b), Exact::ratio(c, d));
            let (bx, by) = (
                BigRational::new(a.into(), b.into()),
                BigRational::new(c.into(), d.into()),
            );
            prop_assert_eq!(x.plus(&y).to_big(), &bx + &by);
            prop_assert_eq!(x.minus(&y).to_big(), &bx - &by);
            prop_assert_eq!(x.times(&y).to_big(), &bx * &by);
            prop_assert_eq!(x.cmp(&y), bx.cmp(&by));
            if c != 0 {
                prop_assert_eq!(x.divided_by(&y).map(|q| q.to_big()), Some(&bx / &by));
            }
            let scale = BigRational::from_integer(BigInt::from(10).pow(digits));
            prop_assert_eq!(x.rounded(RoundingMode::HalfUp, digits).to_big(), (&bx * &scale).round() / &scale);
            prop_assert_eq!(x.rounded(RoundingMode::Cut, digits).to_big(), (&bx * &scale).trunc() / &scale);
        }

        #[test]
        fn printed_decimals_read_back(units in any::<i64>(), digits in 0u32..18) {
            let value = Exact::decimal(units.max(-i64::MAX), digits);
            prop_assert_eq!(Exact::parse(&value.to_string()), Some(value));
        }
    }
}
