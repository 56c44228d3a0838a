//! The small language of conditions and formulas: parse, print.
//!
//! An expression reads facts and nodes by code. Working it out is the
//! scorer's business; here it only gets a shape that can be checked, printed
//! and compared. Nothing loops and nothing calls, so every one ends.

use crate::exact::Exact;
use std::fmt;

/// A parsed condition or formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A number.
    Number(Exact),
    /// A bare word: an option's code, `ya`, `tidak`.
    Word(String),
    /// `[code]`: the value of a fact or node.
    Reference(String),
    /// `[code] is scored` and the other states.
    Is(String, StateWord),
    /// `[code] has item`.
    Has(String, String),
    /// `not a`.
    Not(Box<Expression>),
    /// `-a`.
    Negative(Box<Expression>),
    /// Two operands.
    Binary(Box<Expression>, Operator, Box<Expression>),
    /// `if a then b else c`.
    If(Box<Expression>, Box<Expression>, Box<Expression>),
}

/// What stands between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// A state a condition can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateWord {
    /// Has a score.
    Scored,
    /// No answer was given.
    NotAnswered,
    /// Does not apply.
    NotApplicable,
    /// Was rejected.
    Rejected,
    /// Nobody could assess it.
    NotAssessed,
}

impl StateWord {
    /// The word in an expression.
    pub fn word(self) -> &'static str {
        match self {
            StateWord::Scored => "scored",
            StateWord::NotAnswered => "not_answered",
            StateWord::NotApplicable => "not_applicable",
            StateWord::Rejected => "rejected",
            StateWord::NotAssessed => "not_assessed",
        }
    }

    fn from_word(word: &str) -> Option<StateWord> {
        [
            StateWord::Scored,
            StateWord::NotAnswered,
            StateWord::NotApplicable,
            StateWord::Rejected,
            StateWord::NotAssessed,
        ]
        .into_iter()
        .find(|state| state.word() == word)
    }
}

impl Operator {
    /// How tightly it binds its operands.
    pub(crate) fn strength(self) -> u8 {
        match self {
            Operator::Or => 1,
            Operator::And => 2,
            Operator::Equal
            | Operator::NotEqual
            | Operator::Less
            | Operator::LessOrEqual
            | Operator::Greater
            | Operator::GreaterOrEqual => 4,
            Operator::Plus | Operator::Minus => 5,
            Operator::Times | Operator::Over => 6,
        }
    }

    /// Whether the result is true or false.
    pub fn compares(self) -> bool {
        self.strength() == 4
    }

    /// The sign in an expression.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Or => "or",
            Operator::And => "and",
            Operator::Equal => "=",
            Operator::NotEqual => "!=",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::Plus => "+",
            Operator::Minus => "-",
            Operator::Times => "*",
            Operator::Over => "/",
        }
    }
}

/// Where and why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Byte offset in the text.
    pub at: usize,
    /// What was found there, for the message; empty at the end.
    pub found: String,
    /// Whether the text was well formed so far, but grew too long or too deep.
    pub too_long: bool,
}

/// Words, numbers and signs an expression may have, so that looking at it can
/// exhaust neither stack nor patience.
pub const LONGEST: usize = 300;

/// Depth at which nesting is refused, for the same reason.
const DEEPEST: usize = 50;

