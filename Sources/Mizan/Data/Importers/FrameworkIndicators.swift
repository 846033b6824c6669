/// The ideal indicators of the framework for which nothing but stand-ins ships, as rows of indicators.csv.
extension FactsImporter {
    /// Indicators that have figures of their own in a dataset of this kind.
    private static let assessed: Set<String> = ["LEG1", "POL1", "RSK3"]

    /// The Arabic names, which the framework's table lacks.
    private static let arabic: [String: String] = [
        "LIF1": "القتل غير المشروع", "LIF2": "التعذيب وسوء المعاملة", "LIF3": "الاحتجاز التعسفي",
        "LIF4": "الاختفاء القسري", "LIF5": "عنف الغوغاء والكراهية", "LIF6": "العنف الجنسي الاضطهادي",
        "LIF7": "الإفلات من العقاب", "LEG2": "عوائق الجنسية والوثائق", "LEG3": "الاعتراف بالمجتمع",
        "LEG4": "نفاذ قانون مناهضة التمييز", "JUS1": "مدى الوصول إلى مسارات الشكاوى الدولية",
        "JUS2": "استقلال القضاء", "JUS3": "المساعدة القانونية المتاحة",
        "JUS4": "رد الدولة على مراسلات الأمم المتحدة",
        "POL2": "نسبة التمثيل", "POL3": "حرية تكوين الجمعيات", "REL1": "التمييز الديني من الدولة",
        "REL2": "دور العبادة والتراث", "REL3": "القيود على الممارسة اليومية", "REL4": "الإدماج القسري",
        "EDU1": "فجوة التعليم المدرسي", "EDU2": "التعليم باللغة الأم والتعليم الديني", "ECO1": "نسبة الفقر",
        "ECO2": "التمييز في العمل", "ECO3": "فقدان الأرض والممتلكات", "HSH1": "الوصول إلى الرعاية الصحية",
        "HSH2": "قصور المأوى والغذاء", "DIS1": "نسبة المهجرين", "DIS2": "مخاطر العودة والإعادة القسرية",
        "VIS1": "فجوة الاهتمام", "VIS2": "وصول المراقبين", "VIS3": "الاتصال بالشبكة",
        "VIS4": "اكتمال البيانات",
        "VIS5": "القدرة التنظيمية", "EMG1": "سرعة النمو", "EMG2": "هشاشة الوضع القانوني",
        "EMG3": "التعرض لفقدان الجنسية", "EMG4": "التمييز المعيش", "EMG5": "القمع العابر للحدود",
        "RSK1": "التحريض", "RSK2": "مشاريع القوانين", "RSK4": "اتجاه الحوادث", "RSK5": "التعرض للنزاع المسلح",
        "RSK6": "خطر القتل الجماعي على مستوى الدولة", "RSK7": "تقويم المحفزات",
    ]

    /// What stands near an indicator without measuring it.
    private static let near: [String: [String]] = [
        "LIF1": ["deaths-civilians", "deaths-conflict-home", "deaths-intergroup", "lif-political-killings"],
        "LIF2": ["lif-physical-integrity", "lif-torture"],
        "LEG4": ["leg-group-equality", "leg-core-treaties"],
        "JUS1": ["jus-complaint-routes"], "JUS2": ["jus-rule-of-law"], "POL3": ["pol-civil-society"],
        "REL1": ["rel-religious-freedom"], "ECO1": ["eco-hdi", "eco-mpi", "eco-vulnerability"],
        "HSH1": ["hsh-infant-mortality", "hsh-lack-coping"], "DIS1": ["dis-displaced-share"],
        "DIS2": ["dis-free-movement"], "VIS1": ["un-mentions"], "VIS2": ["vis-press"],
        "VIS3": ["vis-internet"], "VIS4": ["vis-reliability"],
        "RSK5": ["deaths-battle", "rsk-conflict-intensity"],
        "RSK6": ["rsk-discriminated-population", "mass-killing-in-state"],
    ]

    /// A row of the framework as an indicator without figures; nil where it has figures of its own.
    ///
    /// Its id is the framework's code and the English name: `edu1-schooling-gap`.
    static func notAssessed(_ row: Sheet.Row) -> Dataset.Indicator? {
        let code = row.text("code")
        guard !assessed.contains(code) else { return nil }
        let name = row.text("indicator")
        let words = name.lowercased().split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
        let scope = row.text("level")
        let standIns = near[code].map {
            " Stand-ins near it: \($0.joined(separator: ", "))."
        }
        return Dataset.Indicator(
            id: ([code.lowercased()] + words.map(String.init)).joined(separator: "-"), nameEnglish: name,
            nameArabic: arabic[code] ?? "", unitMeasure: row.text("unit"),
            level: scope == Dataset.Indicator.Level.country.rawValue ? .country : .community,
            violation: row.text("violation"), articles: row.text("declaration_articles"),
            need: row.text("need_code"), definition: "\(row.text("definition")); \(row.text("direction")).",
            sourceNote:
                "Not assessed: no figures ship. To be measured in \(row.text("unit")), by \(scope), from "
                + "\(row.text("source_candidates").drop { $0 == " " })." + (standIns ?? ""))
    }
}
