/// What one file of a dataset holds: the one description that drives reading, checking, writing and the Table
/// Schema of `datapackage.json`.
public struct Resource: Sendable, Hashable {
    /// The values of a column are ids of another file's rows.
    public struct ForeignKey: Sendable, Hashable {
        public var field: String
        /// Name of the resource referred to; its key is `id`.
        public var resource: String
        /// For references to units: the kind that the unit must be; nil = any.
        public var kind: Dataset.Unit.Kind?
        /// A value that refers to all, such as `*`; nil = none.
        public var wildcard: String?

        public init(
            _ field: String, to resource: String, kind: Dataset.Unit.Kind? = nil, wildcard: String? = nil
        ) {
            self.field = field
            self.resource = resource
            self.kind = kind
            self.wildcard = wildcard
        }
    }

    /// Columns that must not decrease from left to right within a row, where they have values.
    public struct Order: Sendable, Hashable {
        public var fields: [String]
        public var code: FindingCode

        public init(_ fields: [String], _ code: FindingCode) {
            self.fields = fields
            self.code = code
        }
    }

    public var name: String
    public var title: String
    public var fields: [Field]
    public var primaryKey: [String]
    public var foreignKeys: [ForeignKey]
    public var orders: [Order]
    /// The field without which a row says nothing: such a row is passed over with a warning. nil = none.
    public var figure: String?
    /// True where a dataset may do without the file.
    public var isOptional: Bool

    public init(
        name: String, title: String, isOptional: Bool = false, fields: [Field], primaryKey: [String],
        foreignKeys: [ForeignKey] = [], orders: [Order] = [], figure: String? = nil
    ) {
        self.name = name
        self.title = title
        self.isOptional = isOptional
        self.fields = fields
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
        self.orders = orders
        self.figure = figure
    }

    /// Path of the resource's file in the folder of a dataset.
    public var file: String { name + ".csv" }

    /// Place of a field; the fields of a resource are known, so that a wrong name is a programmer's.
    func index(of field: String) -> Int {
        guard let index = fields.firstIndex(where: { $0.name == field }) else {
            preconditionFailure("\(name) has no field \(field)")
        }
        return index
    }
}