impl Expression {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
        let mut parser = Parser {
            tokens: tokens(text)?,
            at: 0,
            end: text.len(),
            depth: 0,
        };
        let expression = parser.expression(0)?;
        match parser.peek() {
            None => Ok(expression),
            Some(_) => Err(parser.unexpected()),
        }
    }

    /// Every code the expression reads, in order of appearance.
    pub fn references(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.visit(&mut |part| match part {
            Expression::Reference(code) | Expression::Is(code, _) | Expression::Has(code, _) => {
                found.push(code.as_str());
            }
            _ => {}
        });
        found
    }

    /// Calls `see` on every part, outermost first.
    pub fn visit<'a>(&'a self, see: &mut impl FnMut(&'a Expression)) {
        see(self);
        match self {
            Expression::Not(inner) | Expression::Negative(inner) => inner.visit(see),
            Expression::Binary(left, _, right) => {
                left.visit(see);
                right.visit(see);
            }
            Expression::If(condition, then, otherwise) => {
                condition.visit(see);
                then.visit(see);
                otherwise.visit(see);
            }
            Expression::Number(_)
            | Expression::Word(_)
            | Expression::Reference(_)
            | Expression::Is(..)
            | Expression::Has(..) => {}
        }
    }

    /// How tightly it holds together; a weaker part needs brackets.
    pub(crate) fn strength(&self) -> u8 {
        match self {
            Expression::If(..) => 0,
            Expression::Not(_) => 3,
            Expression::Binary(_, operator, _) => operator.strength(),
            Expression::Negative(_) => 7,
            _ => 8,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(Exact),
    Word(String),
    Code(String),
    Sign(&'static str),
}

const SIGNS: [&str; 12] = [
    "<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")",
];

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, SyntaxError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let error = |at: usize| SyntaxError {
            at,
            found: first.to_string(),
            too_long: false,
        };
        let (token, length) = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first == '[' {
            let close = rest.find(']').ok_or_else(|| error(at))?;
            (Token::Code(rest[1..close].trim().to_owned()), close + 1)
        } else if first.is_ascii_digit() {
            let length = rest
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(rest.len());
            (
                Token::Number(Exact::parse(&rest[..length]).ok_or_else(|| error(at))?),
                length,
            )
        } else if first.is_alphabetic() {
            let length = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
                .unwrap_or(rest.len());
            (Token::Word(rest[..length].to_owned()), length)
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            (Token::Sign(sign), sign.len())
        } else {
            return Err(error(at));
        };
        if found.len() == LONGEST {
            let too_long = true;
            return Err(SyntaxError {
                too_long,
                ..error(at)
            });
        }
        found.push((at, token));
        at += length;
    }
    Ok(found)
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    end: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn unexpected(&self) -> SyntaxError {
        match self.tokens.get(self.at) {
            None => SyntaxError {
                at: self.end,
                found: String::new(),
                too_long: false,
            },
            Some((at, token)) => SyntaxError {
                at: *at,
                found: match token {
                    Token::Number(number) => number.to_string(),
                    Token::Word(word) => word.clone(),
                    Token::Code(code) => format!("[{code}]"),
                    Token::Sign(sign) => (*sign).to_owned(),
                },
                too_long: false,
            },
        }
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Word(found)) if found == word);
        self.at += usize::from(found);
        found
    }

    fn expect_word(&mut self, word: &str) -> Result<(), SyntaxError> {
        if self.take_word(word) {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn operator(&self) -> Option<Operator> {
        let sign = match self.peek()? {
            Token::Sign(sign) => *sign,
            Token::Word(word) if word == "and" => "and",
            Token::Word(word) if word == "or" => "or",
            _ => return None,
        };
        [
            Operator::Or,
            Operator::And,
            Operator::Equal,
            Operator::NotEqual,
            Operator::Less,
            Operator::LessOrEqual,
            Operator::Greater,
            Operator::GreaterOrEqual,
            Operator::Plus,
            Operator::Minus,
            Operator::Times,
            Operator::Over,
        ]
        .into_iter()
        .find(|operator| operator.sign() == sign)
    }

    fn expression(&mut self, weakest: u8) -> Result<Expression, SyntaxError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(SyntaxError {
                too_long: true,
                ..self.unexpected()
            });
        }
        let mut left = self.operand()?;
        while let Some(operator) = self.operator() {
            let strength = operator.strength();
            // A comparison of a comparison (a < b < c) is refused: it never means what it says.
            let chained = operator.compares()
                && matches!(&left, Expression::Binary(_, before, _) if before.compares());
            if strength < weakest || chained {
                break;
            }
            self.at += 1;
            let right = self.expression(strength + 1)?;
            left = Expression::Binary(Box::new(left), operator, Box::new(right));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expression, SyntaxError> {
        let Some(token) = self.peek().cloned() else {
            return Err(self.unexpected());
        };
        match token {
            Token::Number(number) => {
                self.at += 1;
                Ok(Expression::Number(number))
            }
            Token::Code(code) => {
                self.at += 1;
                self.after_code(code)
            }
            Token::Sign("(") => {
                self.at += 1;
                let inner = self.expression(0)?;
                match self.peek() {
                    Some(Token::Sign(")")) => {
                        self.at += 1;
                        Ok(inner)
                    }
                    _ => Err(self.unexpected()),
                }
            }
            Token::Sign("-") => {
                self.at += 1;
                Ok(Expression::Negative(Box::new(self.expression(7)?)))
            }
            Token::Word(word) if word == "not" => {
                self.at += 1;
                Ok(Expression::Not(Box::new(self.expression(3)?)))
            }
            Token::Word(word) if word == "if" => {
                self.at += 1;
                let condition = self.expression(0)?;
                self.expect_word("then")?;
                let then = self.expression(0)?;
                self.expect_word("else")?;
                let otherwise = self.expression(0)?;
                Ok(Expression::If(
                    Box::new(condition),
                    Box::new(then),
                    Box::new(otherwise),
                ))
            }
            Token::Word(word)
                if !matches!(word.as_str(), "then" | "else" | "and" | "or" | "is" | "has") =>
            {
                self.at += 1;
                Ok(Expression::Word(word))
            }
            _ => Err(self.unexpected()),
        }
    }

    fn after_code(&mut self, code: String) -> Result<Expression, SyntaxError> {
        if self.take_word("is") {
            let state = match self.peek() {
                Some(Token::Word(word)) => StateWord::from_word(word),
                _ => None,
            };
            let state = state.ok_or_else(|| self.unexpected())?;
            self.at += 1;
            return Ok(Expression::Is(code, state));
        }
        if self.take_word("has") {
            let Some(Token::Word(item)) = self.peek().cloned() else {
                return Err(self.unexpected());
            };
            self.at += 1;
            return Ok(Expression::Has(code, item));
        }
        Ok(Expression::Reference(code))
    }
}

/// Prints the expression so that it reads back the same.
impl fmt::Display for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |formatter: &mut fmt::Formatter<'_>, inner: &Expression, weakest: u8| {
            if inner.strength() < weakest {
                write!(formatter, "({inner})")
            } else {
                write!(formatter, "{inner}")
            }
        };
        match self {
            Expression::Number(number) => write!(formatter, "{number}"),
            Expression::Word(word) => write!(formatter, "{word}"),
            Expression::Reference(code) => write!(formatter, "[{code}]"),
            Expression::Is(code, state) => write!(formatter, "[{code}] is {}", state.word()),
            Expression::Has(code, item) => write!(formatter, "[{code}] has {item}"),
            Expression::Not(inner) => {
                write!(formatter, "not ")?;
                part(formatter, inner, 3)
            }
            Expression::Negative(inner) => {
                write!(formatter, "-")?;
                part(formatter, inner, 7)
            }
            Expression::Binary(left, operator, right) => {
                let strength = operator.strength();
                // The left side of a comparison may not be one itself: it would not read back.
                part(formatter, left, strength + u8::from(operator.compares()))?;
                write!(formatter, " {} ", operator.sign())?;
                part(formatter, right, strength + 1)
            }
            Expression::If(condition, then, otherwise) => {
                write!(formatter, "if {condition} then {then} else {otherwise}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads_as(text: &str, printed: &str) {
        let expression =
            Expression::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
        assert_eq!(expression.to_string(), printed);
        assert_eq!(
            Expression::parse(printed),
            Ok(expression),
            "{printed:?} does not read back"
        );
    }

    #[test]
    fn precedence_is_that_of_arithmetic() {
        reads_as(
            "1 + 2 * [18.c.K] >= 3 and not [a] = ya or [b] has RAMP",
            "1 + 2 * [18.c.K] >= 3 and not [a] = ya or [b] has RAMP",
        );
        reads_as("(1 + 2) * 3", "(1 + 2) * 3");
        reads_as("1 - (2 - 3)", "1 - (2 - 3)");
        reads_as(
            "if [bobot] <= 0 then 0 else ([G] + [koefisien]) / [bobot] * 100",
            "if [bobot] <= 0 then 0 else ([G] + [koefisien]) / [bobot] * 100",
        );
        reads_as("[F-03] is not_assessed", "[F-03] is not_assessed");
        reads_as("not (a and b)", "not (a and b)");
        reads_as("-[a] * 2", "-[a] * 2");
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_its_place() {
        for (text, at) in [
            ("", 0),
            ("1 +", 3),
            ("[a", 0),
            ("1 < 2 < 3", 6),
            ("[a] is good", 7),
            ("(1", 2),
            ("a b", 2),
            ("1 ; 2", 2),
        ] {
            let error = Expression::parse(text).expect_err(text);
            assert_eq!(error.at, at, "place in {text:?}");
        }
        for part in ["(", "1 + ", "not ", "if "] {
            let error = Expression::parse(&part.repeat(5000)).expect_err(part);
            assert!(error.too_long, "{part:?} over and over");
        }
    }
}
