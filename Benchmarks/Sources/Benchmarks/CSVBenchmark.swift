import Foundation
import Mizan
import MizanNumerics

/// Reading CSV: every field of every record is looked at, one is parsed as a number and one as text.
enum CSVBenchmark {
    static func run(_ report: inout Report) throws {
        let rows = 1_000_000
        let bytes = table(rows)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "mizan-benchmark-\(ProcessInfo.processInfo.processIdentifier).csv")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        // Values are i mod 1000 and a quarter; notes have 11 letters, or 14 where quoted, in every tenth row.
        let sum = Double(rows / 1000) * 499_500 + Double(rows) / 4
        let letters = rows * 11 + rows / 10 * 3
        let peer = try Python.run(script, [file.path])
        let expected = "\(rows) \(Int(sum)) \(letters)"
        if let peer, peer.answer != expected { print("python's csv read \(peer.answer), not \(expected)") }
        report.time(
            "csv: 10^6 records of 5 fields, \(bytes.count >> 20) MiB", runs: 3, count: rows, of: "a record",
            peer: peer.map { ("python's csv", $0.seconds) },
            { totals(bytes, number: 3, text: 4) },
            isRight: { $0 == Totals(records: rows, sum: sum, letters: letters) })
        try shared(&report)
    }

    /// UNHCR's population figures, where the large files are at hand.
    private static func shared(_ report: inout Report) throws {
        let folder = ProcessInfo.processInfo.environment["MIZAN_SHARED"] ?? "../shared"
        let path = folder + "/data/unhcr/population.csv.gz"
        guard let data = FileManager.default.contents(atPath: path) else {
            print("csv: skipped \(path): not there (MIZAN_SHARED names the folder)")
            return
        }
        guard let peer = try Python.run(gzipScript, [path]), let records = Int(peer.answer) else { return }
        try report.time(
            "csv: unhcr/population.csv.gz", runs: 3, count: records, of: "a record",
            peer: ("python's gzip and csv", peer.seconds),
            { totals(try Gunzip.inflate([UInt8](data), limit: 1 << 28), number: 0, text: 0).records },
            isRight: { $0 == records })
    }

    struct Totals: Equatable {
        var records = 0
        var sum = 0.0
        var letters = 0
    }

    private static func totals(_ bytes: [UInt8], number: Int, text: Int) -> Totals {
        var reader = CSVReader(bytes, file: "benchmark.csv")
        var totals = Totals()
        while let record = reader.next() {
            totals.records += 1
            totals.sum += record.number(number) ?? 0
            totals.letters += record.text(text).utf8.count
        }
        return totals
    }

    /// An invented table in the form of observations.csv.
    private static func table(_ rows: Int) -> [UInt8] {
        var bytes = Array("unit,indicator,period,value,note\n".utf8)
        bytes.reserveCapacity(rows * 64)
        for row in 0..<rows {
            let figure = 100_000 + row % 900_000
            let note = row % 10 == 0 ? "\"note, \"\"\(figure)\"\"\"" : "note \(figure)"
            bytes +=
                "unit-\(row % 997),indicator-\(row % 31),\(1990 + row % 35),\(row % 1000).25,\(note)\n".utf8
        }
        return bytes
    }

    private static let script = """
        import csv
        def work():
            n = s = t = 0
            with open(sys.argv[1], newline='', encoding='utf-8') as f:
                rows = csv.reader(f)
                next(rows)
                for row in rows:
                    n += 1
                    s += float(row[3])
                    t += len(row[4])
            return f'{n} {int(s)} {t}'
        best(3, work)
        """

    private static let gzipScript = """
        import csv, gzip
        def work():
            with gzip.open(sys.argv[1], 'rt', newline='', encoding='utf-8') as f:
                return sum(1 for row in csv.reader(f) if row) - 1
        best(3, work)
        """
}
