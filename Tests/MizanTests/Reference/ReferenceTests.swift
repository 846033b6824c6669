import Testing

/// Every reference case agrees, differs by a stated decision, or is of a method that is left out.
@Suite(.enabled(if: SharedData.isThere, "the reference numbers are not here: set MIZAN_SHARED"))
struct ReferenceTests {
    /// What an operation says of a case: the places that differ, none where it agrees; `byDecision` for those
    /// where the peer is wrong.
    typealias Operation = @Sendable (ReferenceCase) throws -> [String]

    /// By the operation of a case, whatever its name.
    static let operations = tables.merging(index) { $1 }.merging(pipelines) { $1 }.merging(sensitivity) { $1 }

    /// Methods that are left out: a menu of near-equal ones invites picking the one that gives the wanted answer.
    static let outOfScope: Set<String> = [
        "aras", "cocoso", "copras", "edas", "mabac", "marcos", "moora", "spotis", "waspas",
    ]

    @Test func everyCaseAgrees() throws {
        var (agree, decided, left) = (0, 0, 0)
        var failed: [String] = []
        for reference in try ReferenceCase.all() {
            guard let operation = Self.operations[reference.operation] else {
                if Self.outOfScope.contains(reference.operation) {
                    left += 1
                } else {
                    failed.append("\(reference.testDescription): unknown operation")
                }
                continue
            }
            let all: [String]
            do {
                all = try operation(reference)
            } catch {
                all = ["\(error)"]
            }
            let differences = all.filter { !$0.hasPrefix(Self.decision) }
            if !differences.isEmpty {
                failed.append("\(reference.testDescription): \(differences)")
            } else if all.isEmpty {
                agree += 1
            } else {
                decided += 1
            }
        }
        print(
            "reference cases: \(agree) agree, \(decided) differ by decision, \(left) out of scope, \(failed.count) fail"
        )
        #expect(failed.isEmpty, "\(failed.joined(separator: "\n"))")
    }
}
