extension Dataset.StateYears {
    /// Reads `MMR`, `UKR:-2013`, `SSD:2011-` or `SRB:2006-2008`; nil for anything else.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let state = parts.first, !state.isEmpty, parts.count <= 2 else { return nil }
        self.state = String(state)
        guard parts.count == 2 else { return }
        let years = parts[1].split(separator: "-", omittingEmptySubsequences: false)
        guard years.count == 2, years.contains(where: { !$0.isEmpty }) else { return nil }
        for (index, year) in years.enumerated() where !year.isEmpty {
            guard year.utf8.count == 4, let number = Int(year), Field.years.contains(number) else {
                return nil
            }
            if index == 0 { from = number } else { to = number }
        }
        if let from, let to, from > to { return nil }
    }

    /// Reads a list joined by `;` whose spans do not overlap; nil for anything else.
    static func list(_ text: String) -> [Self]? {
        var list: [Self] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            guard let next = Self(part), !list.contains(where: next.overlaps) else { return nil }
            list.append(next)
        }
        return list
    }

    private func overlaps(_ other: Self) -> Bool {
        (from ?? .min) <= (other.to ?? .max) && (other.from ?? .min) <= (to ?? .max)
    }

    var text: String {
        guard from != nil || to != nil else { return state }
        return "\(state):\(from.map(String.init) ?? "")-\(to.map(String.init) ?? "")"
    }
}

extension Dataset.Unit {
    /// The places whose figures stand in for the unit in a year, the nearest first: a territory's own row comes
    /// before that of the state that it belongs to.
    func places(in year: Int) -> [String] {
        let states = stateFigures.filter { ($0.from ?? year) <= year && year <= ($0.to ?? year) }.map(\.state)
        guard let country, !stateFigures.contains(where: { $0.state == country }) else { return states }
        return [country] + states
    }
}
