//! One case or more for each fault: what is changed in the sample, and what
//! is reported where. `⟦…⟧` in the new text marks the place of a fault.

/// A change of the sample with the faults it makes, in the order of the text.
pub struct Case {
    /// Keys of the faults.
    pub faults: &'static [&'static str],
    /// Old and new texts; the old one stands in the sample once.
    pub edits: &'static [(&'static str, &'static str)],
}

const fn case(
    faults: &'static [&'static str],
    edits: &'static [(&'static str, &'static str)],
) -> Case {
    Case { faults, edits }
}

/// Shape of the file.
pub const SHAPES: &[Case] = &[
    case(&["toml"], &[("kind = \"self\"", "kind = ⟦self⟧")]),
    case(&["toml"], &[("[missing]\n", "[missing⟦⟧\n")]),
    case(
        &["unknown-key"],
        &[("[missing]\n", "[missing]\n⟦sebab⟧ = 1\n")],
    ),
    case(
        &["unknown-key"],
        &[(
            "zone = { id = \"Hijau\", en = \"Green\" }",
            "zone = { id = \"Hijau\", en = \"Green\", ⟦jv⟧ = \"Ijo\" }",
        )],
    ),
    case(&["unknown-key-near"], &[("weight = 6\n", "⟦wieght⟧ = 6\n")]),
    case(
        &["missing-key"],
        &[(
            "found = \"contoh.go.id\"\n\n[laws.panduan]\ntitle = \"Panduan Contoh\"\n",
            "found = \"contoh.go.id\"\n\n[laws.⟦panduan⟧]\n",
        )],
    ),
    case(
        &["missing-key"],
        &[("[rounding]\nmode = \"half_up\"\n", "⟦[rounding]⟧\n")],
    ),
    case(
        &["missing-key"],
        &[(
            "kind = \"count\"\nabout = \"I.1\"\nmin = 0\n",
            "kind = ⟦\"count\"⟧\nabout = \"I.1\"\n",
        )],
    ),
    case(
        &["missing-key"],
        &[(
            "aggregate = \"weighted_mean\"\nweights = 10\n",
            "aggregate = ⟦\"weighted_mean\"⟧\n",
        )],
    ),
    case(
        &["missing-key"],
        &[(
            "[ranking]\nkind = \"ranked\"\ndirection = \"high\"\n",
            "⟦[ranking]⟧\nkind = \"ranked\"\n",
        )],
    ),
    case(
        &["missing-key"],
        &[(
            "[sampling]\nrule = \"minimum\"\nminimum = 30\n",
            "⟦[sampling]⟧\nrule = \"minimum\"\n",
        )],
    ),
    case(
        &["missing-key"],
        &[(
            "measure = { kind = \"yes_no\", yes = 4, no = 0 }",
            "measure = ⟦{ yes = 4, no = 0 }⟧",
        )],
    ),
    case(
        &["wrong-type"],
        &[("weight = 6\n", "weight = ⟦\"enam\"⟧\n")],
    ),
    case(&["wrong-type"], &[("digits = 2\n", "digits = ⟦-1⟧\n")]),
    case(
        &["wrong-type"],
        &[("published_index = true", "published_index = ⟦\"ya\"⟧")],
    ),
    case(
        &["wrong-type"],
        &[(
            "title = { id = \"Kebijakan\", en = \"Policy\" }",
            "title = ⟦\"Kebijakan\"⟧",
        )],
    ),
    case(
        &["wrong-type"],
        &[("tie_breakers = [\"I\"]", "tie_breakers = [⟦1⟧]")],
    ),
    case(
        &["wrong-type"],
        &[("minimum_respondents = 10", "minimum_respondents = ⟦0x0A⟧")],
    ),
    case(
        &["wrong-type"],
        &[(
            "measure = { kind = \"yes_no\", yes = 4, no = 0 }",
            "measure = { kind = ⟦3⟧, yes = 4, no = 0 }",
        )],
    ),
    case(
        &["empty-text"],
        &[("title = \"Panduan Contoh\"", "title = ⟦\" \"⟧")],
    ),
    case(
        &["empty-list"],
        &[(
            "steps = [ { from = 0, points = 0 }, { from = 3, points = 4 } ]",
            "steps = ⟦[]⟧",
        )],
    ),
    case(
        &["unknown-word"],
        &[("mode = \"half_up\"", "mode = ⟦\"half-up\"⟧")],
    ),
    case(
        &["unknown-word"],
        &[("levels = [\"kota\"]", "levels = [⟦\"desa\"⟧]")],
    ),
    case(
        &["unknown-word"],
        &[("kind = \"yes_no\", yes = 4", "kind = ⟦\"yesno\"⟧, yes = 4")],
    ),
    case(
        &["bad-code"],
        &[("code = \"contoh\"", "code = ⟦\"con toh\"⟧")],
    ),
    case(
        &["missing-translation"],
        &[(
            "title = { id = \"Kebijakan\", en = \"Policy\" }",
            "title = ⟦{ id = \"Kebijakan\" }⟧",
        )],
    ),
    case(
        &["missing-translation"],
        &[(
            "text = { id = \"Sediakan layanan daring.\", en = \"Provide an online service.\" }",
            "text = ⟦{ id = \"\", en = \"Provide an online service.\" }⟧",
        )],
    ),
    case(
        &["key-without-use"],
        &[("kind = \"text\"\n", "kind = \"text\"\nmin = ⟦0⟧\n")],
    ),
    case(
        &["key-without-use"],
        &[(
            "aggregate = \"mean\"\n",
            "aggregate = \"mean\"\nweights = ⟦1⟧\n",
        )],
    ),
    case(
        &["key-without-use"],
        &[(
            "measure = { kind = \"yes_no\", yes = 4, no = 0 }",
            "measure = { kind = \"yes_no\", yes = 4, no = 0 }\nformula = ⟦\"1\"⟧",
        )],
    ),
    case(
        &["key-without-use"],
        &[
            ("rule = \"minimum\"\n", "rule = \"krejcie_morgan\"\n"),
            ("minimum = 30", "minimum = ⟦30⟧"),
        ],
    ),
    case(
        &["key-without-use", "key-without-use", "key-without-use"],
        &[(
            "kind = \"ranked\"\ndirection = \"high\"\nties = \"competition\"\ntie_breakers = [\"I\"]",
            "kind = \"unordered\"\ndirection = ⟦\"high\"⟧\nties = ⟦\"competition\"⟧\ntie_breakers = ⟦[\"I\"]⟧",
        )],
    ),
    case(
        &["key-without-use"],
        &[(
            "kind = \"mean\"\nminimum_units = 2",
            "kind = \"none\"\nminimum_units = ⟦2⟧",
        )],
    ),
    case(
        &["one-edge"],
        &[("{ from = 3, points = 4 }", "⟦{ points = 4 }⟧")],
    ),
    case(
        &["one-edge"],
        &[(
            "{ from = 3, points = 4 }",
            "{ from = 3, above = ⟦3⟧, points = 4 }",
        )],
    ),
    case(
        &["one-edge"],
        &[(
            "code = \"C\"\nlabel = { id = \"Kurang\", en = \"Poor\" }\nrole = \"poor\"\nfrom = 0\n",
            "code = ⟦\"C\"⟧\nlabel = { id = \"Kurang\", en = \"Poor\" }\nrole = \"poor\"\n",
        )],
    ),
];

