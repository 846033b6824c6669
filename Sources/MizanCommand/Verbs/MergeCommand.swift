import ArgumentParser
import Mizan

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Adds up what shards of `mizan uncertainty` counted, exactly.",
        discussion: """
            Takes the files of any shards in any order and prints what one process that counted them all would \
            print. Replicates that are missing are named; files of another model, data, period, selection or seed, \
            and replicates that come twice, are refused.

            Example: mizan merge 1.counts 2.counts 3.counts 4.counts --out all.counts
            """)

    @Argument(help: "Files that `mizan uncertainty --out` wrote, or a merge of them.")
    var files: [String]

    @Option(
        help: ArgumentHelp("Writes the sum into a file that merges again; - prints it.", valueName: "file"))
    var out: String?

    @OptionGroup var printing: StudyOutputOptions

    func run() throws {
        try reporting {
            let study = try sum()
            _ = try printing.page(study)
            // Others can be added to a part, so that it is written even so.
            if study.joint.hasNothing, out == nil || study.missing.isEmpty {
                throw Findings([study.joint.nothing(in: files[0])])
            }
            if let out { try Disk.write(study, to: out) }
            study.printMissing()
            study.printFailures()
            if out != "-", !study.joint.hasNothing { try printing.write(study) }
        }
    }

    /// The sum of all files; every finding of any of them is printed before the verb stops.
    private func sum() throws -> ReplicateStudy {
        var (sum, damage) = (StudySum(), [Finding]())
        for file in files {
            let bytes = try Disk.bytes(of: file)
            do throws(Findings) {
                sum.add(try ReplicateStudy.read(bytes, file: file), from: file)
            } catch {
                damage += error.list
            }
        }
        let findings = damage + sum.findings
        guard findings.isEmpty, let study = sum.study else { throw Findings(findings) }
        return study
    }
}
