extension FindingCode {
    typealias Text = (title: String, explanation: String)

    /// The words of `docs/errors.md` and `mizan help CODE`. A test asks every code for them.
    var text: Text {
        fileText ?? dataText ?? modelText ?? qualityText ?? documentText ?? replicateText
            ?? (rawValue, "")
    }
}
