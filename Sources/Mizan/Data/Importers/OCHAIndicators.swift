/// Context from OCHA: money and needs of the state as a whole, never of a community, and no part of a score.
extension Dataset.Indicator {
    private static let plans =
        "A plan for several states stands under each with its own part, so that no total is counted twice. A state "
        + "without a row has no plan with an amount, which is missing and not 0. Plans of one state may overlap, as an "
        + "appeal repeats a part of the year's plan. "
    private static let clusters =
        "The cluster and its areas (child protection, gender-based violence, mine action, housing and land, "
        + "trafficking): they add up to it. A floor: plans for several states and money shared by clusters are not in "
        + "it. No row is missing and not 0."

    static let planRequirements = Dataset.Indicator(
        id: "ctx-plan-requirements", nameEnglish: "Required by humanitarian plans in the state",
        nameArabic: "متطلبات خطط الاستجابة الإنسانية في الدولة", unitMeasure: "US dollars", level: .country,
        violation: "", articles: "", need: "", definition: "Sum of what the plans of the year ask for.",
        sourceNote: plans
            + "A floor where the amount of one plan is not given, or is the same to the dollar for several states of "
            + "the plan (2020 for Venezuela), which is a total divided and not the state's own.")
    static let planFunding = Dataset.Indicator(
        id: "ctx-plan-funding", nameEnglish: "Given to humanitarian plans in the state",
        nameArabic: "تمويل خطط الاستجابة الإنسانية في الدولة", unitMeasure: "US dollars", level: .country,
        violation: "", articles: "", need: "",
        definition: "Sum of what the plans of the year were given; money outside a plan is not counted.",
        sourceNote: plans + "0 = a plan to which nothing was recorded. Years to come are pledges.")
    static let protectionRequirements = Dataset.Indicator(
        id: "ctx-protection-requirements", nameEnglish: "Required for protection by plans in the state",
        nameArabic: "متطلبات قطاع الحماية في الدولة", unitMeasure: "US dollars", level: .country,
        violation: "", articles: "", need: "",
        definition: "Sum of what the plans of the year ask for protection.", sourceNote: clusters)
    static let protectionFunding = Dataset.Indicator(
        id: "ctx-protection-funding", nameEnglish: "Given for protection to plans in the state",
        nameArabic: "تمويل قطاع الحماية في الدولة", unitMeasure: "US dollars", level: .country,
        violation: "", articles: "", need: "",
        definition: "Sum of what was given to protection in the plans of the year.",
        sourceNote: clusters + " 0 = nothing was recorded under the cluster of a plan.")
    static let peopleInNeed = Dataset.Indicator(
        id: "ctx-people-in-need", nameEnglish: "People in need in the state",
        nameArabic: "المحتاجون إلى المساعدة الإنسانية في الدولة", unitMeasure: "people", level: .country,
        violation: "", articles: "", need: "",
        definition: "People in need of humanitarian help of any kind, by the plan of the year.",
        sourceNote: "States with a plan only; the others are missing and not 0.")
}