/// Laws, codes and the tree.
pub const LINKS: &[Case] = &[
    case(
        &["unused-law", "unknown-law"],
        &[
            ("[laws.panduan]", "[laws.⟦panduan⟧]"),
            (
                "source = { law = \"panduan\", at = \"Aspek I\" }",
                "source = { law = ⟦\"keputusan\"⟧, at = \"Aspek I\" }",
            ),
        ],
    ),
    case(
        &["unknown-law-near"],
        &[(
            "source = { law = \"panduan\", at = \"Aspek I\" }",
            "source = { law = ⟦\"panduam\"⟧, at = \"Aspek I\" }",
        )],
    ),
    case(
        &["unused-law"],
        &[
            ("[laws.panduan]", "[laws.⟦panduan⟧]"),
            (
                "source = { law = \"panduan\", at = \"Aspek I\" }",
                "source = { law = \"aturan\", at = \"Aspek I\" }",
            ),
        ],
    ),
    case(
        &["duplicate-code"],
        &[("code = \"D.5\"", "code = ⟦\"D.4\"⟧")],
    ),
    case(
        &["duplicate-code"],
        &[("code = \"f.catatan\"", "code = ⟦\"f.sarana\"⟧")],
    ),
    case(
        &["duplicate-code"],
        &[("{ code = \"jarang\",", "{ code = ⟦\"tahunan\"⟧,")],
    ),
    case(
        &["duplicate-code"],
        &[("code = \"C\"\n", "code = ⟦\"B\"⟧\n")],
    ),
    case(
        &["unknown-code"],
        &[("kind = \"text\"\n", "kind = \"text\"\nabout = ⟦\"XYZ\"⟧\n")],
    ),
    case(
        &["unknown-code"],
        &[("facilities = [\"RAMP\"]\n", "facilities = [⟦\"LIFT\"⟧]\n")],
    ),
    case(
        &["unknown-code"],
        &[("from = \"F-03\"\n", "from = ⟦\"sumber\"⟧\n")],
    ),
    case(
        &["unknown-code"],
        &[("tie_breakers = [\"I\"]", "tie_breakers = [⟦\"XYZ\"⟧]")],
    ),
    case(
        &["unknown-code"],
        &[("when = \"[f.jumlah] >= 1\"", "when = \"⟦[komponen]⟧ >= 1\"")],
    ),
    case(
        &["unknown-code-near"],
        &[(
            "parent = \"D\"\ntitle = { id = \"Aplikasi\"",
            "parent = ⟦\"d\"⟧\ntitle = { id = \"Aplikasi\"",
        )],
    ),
    case(
        &["unknown-code-near"],
        &[("replace = \"A\", with", "replace = ⟦\"AA\"⟧, with")],
    ),
    case(
        &["unknown-code-near"],
        &[("through = \"daring\"", "through = ⟦\"darin\"⟧")],
    ),
    case(
        &["unknown-code-near"],
        &[(
            "when = \"not [f.online] and [I] >= 2\"",
            "when = \"not ⟦[f.onlin]⟧ and [I] >= 2\"",
        )],
    ),
    case(
        &["reserved-code"],
        &[("code = \"f.catatan\"", "code = ⟦\"index\"⟧")],
    ),
    case(
        &["second-root"],
        &[("code = \"D.5\"\nparent = \"D\"\n", "code = ⟦\"D.5\"⟧\n")],
    ),
    case(
        &["parent-later"],
        &[(
            "code = \"D.5\"\nparent = \"D\"\n",
            "code = \"D.5\"\nparent = ⟦\"S\"⟧\n",
        )],
    ),
    case(
        &["no-rule"],
        &[
            ("code = \"D.5\"", "code = ⟦\"D.5\"⟧"),
            ("measure = { kind = \"yes_no\", yes = 4, no = 0 }\n", ""),
        ],
    ),
    case(
        &["aggregate-and-measure"],
        &[(
            "measure = { kind = \"yes_no\", yes = 4, no = 0 }",
            "aggregate = \"mean\"\nmeasure = ⟦{ kind = \"yes_no\", yes = 4, no = 0 }⟧",
        )],
    ),
    case(
        &["leaf-with-children"],
        &[
            ("code = \"D.3\"", "code = ⟦\"D.3\"⟧"),
            (
                "code = \"D.5\"\nparent = \"D\"",
                "code = \"D.5\"\nparent = \"D.3\"",
            ),
        ],
    ),
    case(
        &["no-children"],
        &[
            ("code = \"D.5\"", "code = ⟦\"D.5\"⟧"),
            (
                "measure = { kind = \"yes_no\", yes = 4, no = 0 }",
                "aggregate = \"max\"",
            ),
        ],
    ),
    case(
        &[
            "no-answer-source",
            "no-answer-source",
            "no-answer-source",
            "no-answer-source",
            "no-answer-source",
            "no-answer-source",
            "no-answer-source",
            "no-answer-source",
            "no-answer-source",
        ],
        &[
            ("weights = 100\nfrom = \"F-02\"", "weights = 100"),
            ("code = \"I.1\"", "code = ⟦\"I.1\"⟧"),
            ("code = \"I.2\"", "code = ⟦\"I.2\"⟧"),
            ("code = \"D.1\"", "code = ⟦\"D.1\"⟧"),
            ("code = \"D.2\"", "code = ⟦\"D.2\"⟧"),
            ("code = \"D.3\"", "code = ⟦\"D.3\"⟧"),
            ("code = \"D.4\"", "code = ⟦\"D.4\"⟧"),
            ("code = \"D.5\"", "code = ⟦\"D.5\"⟧"),
            ("code = \"D.6.a\"", "code = ⟦\"D.6.a\"⟧"),
            ("code = \"D.6.b\"", "code = ⟦\"D.6.b\"⟧"),
        ],
    ),
    case(
        &["survey-source"],
        &[("code = \"D.5\"\n", "code = ⟦\"D.5\"⟧\nfrom = \"F-03\"\n")],
    ),
    case(
        &["survey-source"],
        &[("code = \"S.2\"\n", "code = ⟦\"S.2\"⟧\nfrom = \"F-02\"\n")],
    ),
    case(
        &["respondents-without-survey"],
        &[(
            "code = \"D.5\"\n",
            "code = ⟦\"D.5\"⟧\nminimum_respondents = 5\n",
        )],
    ),
    case(
        &["pooled-without-survey"],
        &[
            ("code = \"S\"\n", "code = ⟦\"S\"⟧\n"),
            ("code = \"S.2\"\n", "code = \"S.2\"\nfrom = \"F-02\"\n"),
            (
                "title = { id = \"Biaya jelas\", en = \"Fees are clear\" }\nmeasure = { kind = \"survey\", options = [",
                "title = { id = \"Biaya jelas\", en = \"Fees are clear\" }\nmeasure = { kind = \"levels\", levels = [",
            ),
        ],
    ),
];

