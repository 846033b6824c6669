/// UNHCR, UNRWA and IDMC: counts of people that a link says are one community.
enum UNHCRImporter: Importer {
    static let kind = "unhcr"
    static let summary = "UNHCR population.csv with unrwa.csv and idmc.csv, one row an origin, host and year"
    static let layouts = [
        Layout(
            "UNHCR population",
            flow + [
                .integer("refugees"), .integer("asylum_seekers"), .integer("idps"), .integer("stateless"),
            ],
            missing: ["", "NA"]),
        Layout("IDMC or UNRWA", flow + [.integer("total")], missing: ["", "NA"], isInParts: true),
    ]
    private static let flow: [Layout.Column] = [
        .integer("year", required: true), .text("coo_iso"), .text("coa_iso"),
    ]

    /// What a link counts: `population.csv.gz;coo_iso=XXA;coa_iso=MMR;column=stateless`.
    private struct Flow: Hashable {
        let publisher: Publisher
        let origin: String
        let host: String
        let column: String

        init?(_ link: Dataset.Link) {
            guard let filter = EventFilter(link.groupID), let publisher = Publisher(file: filter.file),
                let origin = filter.value(of: "coo_iso"), let host = filter.value(of: "coa_iso"),
                let column = filter.value(of: "column")
            else { return nil }
            self.publisher = publisher
            self.origin = origin
            self.host = host
            self.column = column
        }

        init(_ publisher: Publisher, _ origin: String, _ host: String, _ column: String) {
            self.publisher = publisher
            self.origin = origin
            self.host = host
            self.column = column
        }

        /// True where the people counted have left another state.
        var isFromAbroad: Bool { origin != "XXA" && origin != host }
    }

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var counts: [Flow: [Int: Double]] = [:]
        var rows = ImportedRows()
        findings += Release.twins(sheets) {
            Set([Publisher($0)?.rawValue].compactMap(\.self))
        } named: {
            $0
        }
        for sheet in sheets {
            guard let publisher = Publisher(sheet) else {
                findings.append(
                    Finding(
                        .unknownHeader, file: sheet.file, line: 1,
                        message: "the file has the columns of IDMC and of UNRWA, and its name says neither",
                        hint: "keep the publisher's name in the name of the file: idmc.csv, unrwa.csv"))
                continue
            }
            let columns = sheet.layout.names.dropFirst(3)
            for row in sheet.rows {
                guard let year = row.integer("year"), settings.years.contains(year) else {
                    rows.joins.lose(publisher.rawValue, because: Joins.otherYears)
                    continue
                }
                for column in columns {
                    // 0 before the first count means "not counted"; 0 later would read as "no one is left".
                    guard let count = row.number(column), count > 0 else { continue }
                    let flow = Flow(publisher, row.text("coo_iso"), row.text("coa_iso"), column)
                    counts[flow, default: [:]][year, default: 0] += count
                }
            }
            let years = [sheet].yearsCovered("year")
            rows.sources.append(publisher.source(years, settings))
        }
        rows.indicators = [.population, .statelessShare, .displacedShare]
        join(counts, dataset, &rows)
        return rows
    }

    /// Counts by year of one link of a unit.
    private struct Series {
        let link: Dataset.Link
        let flow: Flow
        let counts: [Int: Double]
    }

    private static func join(_ counts: [Flow: [Int: Double]], _ dataset: Dataset, _ rows: inout ImportedRows)
    {
        var series: [String: [Series]] = [:]
        for link in dataset.links where link.publisher == kind {
            guard let flow = Flow(link) else {
                rows.joins.lose(
                    "\(link.unit): \(link.groupID)", because: "not a file, an origin, a host and a column")
                continue
            }
            let years = (counts[flow] ?? [:]).filter { link.holds(in: $0.key) }
            if years.isEmpty {
                rows.joins.lose("\(link.unit): \(link.groupID)", because: "no count in these files and years")
            }
            series[link.unit, default: []].append(Series(link: link, flow: flow, counts: years))
        }
        for unit in dataset.units where unit.kind == .community {
            // Two counts of the same people are not added: the link that begins last is the closer one.
            let same = (series[unit.id] ?? []).filter { $0.link.relation == .same }
                .sorted { ($0.link.from ?? .min) > ($1.link.from ?? .min) }
            let years = Set(same.flatMap(\.counts.keys)).sorted()
            for year in years {
                guard let first = same.first(where: { $0.counts[year] != nil }),
                    let count = first.counts[year]
                else {
                    continue
                }
                let source = first.flow.publisher.rawValue
                rows.add(.population, unit.id, year, count, .whole, source, first.link.groupName)
                if unit.category == "stateless",
                    same.contains(where: {
                        $0.flow.column == "stateless" && $0.counts[year] != nil
                    })
                {
                    rows.add(.statelessShare, unit.id, year, 100, .definition, source, "")
                }
                if unit.originUnit != nil || first.flow.isFromAbroad {
                    rows.add(.displacedShare, unit.id, year, 100, .definition, source, "")
                }
            }
            displacedAbroad(unit, same, series, dataset, &rows)
            displacedInside(unit, series[unit.id] ?? [], dataset, &rows)
        }
    }

    /// Share of a community that lives abroad as refugees: those of its parts abroad, over them and who is left.
    private static func displacedAbroad(
        _ unit: Dataset.Unit, _ same: [Series], _ series: [String: [Series]], _ dataset: Dataset,
        _ rows: inout ImportedRows
    ) {
        guard unit.originUnit == nil, let home = same.first, !home.flow.isFromAbroad else { return }
        let abroad = dataset.units.filter { $0.originUnit == unit.id }.flatMap { part in
            (series[part.id] ?? []).filter { $0.link.relation == .same && $0.flow.isFromAbroad }
        }
        for (year, stayed) in home.counts {
            let left = abroad.compactMap { $0.counts[year] }.reduce(0, +)
            guard left > 0 else { continue }
            rows.add(
                .displacedShare, unit.id, year, 100 * left / (left + stayed), .floor,
                home.flow.publisher.rawValue, "refugees abroad over them and the people counted at home")
        }
    }

    /// Share of a territory's people who are displaced inside it, where a link says that the count is theirs.
    private static func displacedInside(
        _ unit: Dataset.Unit, _ series: [Series], _ dataset: Dataset, _ rows: inout ImportedRows
    ) {
        let population = dataset.observations.filter {
            $0.unit == unit.id && $0.indicator == Dataset.Indicator.population.id
        }.max { $0.period < $1.period }
        for series in series where series.link.relation == .groupPartOf && series.flow.publisher == .idmc {
            guard let population else {
                rows.joins.lose(unit.id, because: "displaced people are counted, and no population is known")
                continue
            }
            for (year, count) in series.counts {
                rows.add(
                    .displacedShare, unit.id, year, min(100, 100 * count / population.value), .floor,
                    Publisher.idmc.rawValue, "over the population of \(population.period)")
            }
        }
    }
}

extension ImportedRows {
    fileprivate mutating func add(
        _ indicator: Dataset.Indicator, _ unit: String, _ year: Int, _ value: Double, _ basis: Dataset.Basis,
        _ source: String, _ note: String
    ) {
        joins.link("\(indicator.id) of \(unit)")
        observations.append(
            Dataset.Observation(
                unit: unit, indicator: indicator.id, period: Period(year: year), value: value, low: nil,
                high: nil,
                standardError: nil, basis: basis, source: source, published: nil, note: note))
    }
}
