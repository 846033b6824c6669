/// Where the fields of a resource stand in the records of one file; held once and shared by its records.
final class RecordLayout {
    let resource: Resource
    /// Place of each field in a record; -1 for an optional column that the file does not have.
    let places: [Int]
    /// Place of each field among the pools of texts that repeat; -1 where its texts are its rows' own.
    let pools: [Int]
    /// The columns that must not decrease within a row.
    let orders: [(fields: [(index: Int, name: String)], code: FindingCode)]
    private let names: [String]
    /// The field after the one that was asked for last: rows ask for their fields in order.
    private var next = 0

    init(_ resource: Resource, places: [Int]) {
        self.resource = resource
        self.places = places
        names = resource.fields.map(\.name)
        let keys = resource.primaryKey + resource.foreignKeys.map(\.field)
        var count = 0
        pools = resource.fields.map { field in
            guard keys.contains(field.name) || field.kind.repeats else { return -1 }
            count += 1
            return count - 1
        }
        orders = resource.orders.map { order in
            (order.fields.map { (resource.index(of: $0), $0) }, order.code)
        }
    }

    /// Number of a field; a wrong name is a programmer's.
    func index(of field: String) -> Int {
        for step in names.indices {
            let index = next + step < names.count ? next + step : next + step - names.count
            guard names[index] == field else { continue }
            next = index + 1
            return index
        }
        preconditionFailure("\(resource.file) has no field \(field)")
    }

    /// Place of a field in a record; nil where the file does not have its column.
    func place(of field: String) -> Int? {
        let place = places[index(of: field)]
        return place >= 0 ? place : nil
    }
}
