/// The distinct texts of one column, each held and checked once however many rows repeat it.
///
/// Texts are told apart by their bytes: two spellings of one letter are two texts, so that what is kept never
/// depends on which of them came first. A table of slots finds a text by its bytes where it lies in the file,
/// without copying it.
struct FieldPool {
    private(set) var texts: [String] = []
    private(set) var isSound: [Bool] = []
    /// Where each text was first seen.
    private var spans: [Range<Int>] = []
    /// Numbers of texts by hash, -1 where free; never more than half full.
    private var slots = [Int](repeating: -1, count: 64)
    private var last = 0
    private var empty = -1

    /// The number of a cell's text among the distinct texts; `check` is asked about texts not seen before.
    mutating func number(of span: Range<Int>, in bytes: [UInt8], check: () -> Bool) -> Int {
        if last < spans.count, Self.areEqual(spans[last], span, in: bytes) { return last }
        var slot = Self.hash(span, in: bytes) & (slots.count - 1)
        while slots[slot] >= 0 {
            last = slots[slot]
            if Self.areEqual(spans[last], span, in: bytes) { return last }
            slot = (slot + 1) & (slots.count - 1)
        }
        add(String(decoding: bytes[span], as: UTF8.self), isSound: check(), span: span)
        slots[slot] = last
        if 2 * spans.count > slots.count { grow(bytes) }
        return last
    }

    /// The number of a text that is not in the file byte for byte. Such texts are rare, and are looked for one by one.
    mutating func number(ofFolded text: String, check: () -> Bool) -> Int {
        if let known = texts.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) { return known }
        add(text, isSound: check(), span: 0..<0)
        return last
    }

    /// The number of the empty text, which is sound.
    mutating func numberOfEmpty() -> Int {
        if empty < 0 {
            add("", isSound: true, span: 0..<0)
            empty = last
        }
        return empty
    }

    private mutating func add(_ text: String, isSound: Bool, span: Range<Int>) {
        last = texts.count
        texts.append(text)
        self.isSound.append(isSound)
        spans.append(span)
    }

    private mutating func grow(_ bytes: [UInt8]) {
        slots = Array(repeating: -1, count: 4 * slots.count)
        for (number, span) in spans.enumerated() where !span.isEmpty {
            var slot = Self.hash(span, in: bytes) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = number
        }
    }

    private static func areEqual(_ left: Range<Int>, _ right: Range<Int>, in bytes: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        for step in 0..<left.count where bytes[left.lowerBound + step] != bytes[right.lowerBound + step] {
            return false
        }
        return true
    }

    /// FNV-1a, with its upper half folded into the lower.
    private static func hash(_ span: Range<Int>, in bytes: [UInt8]) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in span { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