/// Weights.
pub const WEIGHTS: &[Case] = &[
    case(
        &["weights-sum"],
        &[
            ("weights = 10\n", "weights = ⟦10⟧\n"),
            ("weight = 6\n", "weight = 5.99\n"),
        ],
    ),
    case(
        &["weights-sum"],
        &[
            ("weights = 10\n", "weights = ⟦10⟧\n"),
            ("weight = 6\n", "weight = \"19/3\"\n"),
        ],
    ),
    case(
        &["weights-sum", "weights-sum"],
        &[
            ("weights = 100\n", "weights = ⟦100⟧\n"),
            ("weight = 20\n", "weight = 21\n"),
            ("weights = 10\n", "weights = ⟦9⟧\n"),
        ],
    ),
    case(&["weights-total"], &[("weights = 10\n", "weights = ⟦0⟧\n")]),
    case(
        &["no-weight"],
        &[("code = \"I.1\"", "code = ⟦\"I.1\"⟧"), ("weight = 6\n", "")],
    ),
    case(
        &["weight-without-use"],
        &[("code = \"D.5\"\n", "code = \"D.5\"\nweight = ⟦1⟧\n")],
    ),
    case(
        &["root-weight"],
        &[("code = \"IDX\"\n", "code = \"IDX\"\nweight = ⟦1⟧\n")],
    ),
    case(
        &["negative-weight"],
        &[
            ("weight = 6\n", "weight = 11\n"),
            ("weight = 4\n", "weight = ⟦-1⟧\n"),
        ],
    ),
    case(
        &["some-weights"],
        &[
            ("code = \"D\"\n", "code = ⟦\"D\"⟧\n"),
            ("aggregate = \"mean\"\n", "aggregate = \"harmonic_mean\"\n"),
            ("code = \"D.5\"\n", "code = \"D.5\"\nweight = 1\n"),
        ],
    ),
    case(
        &["scaled-without-maximum"],
        &[
            (
                "aggregate = \"weighted_mean\"\nweights = 10\n",
                "aggregate = \"scaled_sum\"\nweights = 10\n",
            ),
            ("code = \"I.2\"", "code = ⟦\"I.2\"⟧"),
            (
                "measure = { kind = \"ratio\", steps = [ { from = 0, points = 0 }, { above = 50, points = 2 }, { from = 100, points = 4 } ] }",
                "measure = { kind = \"number\", min = 0, direction = \"up\" }",
            ),
        ],
    ),
];

