/// The distinct texts of one column, each held and checked once however many rows repeat it.
struct FieldPool {
    private(set) var texts: [String] = []
    private(set) var isSound: [Bool] = []
    private var numbers: [ArraySlice<UInt8>: Int] = [:]
    private var last: ArraySlice<UInt8>?
    private var lastNumber = 0

    /// The number of a cell's text among the distinct texts; `check` is asked about texts not seen before.
    ///
    /// Texts are told apart by their bytes: two spellings of one letter are two texts, so that what is kept
    /// never depends on which of them came first.
    mutating func number(of cell: ArraySlice<UInt8>, check: () -> Bool) -> Int {
        if let last, last == cell { return lastNumber }
        last = cell
        if let known = numbers[cell] {
            lastNumber = known
            return known
        }
        lastNumber = texts.count
        numbers[cell] = lastNumber
        texts.append(String(decoding: cell, as: UTF8.self))
        isSound.append(check())
        return lastNumber
    }
}
