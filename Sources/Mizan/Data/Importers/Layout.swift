/// One kind of file that an importer knows, recognised by its header.
///
/// Only the named columns are read, unless it is open; others may stand beside them, in any order.
struct Layout: Sendable {
    struct Column: Sendable {
        enum Kind: Sendable {
            case text, integer, number
            case choice([String])
        }
        let name: String
        let kind: Kind
        let required: Bool
        /// What a number can be.
        var range = everyNumber

        static let everyNumber = -Double.infinity...Double.infinity

        static func text(_ name: String, required: Bool = false) -> Column {
            Column(name: name, kind: .text, required: required)
        }
        static func integer(
            _ name: String, in range: ClosedRange<Double> = everyNumber, required: Bool = false
        ) -> Column {
            Column(name: name, kind: .integer, required: required, range: range)
        }
        static func number(
            _ name: String, in range: ClosedRange<Double> = everyNumber, required: Bool = false
        ) -> Column {
            Column(name: name, kind: .number, required: required, range: range)
        }
        /// The year of a row.
        static func year(_ name: String, required: Bool = false) -> Column {
            integer(
                name, in: Double(Field.years.lowerBound)...Double(Field.years.upperBound), required: required)
        }
        static func choice<Value: CaseIterable & RawRepresentable>(
            _ name: String, of type: Value.Type, required: Bool = true
        ) -> Column where Value.RawValue == String {
            Column(name: name, kind: .choice(type.allCases.map(\.rawValue)), required: required)
        }
    }

    /// What the file is called, for people: `EPR core`.
    let title: String
    /// What a header must hold.
    let columns: [Column]
    /// What is read where it is there.
    let optional: [Column]
    /// Cells that mean "no value". `NA` is in it only for files in which it cannot be Namibia's code.
    let missing: Set<String>
    /// True where the publisher writes Latin-1.
    let latin1: Bool
    /// True where one release is several files, each of its own part: the importer refuses two of one part.
    let isInParts: Bool
    /// True where every other column is read too, as text under its own name: what it holds, another file says.
    let isOpen: Bool

    init(
        _ title: String, _ columns: [Column], optional: [Column] = [], missing: Set<String> = [""],
        latin1: Bool = false, isInParts: Bool = false, isOpen: Bool = false
    ) {
        self.title = title
        self.columns = columns
        self.optional = optional
        self.missing = missing
        self.latin1 = latin1
        self.isInParts = isInParts
        self.isOpen = isOpen
    }

    /// Names of the columns that a header must hold.
    var names: [String] { columns.map(\.name) }

    /// Columns that are read as text.
    var textNames: [String] {
        columns.filter { column in
            if case .text = column.kind { true } else { false }
        }.map(\.name)
    }
}