/// Measures and values.
pub const MEASURES: &[Case] = &[
    case(
        &["not-ascending"],
        &[(
            "{ value = 2, title = { id = \"Ada\"",
            "{ value = ⟦0⟧, title = { id = \"Ada\"",
        )],
    ),
    case(
        &["not-ascending"],
        &[(
            "{ above = 50, points = 2 }, { from = 100,",
            "{ above = 50, points = 2 }, { from = ⟦50⟧,",
        )],
    ),
    case(
        &["step-hole"],
        &[(
            "{ from = 0, points = 0 }, { from = 3, points = 4 }",
            "{ from = ⟦1⟧, points = 0 }, { from = 3, points = 4 }",
        )],
    ),
    case(
        &["step-hole"],
        &[(
            "{ from = 0, points = 0 }, { from = 3, points = 4 }",
            "{ above = ⟦0⟧, points = 0 }, { from = 3, points = 4 }",
        )],
    ),
    case(
        &["step-unreachable"],
        &[("{ from = 3, points = 4 }", "{ from = ⟦21⟧, points = 4 }")],
    ),
    case(
        &["step-unreachable"],
        &[("{ from = 3, points = 4 }", "{ above = ⟦20⟧, points = 4 }")],
    ),
    case(
        &["step-unreachable"],
        &[("{ from = 2, points = 4 }", "{ from = ⟦3⟧, points = 4 }")],
    ),
    case(
        &["open-mapping"],
        &[(
            "max = 48, direction = \"down\", points = { min = 0, max = 4 }",
            "direction = \"up\", points = ⟦{ min = 0, max = 4 }⟧",
        )],
    ),
    case(
        &["open-mapping"],
        &[(
            "points = { min = 0, max = 4 }",
            "points = ⟦{ min = 4, max = 4 }⟧",
        )],
    ),
    case(
        &["open-down"],
        &[(
            "max = 48, direction = \"down\", points = { min = 0, max = 4 }",
            "direction = ⟦\"down\"⟧",
        )],
    ),
    case(
        &["nothing-present"],
        &[
            ("code = \"D.6.a\"", "code = ⟦\"D.6.a\"⟧"),
            (
                "title = { id = \"Data terbuka\", en = \"Open data\" }\nmeasure = { kind = \"rating\", options = [\n  { code = \"ya\", title = { id = \"Ya\", en = \"Yes\" }, present = true },",
                "title = { id = \"Data terbuka\", en = \"Open data\" }\nmeasure = { kind = \"rating\", options = [\n  { code = \"ya\", title = { id = \"Ya\", en = \"Yes\" } },",
            ),
        ],
    ),
    case(
        &["rating-without-points"],
        &[
            ("code = \"D.1\"", "code = ⟦\"D.1\"⟧"),
            (" points = 0 },\n] }", " },\n] }"),
        ],
    ),
    case(
        &["min-above-max"],
        &[
            ("code = \"f.jumlah\"", "code = ⟦\"f.jumlah\"⟧"),
            ("min = 0\nmax = 14", "min = 15\nmax = 14"),
        ],
    ),
    case(
        &["min-above-max"],
        &[
            ("code = \"D.3\"", "code = ⟦\"D.3\"⟧"),
            (
                "max = 48, direction = \"down\", points = { min = 0, max = 4 }",
                "max = -1, direction = \"down\"",
            ),
        ],
    ),
    case(&["default-outside"], &[("default = 0", "default = ⟦2⟧")]),
    case(
        &["default-outside"],
        &[
            ("code = \"f.jumlah\"", "code = ⟦\"f.jumlah\"⟧"),
            ("min = 0\nmax = 14", "min = 0\nmax = 14\ndefault = 15"),
        ],
    ),
    case(&["too-many-digits"], &[("digits = 2", "digits = ⟦10⟧")]),
    case(
        &["too-many-digits"],
        &[(
            "code = \"D.5\"\n",
            "code = ⟦\"D.5\"⟧\nrounding = { mode = \"cut\", digits = 99999999999 }\n",
        )],
    ),
    case(
        &["too-many-digits"],
        &[
            ("code = \"D\"\n", "code = ⟦\"D\"⟧\n"),
            (
                "aggregate = \"mean\"\n",
                "aggregate = \"geometric_mean\"\nprecision = { mode = \"half_up\", digits = 10 }\n",
            ),
        ],
    ),
    case(
        &["no-rounding"],
        &[
            ("[instrument]\n", "⟦[instrument]⟧\n"),
            ("[rounding]\nmode = \"half_up\"\ndigits = 2\n", ""),
        ],
    ),
    case(
        &["scale"],
        &[
            (
                "scale = { min = 0, max = 4 }",
                "scale = ⟦{ min = 0, max = 5 }⟧",
            ),
            (
                "zone = { id = \"Hijau\", en = \"Green\" }\nrole = \"best\"\nfrom = 3\nto = 4",
                "zone = { id = \"Hijau\", en = \"Green\" }\nrole = \"best\"\nfrom = 3\nto = 5",
            ),
            ("from = 3\nto = 4\nthrough", "from = 3\nto = 5\nthrough"),
        ],
    ),
    case(
        &["scale", "band-top"],
        &[
            ("scale = { min = 0, max = 4 }", "scale = ⟦{ min = 0 }⟧"),
            ("code = \"A\"\n", "code = ⟦\"A\"⟧\n"),
        ],
    ),
    case(
        &["open-bottom"],
        &[(
            "formula = \"if [f.online] then [D.6.n] * 2 else 0\"",
            "formula = ⟦\"0 - 1 / [f.jumlah]\"⟧",
        )],
    ),
];

