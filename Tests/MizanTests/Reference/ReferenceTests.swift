import Testing

/// Every reference case that can be run agrees; the summary counts the rest.
@Suite(.enabled(if: SharedData.isThere, "the reference numbers are not here: set MIZAN_SHARED"))
struct ReferenceTests {
    /// What an operation says of a case: the places that differ, none where it agrees.
    typealias Operation = @Sendable (ReferenceCase) throws -> [String]

    /// By the operation of a case, whatever its name.
    static let operations: [String: Operation] = [:]
        .merging(index) { $1 }

    @Test func everyCaseAgrees() throws {
        var agree = 0
        var decided = 0
        var open: Set<String> = []
        for reference in try ReferenceCase.all() {
            guard let operation = Self.operations[reference.operation] else {
                open.insert(reference.operation)
                continue
            }
            let differences: [String]
            do {
                differences = try operation(reference)
            } catch let difference as DecidedDifference {
                print("\(reference.testDescription) differs by decision: \(difference.reason)")
                decided += 1
                continue
            }
            #expect(differences.isEmpty, "\(reference.testDescription): \(differences)")
            agree += differences.isEmpty ? 1 : 0
        }
        print(
            "reference cases: \(agree) agree, \(decided) differ by decision; operations not built yet: \(open.count)"
        )
    }
}
