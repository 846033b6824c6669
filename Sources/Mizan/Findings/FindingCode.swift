/// What a finding is about: a stable code, and what `mizan help CODE` says of it.
///
/// 01 files, 02 data, 03 model, 04 doubts about the data behind a ranking, 05 documents, 06 counted replicates; E for
/// errors, W for warnings, which stop nothing. A code is never given a new meaning.
public enum FindingCode: String, Sendable, Hashable, CaseIterable {
    case missingFile = "E0101"
    case pathOutsideFolder = "E0102"
    case malformedPackage = "E0103"
    case changedFile = "E0104"
    case differingSchema = "E0105"
    case notUTF8 = "E0106"
    case controlCharacter = "E0107"
    case emptyFile = "E0108"
    case duplicateColumn = "E0109"
    case missingColumn = "E0110"
    case wrongDelimiter = "E0111"
    case misplacedQuote = "E0112"
    case unclosedQuote = "E0113"
    case fieldCount = "E0114"
    case fieldTooLong = "E0115"
    case tooManyFindings = "E0116"
    case unknownHeader = "E0117"
    case damagedGzip = "E0118"
    case missingCompanion = "E0119"

    case missingValue = "E0201"
    case notANumber = "E0202"
    case outOfRange = "E0203"
    case notWhole = "E0204"
    case notAPeriod = "E0205"
    case notADate = "E0206"
    case notAChoice = "E0207"
    case notAnID = "E0208"
    case duplicateRow = "E0209"
    case conflictingRows = "E0210"
    case unknownReference = "E0211"
    case wrongReference = "E0212"
    case cycle = "E0213"
    case valueOutsideBounds = "E0214"
    case yearsReversed = "E0215"
    case notStateYears = "E0216"
    case notAnAddress = "E0217"
    case nothingToLink = "E0218"

    case malformedYAML = "E0301"
    case wrongType = "E0302"
    case missingKey = "E0303"
    case unknownKey = "E0304"
    case duplicateKey = "E0305"
    case unknownName = "E0306"
    case badValue = "E0307"
    case noEffect = "E0308"
    case noDataAtPeriod = "E0309"
    case notComputable = "E0310"

    case outputDiffers = "E0501"
    case unclosedFence = "E0502"
    case notACommand = "E0503"
    case commandNotEnded = "E0504"
    case outputNotShowable = "E0505"
    case statusDiffers = "E0506"

    case damagedCounts = "E0601"
    case replicatesTwice = "E0602"
    case otherModel = "E0603"
    case otherData = "E0604"
    case otherPeriod = "E0605"
    case otherSelection = "E0606"
    case otherSeed = "E0607"
    case otherEngine = "E0608"
    case otherUnits = "E0609"
    case otherParts = "E0610"

    case undeclaredFile = "W0101"
    case unknownColumn = "W0102"
    case noRows = "W0103"
    case directionOverride = "W0104"
    case noValue = "W0201"
    case noPeople = "W0202"
    case emptyDimension = "W0301"
    case noObservation = "W0302"
    case notWeighed = "W0303"
    case mixedScales = "W0304"
    case treatedByPeriod = "W0305"
    case targetPerDenominator = "W0306"
    case weightsUnread = "W0307"
    case staleSource = "W0401"
    case conflictingSources = "W0402"
    case recalledRows = "W0403"
    case unlinkedUnit = "W0404"
    case constantWithinStates = "W0405"
    case gapsMoveOrder = "W0406"
    case noCell = "W0501"

    /// Errors stop the command; warnings are printed and it goes on.
    public var severity: Finding.Severity { rawValue.hasPrefix("W") ? .warning : .error }

    /// What is wrong, in a few words.
    public var title: String { text.title }

    /// What is wrong, with an example, and how to mend it: one paragraph.
    public var explanation: String { text.explanation }
}