/// Conditions and formulas.
pub const CONDITIONS: &[Case] = &[
    case(
        &["condition"],
        &[("when = \"[f.jumlah] >= 1\"", "when = \"[f.jumlah] =⟦>⟧ 1\"")],
    ),
    case(
        &["condition"],
        &[(
            "when = \"[f.jumlah] >= 1\"",
            "when = \"[f.jumlah] >= 1 ⟦[⟧f.online\"",
        )],
    ),
    case(
        &["condition-end"],
        &[("when = \"[f.jumlah] >= 1\"", "when = \"[f.jumlah] >=⟦\"⟧")],
    ),
    case(
        &["mixed-kinds"],
        &[(
            "when = \"[f.jumlah] >= 1\"",
            "when = \"⟦[f.jumlah]⟧ and [f.online]\"",
        )],
    ),
    case(
        &["mixed-kinds"],
        &[("when = \"[f.jumlah] >= 1\"", "when = \"⟦[f.jumlah] = ya⟧\"")],
    ),
    case(
        &["mixed-kinds"],
        &[(
            "when = \"[f.jumlah] >= 1\"",
            "when = \"⟦[f.online] has ramp⟧\"",
        )],
    ),
    case(
        &["unknown-word"],
        &[(
            "applies_if = \"[f.selang] = tahunan\"",
            "applies_if = \"[f.selang] = ⟦bulanan⟧\"",
        )],
    ),
    case(
        &["unknown-word"],
        &[(
            "when = \"[f.jumlah] >= 1\"",
            "when = \"[f.sarana] has ⟦lift⟧\"",
        )],
    ),
    case(
        &["not-a-condition"],
        &[("when = \"[f.jumlah] >= 1\"", "when = ⟦\"[f.jumlah] + 1\"⟧")],
    ),
    case(
        &["not-a-condition"],
        &[(
            "applies_if = \"[f.selang] = tahunan\"",
            "applies_if = ⟦\"[f.selang]\"⟧",
        )],
    ),
    case(
        &["not-a-condition"],
        &[(
            "when = \"not [f.online] and [I] >= 2\"",
            "when = ⟦\"[index]\"⟧",
        )],
    ),
    case(
        &["not-a-number"],
        &[(
            "formula = \"if [f.online] then [D.6.n] * 2 else 0\"",
            "formula = ⟦\"[D.6.n] >= 2\"⟧",
        )],
    ),
    case(
        &["text-in-condition"],
        &[(
            "when = \"[f.jumlah] >= 1\"",
            "when = \"⟦[f.catatan]⟧ >= 1\"",
        )],
    ),
    case(
        &["code-not-here"],
        &[("when = \"[f.jumlah] >= 1\"", "when = \"⟦[I.2]⟧ >= 1\"")],
    ),
    case(
        &["code-not-here"],
        &[(
            "applies_if = \"[f.selang] = tahunan\"",
            "applies_if = \"⟦[index]⟧ > 1\"",
        )],
    ),
    case(
        &["code-not-here"],
        &[(
            "formula = \"if [f.online] then [D.6.n] * 2 else 0\"",
            "formula = \"if [f.online] then ⟦[D.6.a]⟧ * 4 else 0\"",
        )],
    ),
    case(
        &["applies-never"],
        &[(
            "applies_if = \"[f.selang] = tahunan\"",
            "applies_if = ⟦\"[f.jumlah] > 14\"⟧",
        )],
    ),
    case(
        &["applies-always"],
        &[(
            "applies_if = \"[f.selang] = tahunan\"",
            "applies_if = ⟦\"[f.jumlah] <= 14\"⟧",
        )],
    ),
    case(
        &["suggested-level"],
        &[(
            "{ level = 2, when = \"[f.jumlah] >= 1\" }",
            "{ level = 3, when = ⟦\"[f.jumlah] >= 1\"⟧ }",
        )],
    ),
    case(
        &["suggestion-never"],
        &[(
            "when = \"[f.jumlah] >= 1\"",
            "when = ⟦\"[f.jumlah] >= 15\"⟧",
        )],
    ),
    case(
        &["suggestion-never"],
        &[
            (
                "when = \"[f.jumlah] >= 14 and [f.online]\"",
                "when = \"[f.jumlah] >= 1\"",
            ),
            (
                "{ level = 2, when = \"[f.jumlah] >= 1\" }",
                "{ level = 2, when = ⟦\"[f.online] and [f.jumlah] >= 1\"⟧ }",
            ),
        ],
    ),
];

