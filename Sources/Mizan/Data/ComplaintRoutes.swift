/// The routes by which a person can complain to an international body about a state.
public enum ComplaintRoutes {
    /// To a committee of the United Nations.
    static let universal: Set<String> = [
        "ICCPR-OP1", "CAT-22", "ICERD-14", "CED-31", "CEDAW-OP", "CRC-OP3", "CRPD-OP",
    ]
    /// To the court or commission of a region.
    static let regional: Set<String> = ["ECtHR", "IACHR", "ACHPR"]

    /// The routes that are open against the state of a unit, by name; of a territory without a position of its own,
    /// against the state that it belongs to in a year.
    public static func open(to unit: Dataset.Unit, in year: Int, _ dataset: Dataset) -> [Dataset.Instrument] {
        let routes = universal.union(regional)
        for place in unit.places(in: year) {
            let positions = dataset.instruments.filter {
                $0.country == place && routes.contains($0.instrument)
            }
            guard positions.isEmpty else { return positions.filter { $0.status == "open" } }
        }
        return []
    }
}
