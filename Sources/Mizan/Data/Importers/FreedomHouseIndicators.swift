extension Dataset.Indicator {
    private static func item(
        _ id: String, _ english: String, _ arabic: String, violation: String = "", articles: String,
        need: String, definition: String, note: String
    ) -> Dataset.Indicator {
        Dataset.Indicator(
            id: id, nameEnglish: "\(english) (Freedom House)", nameArabic: "\(arabic) (فريدم هاوس)",
            unitMeasure: "ordinal 0-4 (4 = free)", level: .country, violation: violation, articles: articles,
            need: need, definition: definition + " 0 worst, 4 best; edition N speaks of year N - 1.",
            sourceNote: note + " A territory's own row stands for all its people, the community among them.")
    }

    static let freedomOfReligion = item(
        "rel-fh-religion", "Freedom to practise religion in the state", "حرية ممارسة الدين في الدولة",
        articles: "1.1;2.1;4.2", need: "N5",
        definition: "D2: are individuals free to practise and express their faith or nonbelief?",
        note: "All religions together: a state that limits only Muslims may score well.")
    static let freedomFromForce = item(
        "lif-fh-force", "Protection from illegitimate force in the state",
        "الحماية من القوة غير المشروعة في الدولة",
        violation: "extrajudicial killing; torture", articles: "1.1;4.1", need: "N1",
        definition: "F3: is there protection from the illegitimate use of force, and freedom from war?",
        note: "Prisons, war and violent crime in one item.")
    static let equalTreatment = item(
        "leg-fh-equal-treatment", "Equal treatment of groups in the state",
        "المساواة في معاملة الفئات في الدولة",
        articles: "4.1", need: "N3",
        definition:
            "F4: do laws, policies and practices guarantee equal treatment of segments of the population?",
        note: "Any group, women and sexual minorities among them: not Muslims as such.")
    static let freedomOfMovement = item(
        "dis-fh-movement", "Freedom of movement in the state", "حرية التنقل في الدولة",
        articles: "1.1;4.1", need: "N9",
        definition: "G1: are individuals free to move, and to change residence, employment or education?",
        note: "Not return or refoulement; most people of the state.")
    static let minorityParticipation = item(
        "pol-fh-minorities", "Political rights of groups in the state", "الحقوق السياسية للفئات في الدولة",
        articles: "2.2;2.3", need: "N4",
        definition:
            "B4: do segments of the population have full political rights and electoral opportunities?",
        note: "Any group, women among them: not Muslims as such.")
    static let freedomTotal = Dataset.Indicator(
        id: "ctx-fh-total", nameEnglish: "Freedom in the World, total (Freedom House)",
        nameArabic: "الحرية في العالم، المجموع (فريدم هاوس)", unitMeasure: "score, 100 = free",
        level: .country,
        violation: "", articles: "4.1", need: "",
        definition: "Political rights and civil liberties together; edition N speaks of year N - 1.",
        sourceNote:
            "A sum of which the items taken here are parts: to be shown, and never counted beside them. It can be "
            + "a little below 0.")
    static let itemsNamingCommunity = Dataset.Indicator(
        id: "vis-fh-items",
        nameEnglish: "Items of the report on the state that name the community (Freedom House)",
        nameArabic: "بنود التقرير عن الدولة التي تذكر المجتمع (فريدم هاوس)", unitMeasure: "items of a report",
        level: .community, violation: "", articles: "4.4;6", need: "N10",
        definition:
            "Items of the yearly report that name the community by one of its terms; each item once. 0 where the "
            + "report was read and does not name it.",
        sourceNote:
            "How widely a report speaks of the community, not whether it speaks of a wrong. Texts that only say "
            + "'Muslims' may speak of foreigners or of armed groups. English texts and our own spellings.")
}
