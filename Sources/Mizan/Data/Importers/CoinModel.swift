/// The model of a COINr project: the tree of `iMeta`, and the recipe of COINr's own worked example, since no file of a
/// project holds one.
public struct CoinModel: Sendable {
    /// The file beside the dataset.
    public static let file = "model.yaml"

    struct Group: Sendable {
        let entry: Node
        let indicators: [Indicator]
        let groups: [Group]

        var hasGoalposts: Bool {
            indicators.contains { $0.goalposts != nil } || groups.contains(where: \.hasGoalposts)
        }
    }

    struct Node: Sendable {
        let id: String
        let name: String
        let weight: Double
    }

    struct Indicator: Sendable {
        let node: Node
        let isNegative: Bool
        let target: Double?
        let denominator: String?
        let per: Double
        let goalposts: CoinMetadata.Goalposts?
    }

    let kind: Dataset.Unit.Kind
    let root: Group
    /// The division of the units inside which gaps are filled: the coarsest; nil where no grouping has two classes.
    let division: String?

    init?(_ metadata: CoinMetadata, _ figures: CoinFigures, kind: Dataset.Unit.Kind, units: [Dataset.Unit]) {
        guard let top = metadata.root else { return nil }
        self.kind = kind
        root = Self.group(top, metadata)
        let tags = Set(units.flatMap(\.tags))
        let sizes = figures.groupings.map { grouping in
            (id: grouping.id, classes: tags.count { $0.hasPrefix(grouping.id + ".") })
        }
        // Of equals the last.
        division = sizes.reversed().filter { $0.classes > 1 }.min { $0.classes < $1.classes }?.id
    }

    private static func group(_ entry: CoinMetadata.Entry, _ metadata: CoinMetadata) -> Group {
        let children = metadata.children(of: entry.code)
        return Group(
            entry: Node(id: entry.id, name: entry.name, weight: entry.weight),
            indicators: children.filter { $0.role == .indicator }.map { child in
                Indicator(
                    node: Node(id: child.id, name: child.name, weight: child.weight),
                    isNegative: child.isNegative, target: child.target,
                    denominator: child.denominator.flatMap { metadata.byCode[$0]?.id }, per: child.per,
                    goalposts: child.goalposts)
            },
            groups: children.filter { $0.role == .aggregate }.map { group($0, metadata) })
    }

    /// What the recipe does, in words.
    public var recipe: String {
        let gaps = division.map { "the mean of the units of the same \($0)" } ?? "the mean of all units"
        let scale = "on 0-100 by minimum and maximum"
        return
            "no unit is screened out, gaps take \(gaps), outliers are drawn in at up to 5 places and then logged, "
            + (root.hasGoalposts
                ? "indicators keep their goalposts or are put \(scale), " : "indicators are put \(scale), ")
            + "groups are weighted arithmetic means"
    }

    /// The bytes of the model file beside a dataset, read back and checked against it.
    ///
    /// - Parameter folder: the dataset's folder; its name is the model's.
    /// - Throws: what is wrong with it, as anyone who reads the file would find.
    public func written(
        in folder: FolderContents, beside dataset: Dataset
    ) throws(Findings) -> (bytes: [UInt8], warnings: [Finding]) {
        let last = folder.path.split(separator: "/").last.map(String.init) ?? ""
        let bytes = Array(text(name: CoinID.id(last) ?? root.entry.id).utf8)
        let file = folder.label(of: Self.file)
        let findings = try IndexModel.read(bytes, file: file).checked(against: dataset)
        guard findings.allSatisfy({ $0.severity == .warning }) else { throw Findings(findings) }
        return (bytes, findings)
    }
}