/// Bands, gates, roll-up, ranking.
pub const RESULTS: &[Case] = &[
    case(
        &["bands-without-index", "ranking-without-index"],
        &[
            ("published_index = true", "published_index = false"),
            ("code = \"A\"\n", "code = ⟦\"A\"⟧\n"),
            ("kind = \"ranked\"", "kind = ⟦\"ranked\"⟧"),
        ],
    ),
    case(
        &["band-top", "band-not-the-replaced"],
        &[
            ("code = \"A\"\n", "code = ⟦\"A\"⟧\n"),
            ("code = \"A-\"\n", "code = ⟦\"A-\"⟧\n"),
            (
                "zone = { id = \"Hijau\", en = \"Green\" }\nrole = \"best\"\nfrom = 3\nto = 4",
                "zone = { id = \"Hijau\", en = \"Green\" }\nrole = \"best\"\nfrom = 3\nbelow = 4",
            ),
        ],
    ),
    case(
        &["band-hole"],
        &[
            ("code = \"B\"\n", "code = ⟦\"B\"⟧\n"),
            ("below = 3", "below = 2.99"),
        ],
    ),
    case(
        &["band-hole"],
        &[
            ("code = \"C\"\n", "code = ⟦\"C\"⟧\n"),
            ("to = 1.5", "below = 1.5"),
        ],
    ),
    case(
        &["band-hole"],
        &[
            ("code = \"C\"\n", "code = ⟦\"C\"⟧\n"),
            ("from = 0\nto = 1.5", "above = 0\nto = 1.5"),
        ],
    ),
    case(
        &["band-overlap"],
        &[
            ("code = \"B\"\n", "code = ⟦\"B\"⟧\n"),
            ("below = 3", "to = 3"),
        ],
    ),
    case(
        &["band-overlap"],
        &[
            ("code = \"C\"\n", "code = ⟦\"C\"⟧\n"),
            ("to = 1.5", "to = 1.51"),
        ],
    ),
    case(
        &["band-empty"],
        &[
            ("code = \"B\"\n", "code = ⟦\"B\"⟧\n"),
            ("above = 1.5\nbelow = 3", "above = 2.99\nbelow = 3"),
        ],
    ),
    case(
        &["band-unreachable"],
        &[
            ("code = \"A-\"\n", "code = ⟦\"A-\"⟧\n"),
            ("replace = \"A\", with = \"A-\"", "cap = \"B\""),
        ],
    ),
    case(
        &["band-not-the-replaced"],
        &[
            ("code = \"A-\"\n", "code = ⟦\"A-\"⟧\n"),
            ("from = 3\nto = 4\nthrough", "from = 3.5\nto = 4\nthrough"),
        ],
    ),
    case(
        &["minimum-zero"],
        &[("minimum_units = 2", "minimum_units = ⟦0⟧")],
    ),
    case(&["minimum-zero"], &[("minimum = 30", "minimum = ⟦0⟧")]),
    case(
        &["band-beyond-scale"],
        &[
            ("code = \"C\"\n", "code = ⟦\"C\"⟧\n"),
            ("from = 0\nto = 1.5", "from = -0.01\nto = 1.5"),
        ],
    ),
    case(
        &["band-beyond-scale"],
        &[
            ("code = \"A-\"\n", "code = ⟦\"A-\"⟧\n"),
            ("from = 3\nto = 4\nthrough", "from = 3\nto = 4.01\nthrough"),
        ],
    ),
    case(
        &["one-effect"],
        &[(
            "effect = { replace = \"A\", with = \"A-\" }",
            "effect = ⟦{ replace = \"A\" }⟧",
        )],
    ),
    case(
        &["one-effect"],
        &[(
            "effect = { replace = \"A\", with = \"A-\" }",
            "effect = ⟦{ cap = \"B\", refuse = true }⟧",
        )],
    ),
    case(
        &["one-effect"],
        &[(
            "effect = { replace = \"A\", with = \"A-\" }",
            "effect = ⟦{ refuse = false }⟧",
        )],
    ),
    case(
        &["gate-never"],
        &[(
            "when = \"not [f.online] and [I] >= 2\"",
            "when = ⟦\"[I] > 4\"⟧",
        )],
    ),
    case(
        &["gate-never"],
        &[(
            "when = \"not [f.online] and [I] >= 2\"",
            "when = ⟦\"[index] < 3 and [index] >= 3\"⟧",
        )],
    ),
    case(
        &["gate-always"],
        &[(
            "when = \"not [f.online] and [I] >= 2\"",
            "when = ⟦\"[index] >= 0\"⟧",
        )],
    ),
    case(
        &["band-unreachable", "effect-nothing"],
        &[
            ("code = \"A-\"\n", "code = ⟦\"A-\"⟧\n"),
            (
                "effect = { replace = \"A\", with = \"A-\" }",
                "effect = ⟦{ cap = \"A\" }⟧",
            ),
        ],
    ),
    case(
        &["one-rollup"],
        &[(
            "minimum_units = 2\n",
            "minimum_units = 2\n\n⟦[[rollup]]⟧\nkind = \"mean\"\n",
        )],
    ),
    case(
        &["pooled-nothing"],
        &[
            (
                "kind = \"mean\"\nminimum_units = 2",
                "kind = ⟦\"pooled\"⟧\nminimum_units = 2",
            ),
            (
                "from = \"F-03\"\naggregate = \"pooled_mean\"\nminimum_respondents = 10\n",
                "aggregate = \"mean\"\n",
            ),
            (
                "en = \"Staff are polite\" }\nmeasure = { kind = \"survey\", options",
                "en = \"Staff are polite\" }\nmeasure = { kind = \"levels\", levels",
            ),
            (
                "en = \"Fees are clear\" }\nmeasure = { kind = \"survey\", options",
                "en = \"Fees are clear\" }\nmeasure = { kind = \"levels\", levels",
            ),
        ],
    ),
];

