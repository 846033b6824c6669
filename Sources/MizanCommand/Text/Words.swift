import Mizan

/// Words of the tables and pages, in both languages. One place a word, so that a page never says two things
/// for one.
struct Words {
    let language: Language

    init(_ language: Language) { self.language = language }

    var tier: String { language("Tier", "الشريحة") }
    var rank: String { language("Rank", "الرتبة") }
    var community: String { language("Community", "المجتمع") }
    var state: String { language("State", "الدولة") }
    var score: String { language("Score", "الدرجة") }
    var scoreClass: String { language("Class", "الفئة") }
    var people: String { language("People", "عدد الأفراد") }
    var firstNeed: String { language("First need", "الحاجة الأولى") }
    var reliability: String { language("Rel.", "الموثوقية") }
    var shares: String { language("Known/fresh/own/agreed/checked %", "معلوم/حديث/خاص/متفق/مُراجَع ٪") }
    var risk: String { language("Risk", "المخاطر") }
    var visibility: String { language("Unseen", "ضعف الظهور") }
    var change: String { language("Change", "التغير") }
    var notes: String { language("Notes", "ملاحظات") }
    var missing: String { language("Nothing known on", "لا يُعرف شيء عن") }
    var wanted: String { language("One figure that would give a rank", "معلومة واحدة تمنحه رتبة") }
    var own: String { language("Own %", "خاص ٪") }
    var recalled: String { language("recalled", "من الذاكرة") }
    var openRoutes: String { language("Open complaint routes", "مسارات الشكوى المفتوحة") }
    var values: String { language("values", "القيم") }
    var measurement: String { language("measurement", "القياس") }

    func band(_ share: Double) -> String {
        let percent = Figures.level(share)
        return language("\(percent)% band", "نطاق \(percent)٪")
    }

    func scoreBand(_ share: Double) -> String {
        let percent = Figures.level(share)
        return language("Score \(percent)% band", "نطاق الدرجة \(percent)٪")
    }

    /// The name of the state that a unit lives in; empty where it lives in none.
    func state(of unit: Dataset.Unit, in dataset: Dataset) -> String {
        unit.country.map { dataset.unit($0).map(language.name) ?? $0 } ?? ""
    }

    /// That a finding is about another unit, whose name stands as in a sentence.
    func finding(on name: String) -> String { language("finding on ", "استنتاج بشأن ") + name }

    /// A name inside a sentence: in Arabic between quotation marks, so that its case is its own.
    func named(_ unit: Dataset.Unit) -> String {
        language(language.name(unit), "«" + language.name(unit) + "»")
    }

    /// A category of communities; one that is not known here as it stands.
    func category(_ category: String) -> String {
        switch category {
        case "indigenous": language("indigenous", "أصلية")
        case "emerging": language("emerging", "حديثة النشأة")
        case "diaspora-citizen": language("diaspora, citizens", "مهجر، مواطنون")
        case "stateless": language("stateless", "عديمو الجنسية")
        case "displaced": language("displaced", "مهجَّرون")
        case "occupied": language("occupied", "تحت الاحتلال")
        case "mixed": language("mixed", "مختلطة")
        default: category
        }
    }

    func size(_ size: Change.Size) -> String {
        switch size {
        case .none: language("none", "لا تغير")
        case .small: language("small", "طفيف")
        case .moderate: language("moderate", "متوسط")
        case .large: language("large", "كبير")
        }
    }

    func provenance(_ provenance: Provenance) -> String {
        switch provenance {
        case .observed: language("observed", "مرصود")
        case .inherited: language("inherited", "منقول عن غيره")
        case .carriedForward: language("carried forward", "آخر قيمة متاحة")
        case .scaled: language("scaled", "مقدَّر بنسبة السكان")
        case .imputed: language("imputed", "مفترض")
        case .notApplicable: language("not applicable", "لا ينطبق")
        case .missing: language("missing", "مفقود")
        }
    }

    func lens(_ scope: Dataset.Unit.Scope?) -> String {
        switch scope {
        case .minorities: language("minorities", "أقليات")
        case .occupied: language("occupied territories", "أراض محتلة")
        case .intra: language("intra-Muslim minorities", "أقليات داخل المسلمين")
        case nil: language("all scopes", "كل النطاقات")
        }
    }

    func violation(_ violation: String) -> String {
        switch violation {
        case "killing": language("killing", "القتل")
        case "torture": language("torture", "التعذيب")
        case "detention": language("arbitrary detention", "الاحتجاز التعسفي")
        case "disappearance": language("enforced disappearance", "الاختفاء القسري")
        case "hate-crime": language("hate crime", "جرائم الكراهية")
        case "family-separation-or-sterilisation":
            language("family separation or sterilisation", "فصل الأسر أو التعقيم")
        case "nationality": language("nationality", "الجنسية")
        case "movement": language("movement", "التنقل")
        case "discrimination": language("discrimination", "التمييز")
        case "religion": language("religion", "الدين")
        case "displacement": language("displacement", "التهجير")
        default: violation
        }
    }

    func extent(_ extent: Dataset.BodyFinding.Extent) -> String {
        switch extent {
        case .isolated: language("isolated", "حالة منفردة")
        case .pattern: language("a pattern", "نمط متكرر")
        case .widespread: language("widespread or systematic", "واسع النطاق أو منهجي")
        case .unknown: language("extent not stated", "المدى غير مذكور")
        }
    }

    func standing(_ standing: Dataset.BodyFinding.Standing) -> String {
        switch standing {
        case .final: language("final", "نهائي")
        case .provisional:
            language("provisional order, decides nothing on the merits", "أمر مؤقت لا يبت في الموضوع")
        case .warrant: language("warrant, suspicion only", "مذكرة توقيف، اشتباه فقط")
        }
    }

    /// What was found, how far it goes, how strong it is, and where it is written.
    ///
    /// - Parameter unit: whom it is about, where that is not the unit of the page.
    func finding(_ finding: Dataset.BodyFinding, about unit: Dataset.Unit? = nil) -> String {
        var parts = [
            violation(finding.violation), extent(finding.extent),
            language("grade \(finding.grade) of 4", "قوة المصدر \(finding.grade) من 4"),
            standing(finding.standing),
        ]
        if finding.evidence == .recalled { parts.append(recalled) }
        if let unit { parts.append(language("about ", "عن ") + named(unit)) }
        return list(parts) + " — "
            + language.isolated("\(finding.body), \(finding.document) (\(finding.documentYear))")
    }

    func dimension(_ id: String, _ model: Model) -> String {
        model.dimensions.first { $0.id == id }.map { language($0.name) } ?? id
    }

    /// What the codes of the dimensions stand for.
    func codes(of model: Model) -> String {
        model.severityDimensions.map { language.isolated($0.id) + " " + language($0.name) }
            .joined(separator: language("; ", "؛ ")) + "."
    }

    func list(_ words: [String]) -> String { words.joined(separator: language(", ", "، ")) }
}
