extension Dataset.Indicator {
    private static func rating(
        _ id: String, _ english: String, _ arabic: String, _ measure: String, violation: String = "",
        articles: String, need: String, definition: String, note: String
    ) -> Dataset.Indicator {
        Dataset.Indicator(
            id: id, nameEnglish: english, nameArabic: arabic, unitMeasure: measure, level: .country,
            violation: violation, articles: articles, need: need, definition: definition, sourceNote: note)
    }

    static let torture = rating(
        "lif-torture", "Freedom from torture in the state (V-Dem)", "غياب التعذيب في الدولة (V-Dem)",
        "latent score", violation: "torture", articles: "4.1", need: "N1",
        definition: "v2cltort; higher is freer.",
        note:
            "State-wide, not the community's own rating. Never compare levels of two releases. Overlaps with "
            + "lif-physical-integrity.")
    static let politicalKillings = rating(
        "lif-political-killings", "Freedom from political killings in the state (V-Dem)",
        "غياب القتل السياسي في الدولة (V-Dem)", "ordinal 0-4 (4 = none)",
        violation: "extrajudicial killing",
        articles: "1.1;4.1", need: "N1", definition: "v2clkill_ord: 0 systematic, 4 none.",
        note: "A stand-in where killings of the community are not known. The same experts' view feeds other "
            + "rows of V-Dem.")
    static let groupEquality = rating(
        "leg-group-equality", "Equal civil liberties across social groups (V-Dem)",
        "المساواة بين الفئات الاجتماعية في الحريات المدنية (V-Dem)", "ordinal 0-4 (4 = same)",
        articles: "4.1",
        need: "N3", definition: "v2clsocgrp_ord: 0 much fewer liberties for some groups, 4 the same.",
        note:
            "Any social group, by ethnicity, religion, caste or region: not Muslims as such. What is, not what "
            + "the law says.")
    static let freeMovement = rating(
        "dis-free-movement", "Freedom of movement within the state (V-Dem)",
        "حرية التنقل داخل الدولة (V-Dem)", "ordinal 0-4 (4 = full)", articles: "1.1;4.1", need: "N9",
        definition: "The lower of v2cldmovem_ord (men) and v2cldmovew_ord (women): 0 none, 4 full.",
        note:
            "Not return or refoulement: a weak stand-in. It describes most people in the state, even where one "
            + "group is confined.")
    static let civilSociety = rating(
        "pol-civil-society", "Freedom of civil society from repression (V-Dem)",
        "سلامة المجتمع المدني من القمع (V-Dem)", "ordinal 0-4 (4 = none)", articles: "2.4;2.5", need: "N4",
        definition: "v2csreprss_ord: 0 severe repression, 4 none.", note: "State-wide.")
    static let religiousFreedom = rating(
        "rel-religious-freedom", "Freedom of religion in the state (V-Dem)", "حرية الدين في الدولة (V-Dem)",
        "ordinal 0-4 (4 = full)", articles: "1.1;2.1;4.2", need: "N5",
        definition: "From v2clrelig: 0 none, 4 full.",
        note: "All religions together: a state that limits only Muslims may score well. Most states sit at 4."
    )
    static let ruleOfLaw = rating(
        "jus-rule-of-law", "Equality before the law and individual liberty (V-Dem)",
        "المساواة أمام القانون والحرية الفردية (V-Dem)", "index 0-1", articles: "4.1", need: "N3",
        definition: "v2xcl_rol; higher is better.",
        note: "It contains items on torture and killing, so it overlaps with rows on life and integrity.")
    static let freeExpression = rating(
        "vis-press", "Freedom of expression and alternative information (V-Dem)",
        "حرية التعبير ومصادر المعلومات البديلة (V-Dem)", "index 0-1", articles: "6;9", need: "N10",
        definition: "v2x_freexp_altinf; higher is freer.",
        note: "For the state, not for monitors' access to an area.")
}