/// What follows from another fault is not reported as well.
pub const ECHOES: &[Case] = &[
    case(
        &["unknown-code-near"],
        &[(
            "parent = \"I\"\ntitle = { id = \"Tindak",
            "parent = ⟦\"II\"⟧\ntitle = { id = \"Tindak",
        )],
    ),
    case(&["wrong-type"], &[("above = 1.5", "above = ⟦\"satu\"⟧")]),
    case(
        &["unknown-word"],
        &[("kind = \"count\"\nabout", "kind = ⟦\"jumlah\"⟧\nabout")],
    ),
    case(
        &["unknown-word"],
        &[("kind = \"evaluator\"", "kind = ⟦\"penilai\"⟧")],
    ),
    case(
        &["condition"],
        &[(
            "formula = \"if [f.online] then [D.6.n] * 2 else 0\"",
            "formula = \"if [f.online] then [D.6.n] * 2 ⟦;⟧ 0\"",
        )],
    ),
    case(
        &[
            "missing-translation",
            "weights-sum",
            "unknown-law-near",
            "not-ascending",
            "band-hole",
            "gate-never",
        ],
        &[
            (
                "title = { id = \"Indeks Contoh\", en = \"Sample Index\" }\nscale",
                "title = ⟦{ en = \"Sample Index\" }⟧\nscale",
            ),
            (
                "weights = 10\nsource = { law = \"panduan\", at = \"Aspek I\" }",
                "weights = ⟦11⟧\nsource = { law = ⟦\"panduann\"⟧, at = \"Aspek I\" }",
            ),
            (
                "{ value = 2, title = { id = \"Ada\"",
                "{ value = ⟦0⟧, title = { id = \"Ada\"",
            ),
            ("code = \"B\"\n", "code = ⟦\"B\"⟧\n"),
            ("below = 3", "below = 2"),
            (
                "when = \"not [f.online] and [I] >= 2\"",
                "when = ⟦\"[f.jumlah] > 20\"⟧",
            ),
        ],
    ),
];
