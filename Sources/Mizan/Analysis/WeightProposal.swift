import MizanNumerics

/// The weights that a method proposes for the groups of a model, beside those that the model states.
public struct WeightProposal: Sendable {
    public struct Group: Sendable {
        /// The number of the group's node.
        public let node: Int
        /// Shares of the group that the model states, one a child.
        public let stated: [Double]
        public let outcome: Result<ProposedWeights, WeightingFault>

        public var proposed: ProposedWeights? { try? outcome.get() }
    }

    public let table: AnalysisTable
    /// In the order of the tree, the index last.
    public let groups: [Group]

    /// Weighs the groups of a table.
    ///
    /// Without a group, every one of two children or more whose children have weights of their own; of those, where
    /// settings name the children of some alone, only the groups that they fit.
    ///
    /// - Parameter group: id of the one group to weigh; nil for all.
    /// - Throws: `Findings` where there is no such group.
    public init(_ table: AnalysisTable, by method: any Weighting, group: String? = nil) throws(Findings) {
        self.table = table
        let weighed = Self.groups(of: table)
        var chosen = weighed
        if let group {
            let ids = weighed.map { table.groups[$0].id }
            chosen = weighed.filter { table.groups[$0].id == group }
            guard !chosen.isEmpty else {
                throw Findings([
                    Finding(
                        .unknownName, file: "--group",
                        message: "'\(group)' is no group whose children have weights",
                        hint: Spelling.guess(group, in: ids) ?? "groups: \(ids.joined(separator: ", "))")
                ])
            }
        }
        let all = chosen.map { Self.group($0, of: table, by: method) }
        // Settings that name children speak of the groups whose children they know, if only in part.
        let meant = all.filter { !$0.isForeign }
        let near = all.filter { $0.isNear }
        groups = group != nil ? all : !meant.isEmpty ? meant : !near.isEmpty ? near : all
    }

    /// Places of the groups that can be weighed: of two children or more, all with weights of their own.
    public static func groups(of table: AnalysisTable) -> [Int] {
        table.groups.indices.filter { place in
            let children = table.groups[place].children.map(table.node)
            return children.count > 1 && children.allSatisfy { $0.weight != nil }
        }
    }

    private static func group(_ place: Int, of table: AnalysisTable, by method: any Weighting) -> Group {
        let node = table.groups[place]
        let children = node.children.map(table.node)
        let stated = children.map { $0.weight ?? 0 }
        let figures = WeightingGroup(
            children.map(\.id), columns: node.children.map { table.column($0) }, nominal: stated,
            directions: children.map(\.direction), indicators: node.children.map { table.leaves($0).count })
        let outcome = Result { () throws(WeightingFault) in try method.weights(for: figures) }
        return Group(node: table.indicators.count + place, stated: stated, outcome: outcome)
    }

    /// By id the proposed weights, to six significant digits, as they are written into a model file.
    public var weights: [String: Double] {
        var weights: [String: Double] = [:]
        for group in groups {
            guard let proposed = group.proposed else { continue }
            for (child, weight) in zip(table.node(group.node).children, proposed.weights) {
                weights[table.node(child).id] = roundedToSignificant(weight, 6)
            }
        }
        return weights
    }

    /// What stands in the way in groups that could not be weighed.
    ///
    /// - Parameter file: of the model.
    public func findings(in file: String) -> [Finding] {
        groups.compactMap { group in
            guard case .failure(let fault) = group.outcome else { return nil }
            let node = table.node(group.node)
            return Finding(
                .notWeighed, file: file, line: node.line, column: node.line > 0 ? 1 : 0,
                message: "\(node.id): \(fault.shown(table))",
                hint: "its stated weights stay; choose another method for it with --group")
        }
    }
}

extension WeightProposal.Group {
    /// The settings know some children of the group, and not all.
    fileprivate var isNear: Bool {
        if case .failure(.unnamedChild) = outcome { return true }
        return false
    }

    /// The settings speak of another group.
    fileprivate var isForeign: Bool {
        switch outcome {
        case .failure(.unknownChild), .failure(.unnamedChild): true
        default: false
        }
    }
}

extension WeightingFault {
    /// With the unit named that a place is of.
    fileprivate func shown(_ table: AnalysisTable) -> String {
        guard case .child(_, .valueOutOfDomain(let place, _, _)) = self,
            table.units.indices.contains(place)
        else { return description }
        return description + ", that of \(table.units[place].id)"
    }
}

extension Registry {
    /// The weighting of a name with the settings of a file.
    ///
    /// - Parameter settings: the bytes of a YAML mapping of the method's settings, and the file's name.
    /// - Throws: `Findings` where the name is unknown or a setting does not fit.
    public static func weighting(
        _ name: String, settings: (bytes: [UInt8], file: String)?
    ) throws(Findings) -> any Weighting {
        guard let type = weightings.first(where: { $0.name == name }) else {
            let names = weightings.map { $0.name }
            throw Findings([
                Finding(
                    .unknownName, file: "--method", message: "there is no weighting '\(name)'",
                    hint: Spelling.guess(name, in: names) ?? "use one of: \(names.joined(separator: ", "))")
            ])
        }
        if let settings {
            return try SettingsDocument(settings.bytes, file: settings.file, subject: "the file")
                .read { type.init($0) }
        }
        do throws(Findings) {
            return try SettingsDocument(Array("{}".utf8), file: "--method", subject: "'\(name)'")
                .read { type.init($0) }
        } catch {
            // There is no line to point at.
            throw Findings(
                error.list.map {
                    Finding(
                        $0.code, file: $0.file, message: $0.message, hint: "\($0.hint) in a settings file")
                })
        }
    }
}
