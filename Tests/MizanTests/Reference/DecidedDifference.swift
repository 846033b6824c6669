/// Thrown by an operation for a case where the engine differs by decision, once it has seen that it differs there
/// and nowhere else.
struct DecidedDifference: Error {
    let reason: String
}
