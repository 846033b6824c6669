/// The Table Schema of a resource, as `datapackage.json` states it.
/// Reference: [TableSchema], version 1
extension Field {
    /// Type of the column in words of Table Schema.
    var schemaType: String {
        switch kind {
        case .number: "number"
        case .integer, .year: "integer"
        case .yesNo: "boolean"
        case .date(partial: false): "date"
        case .text, .id, .period, .date, .choice, .words, .stateYears, .address: "string"
        }
    }

    var schema: JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .text(name)), ("type", .text(schemaType)), ("description", .text(description)),
        ]
        if kind == .yesNo {
            members += [("trueValues", .list([.text("yes")])), ("falseValues", .list([.text("no")]))]
        }
        let constraints = (isRequired ? [("required", .flag(true))] : []) + kindConstraints
        if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
        return .object(members)
    }

    private var kindConstraints: [(String, JSONValue)] {
        switch kind {
        case .text, .yesNo, .date(partial: false): []
        case .id: [("pattern", .text("[A-Za-z0-9][A-Za-z0-9._-]*"))]
        case .words: [("pattern", .text("[A-Za-z0-9][A-Za-z0-9._-]*(;[A-Za-z0-9][A-Za-z0-9._-]*)*"))]
        case .number(let minimum, let maximum):
            [("minimum", minimum), ("maximum", maximum)].compactMap { name, bound in
                bound.map { (name, .number($0)) }
            }
        case .integer(let minimum, let maximum):
            [("minimum", .number(Double(minimum))), ("maximum", .number(Double(maximum)))]
        case .year:
            [
                ("minimum", .number(Double(Self.years.lowerBound))),
                ("maximum", .number(Double(Self.years.upperBound))),
            ]
        case .period: [("pattern", .text("[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?"))]
        case .date(partial: true): [("pattern", .text("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"))]
        case .choice(let words): [("enum", .list(words.map(JSONValue.text)))]
        case .stateYears:
            [("pattern", .text("[^:;]+(:([0-9]{4})?-([0-9]{4})?)?(;[^:;]+(:([0-9]{4})?-([0-9]{4})?)?)*"))]
        case .address: [("pattern", .text("https?://.+"))]
        }
    }
}

extension Resource {
    /// Fields, keys and missing values. A reference that may also be a wildcard is no foreign key there.
    var schema: JSONValue {
        let keys = foreignKeys.filter { $0.wildcard == nil }.map { key in
            JSONValue.object([
                ("fields", .text(key.field)),
                (
                    "reference",
                    .object([
                        ("resource", .text(key.resource == name ? "" : key.resource)),
                        ("fields", .text("id")),
                    ])
                ),
            ])
        }
        return .object(
            [
                ("fields", .list(fields.map(\.schema))),
                ("missingValues", .list([.text("")])),
                ("primaryKey", .list(primaryKey.map(JSONValue.text))),
            ] + (keys.isEmpty ? [] : [("foreignKeys", .list(keys))]))
    }
}
