extension IndexModel {
    init(_ settings: Settings, _ hash: String) {
        _ = settings.integer("format", in: 1...1)
        name = settings.text("name")
        version = settings.text("version")
        title = settings.localText("title")
        data = settings.text("data")
        units = settings.requiredSection("units") { settings in
            UnitSelection(
                kind: settings.choice("kind"), scope: settings.has("scope") ? settings.choice("scope") : nil)
        }
        screening = settings.section("screening", Screening.init)
        imputation = settings.imputation("imputation") ?? NoImputation(settings)
        treatment = settings.treatment("treatment") ?? NoTreatment(settings)
        normalisation = settings.normalisation("normalisation") ?? Unnormalised()
        scale = settings.section("scale") { settings in
            let (from, to) = (settings.period("from"), settings.period("to"))
            if from > to {
                settings.refuse("to", "'from' is after 'to'", hint: "give the earlier period first")
            }
            return min(from, to)...max(from, to)
        }
        doubts = IndexDoubts()
        var reading = TreeReading()
        let root = settings.requiredSection("index") { reading.group($0, isRoot: true, ArithmeticMean()) }
        indicators = reading.indicators
        groups = reading.groups(under: root)
        self.hash = hash
        (file, lines) = (settings.file, settings.lines)
        // After the tree, whose names it uses.
        let names = DoubtNames(self)
        doubts = settings.section("uncertainty") { IndexDoubts($0, names) } ?? doubts
    }

    /// Gathers the nodes of a tree while its mappings are read.
    private struct TreeReading {
        /// A group whose children are not numbered yet.
        final class Branch {
            var group: Group
            var indicators: [Int]
            var branches: [Branch]

            init(_ group: Group, _ indicators: [Int], _ branches: [Branch]) {
                (self.group, self.indicators, self.branches) = (group, indicators, branches)
            }

            func shift(by count: Int) {
                for place in indicators.indices { indicators[place] += count }
                for branch in branches { branch.shift(by: count) }
            }
        }

        var indicators: [Indicator] = []

        /// - Parameter inherited: the aggregation of the group above.
        mutating func group(_ settings: Settings, isRoot: Bool, _ inherited: any Aggregation) -> Branch {
            let aggregation = settings.aggregation("aggregation") ?? inherited
            let group = Group(
                id: settings.text("id"), name: settings.localText("name"),
                weight: isRoot ? 1 : settings.number("weight", default: 1, in: 0...1e6), children: [],
                aggregation: aggregation, requires: settings.number("requires", default: 0, in: 0...1),
                line: settings.line)
            var own: [Int] = []
            var branches: [Branch] = []
            for indicator in settings.sections("indicators", required: false, Indicator.init) {
                own.append(indicators.count)
                indicators.append(indicator)
            }
            // A mapping is read by a closure that cannot change what it captures.
            let below = settings.sections("groups", required: false) { settings in
                var reading = TreeReading()
                let branch = reading.group(settings, isRoot: false, aggregation)
                return (branch, reading.indicators)
            }
            for (branch, found) in below {
                branch.shift(by: indicators.count)
                indicators += found
                branches.append(branch)
            }
            if own.isEmpty, branches.isEmpty {
                settings.refuse(
                    .missingKey, "id", "\(group.id) has neither indicators nor groups",
                    hint: "add 'indicators:' or 'groups:'")
            }
            return Branch(group, own, branches)
        }

        /// The groups, each after its children.
        func groups(under root: Branch) -> [Group] {
            var groups: [Group] = []
            func add(_ branch: Branch) -> Int {
                var group = branch.group
                group.children = branch.indicators + branch.branches.map { indicators.count + add($0) }
                groups.append(group)
                return groups.count - 1
            }
            _ = add(root)
            return groups
        }
    }
}

extension IndexModel.Indicator {
    init(_ settings: Settings) {
        line = settings.line
        id = settings.text("id")
        name = settings.localText("name")
        weight = settings.number("weight", default: 1, in: 0...1e6)
        direction = settings.direction(positive: "positive", negative: "negative")
        denominator = settings.has("denominator") ? settings.text("denominator") : nil
        per = denominator == nil ? 1 : settings.number("per", default: 1, in: 1e-12...1e12)
        target = settings.optionalNumber("target")
        imputation = settings.imputation("imputation")
        treatment = settings.treatment("treatment")
        normalisation = settings.normalisation("normalisation")
    }
}

extension Settings {
    /// A period such as 2024.
    func period(_ key: String) -> Period {
        let text = text(key)
        if let period = Period(text) { return period }
        if has(key) || !text.isEmpty {
            refuse(
                key, "'\(text)' is not a period",
                hint: "write a year, quarter or month: 2024, 2024-Q3, 2024-07")
        }
        return Period(year: 1000)
    }
}
