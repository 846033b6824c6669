/// Complaint routes, and the share of them that is open.
extension TreatiesImporter {
    /// States outside Europe that may be members of the Council of Europe.
    private static let europeanCouncil: Set<String> = ["CYP", "GEO", "ARM", "TUR", "AZE"]
    /// Fewer known routes than this give no share.
    private static let fewest = 5

    /// The court or commission of the state's region, where there is one.
    private static func regionalRoute(of country: CountryCodes.Country) -> String? {
        if europeanCouncil.contains(country.iso3) || country.region.hasSuffix("Europe") { return "ECtHR" }
        if country.region.hasSuffix("Africa") { return "ACHPR" }
        let america: Set<String> = ["Latin America", "Northern America", "Caribbean"]
        return america.contains(country.region) ? "IACHR" : nil
    }

    static func routes(_ sheet: Sheet, _ units: Set<String>, _ rows: inout ImportedRows) {
        for row in sheet.rows {
            let state = row.text("iso3")
            // `*` is every state.
            guard units.contains(state) || state == "*" else {
                rows.joins.lose(state, because: "no such unit")
                continue
            }
            rows.joins.link("instruments: routes")
            let parts = [row.text("basis"), row.text("source"), row.text("note")].filter { !$0.isEmpty }
            rows.instruments.append(
                Dataset.Instrument(
                    country: state, instrument: row.text("route"), status: row.text("status"),
                    since: row.integer("since"), asOf: row.text("as_of"), evidence: row.choice("evidence"),
                    source: routeSource, note: parts.joined(separator: "; ")))
        }
        shares(Dictionary(grouping: sheet.rows) { $0.text("iso3") }, units, &rows)
    }

    /// 100 · open / (open + closed) over the universal routes and the regional one.
    ///
    /// Routes are a snapshot and are never dated back. The period is the year of the oldest file among a state's
    /// counted routes, the year that most states have; a state with an older file says so in its note.
    private static func shares(
        _ states: [String: [Sheet.Row]], _ units: Set<String>, _ rows: inout ImportedRows
    ) {
        var shares: [(state: String, share: Double, oldest: Int?, recalled: Int, note: String)] = []
        for (state, routes) in states {
            guard let country = CountryCodes.standard.country(iso3: state), units.contains(state) else {
                continue
            }
            let regional = regionalRoute(of: country)
            let counted = routes.filter { row in
                (ComplaintRoutes.universal.contains(row.text("route")) || row.text("route") == regional)
                    && row.choice("status", Openness.self) != .unknown
            }
            guard counted.count >= fewest else {
                rows.joins.lose(state, because: "fewer than \(fewest) complaint routes are known")
                continue
            }
            func count(_ evidence: Dataset.Link.Evidence) -> [Sheet.Row] {
                counted.filter { $0.choice("evidence") == evidence }
            }
            let open = counted.count { $0.choice("status", Openness.self) == .open }
            let oldest = count(.file).compactMap { Int($0.text("as_of").prefix(4)) }.min()
            shares.append(
                (
                    state, 100 * Double(open) / Double(counted.count), oldest, count(.recalled).count,
                    "\(open) of \(counted.count) open; \(count(.recalled).count) recalled"
                ))
        }
        let years = Dictionary(grouping: shares.compactMap(\.oldest)) { $0 }.mapValues(\.count)
        guard let year = years.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return }
        for share in shares {
            let isOlder = (share.oldest ?? year) < year
            rows.joins.link(Dataset.Indicator.complaintRoutes.id)
            rows.observations.append(
                Dataset.Observation(
                    unit: share.state, indicator: Dataset.Indicator.complaintRoutes.id,
                    period: Period(year: year), value: share.share, low: nil, high: nil, standardError: nil,
                    basis: .whole, source: routeSource, published: nil,
                    note: share.note + (isOlder ? "; oldest file of \(share.oldest ?? year)" : ""),
                    evidence: share.recalled > 0 ? .recalled : nil))
        }
    }
}

extension Dataset.Indicator {
    static let coreTreaties = Dataset.Indicator(
        id: "leg-core-treaties", nameEnglish: "Core human-rights treaties ratified (of eight)",
        nameArabic: "معاهدات حقوق الإنسان الأساسية المصدق عليها (من ثماني)", unitMeasure: "treaties 0-8",
        level: .country, violation: "", articles: "4.1", need: "N3",
        definition:
            "How many of ICCPR, ICESCR, ICERD, CAT, CED, CRC, CEDAW and CRPD bind the state in the year. "
            + "Signature alone counts 0; one treaty whose status is unknown is left out and the rest scaled.",
        sourceNote:
            "The nine core treaties without the one on migrant workers. Paper, not practice; reservations "
            + "are not counted.")
    static let complaintRoutes = Dataset.Indicator(
        id: "jus-complaint-routes",
        nameEnglish: "Individual complaint routes open, as a share of those available in the region",
        nameArabic: "مسارات الشكاوى الفردية المفتوحة نسبةً إلى المتاح في الإقليم", unitMeasure: "percent",
        level: .country,
        violation: "extrajudicial killing; torture; arbitrary detention; enforced disappearance",
        articles: "8.1;4.1", need: "N3",
        definition:
            "Open over open and closed, among seven routes to UN committees and the regional court or "
            + "commission. Unknown routes leave both counts; under five known routes there is no value.",
        sourceNote:
            "A snapshot, not a series. Rows of evidence recalled (mostly ICERD 14 and CED 31) must be "
            + "checked before publishing. A closed route is no reason to drop a case.")
}
