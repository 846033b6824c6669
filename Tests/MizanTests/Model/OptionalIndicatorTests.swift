import Testing

@testable import Mizan

/// `optional`: an indicator that a dataset may lack.
struct OptionalIndicatorTests {
    /// The small model with one more indicator of law, with these lines.
    private func text(_ lines: String...) -> String {
        let row = [
            "id: extra", "name: {en: Extra, ar: إضافي}", "weight: 4",
            "normalisation: {method: goalposts, low: 0, high: 10}",
        ]
        let block = (row + lines).joined(separator: "\n        ")
        return SmallModel.text.replacing(
            "      - id: law-findings", with: "      - \(block)\n      - id: law-findings")
    }

    private func dataset(_ observations: [Dataset.Observation] = []) -> Dataset {
        SmallModel.dataset(
            [SmallModel.community("A", in: "AAA")],
            [SmallModel.figure("A", "status", 2020, 5), SmallModel.figure("A", "deaths", 2020, 1)]
                + observations,
            [SmallModel.finding("A", "killing", .pattern, document: 2020)])
    }

    private func messages(_ text: String, _ dataset: Dataset) throws -> [String] {
        try SmallModel.model(text).checked(against: dataset, file: "small.yaml").map(\.message)
            .filter { $0.contains("extra") }
    }

    @Test func absenceIsAnErrorAndOptionalAbsenceNothing() throws {
        #expect(try messages(text(), dataset()) == ["the dataset has no indicator 'extra'"])
        #expect(try messages(text("optional: no"), dataset()) == ["the dataset has no indicator 'extra'"])
        #expect(try messages(text("optional: yes"), dataset()) == [])
        // Described, and without a figure: a warning, and nothing.
        var described = dataset()
        described.indicators.append(SmallModel.indicator("extra", .community))
        #expect(try messages(text(), described) == ["no unit has a figure for 'extra'"])
        #expect(try messages(text("optional: yes"), described) == [])
    }

    @Test func anAbsentIndicatorIsAsIfItWereNotInTheFile() throws {
        let with = try SmallModel.model(text("optional: yes"))
        let without = try SmallModel.model()
        let fitted = with.fitted(to: dataset())
        #expect(with.indicators.count == without.indicators.count + 1)
        #expect(fitted.indicators.map(\.id) == without.indicators.map(\.id))
        func bands(_ model: Model) -> Uncertainty.Spread {
            Uncertainty(
                of: Edition(of: model, from: dataset(), at: Period(year: 2020)), replicates: 50,
                seed: 1,
                threads: 1
            ).joint
        }
        #expect(bands(fitted).scoreBands == bands(without).scoreBands)
        // The scores are the same even where no one has left it out.
        let scores = [with, fitted, without].map { model in
            Edition(of: model, from: dataset(), at: Period(year: 2020)).standings.map(
                \.score.severity)
        }
        #expect(scores[0] == scores[2] && scores[1] == scores[2])
    }

    @Test func whereTheFigureIsThereTheKeyChangesNothing() throws {
        var known = dataset([SmallModel.figure("A", "extra", 2020, 9)])
        known.indicators.append(SmallModel.indicator("extra", .community))
        let optional = try SmallModel.model(text("optional: yes")).fitted(to: known)
        let required = try SmallModel.model(text())
        func score(_ model: Model) -> [Double] {
            Edition(of: model, from: known, at: Period(year: 2020)).standings.map(
                \.score.severity)
        }
        #expect(optional.indicators.map(\.id) == required.indicators.map(\.id))
        #expect(score(optional) == score(required))
        #expect(try score(optional) != score(SmallModel.model()))
    }

    @Test func derivedIndicatorsAreLeftOutWithWhatTheyRead() throws {
        let change = try SmallModel.model(
            text("optional: yes", "derive: {rule: change, of: nothing, years: 5}"))
        #expect(!change.fitted(to: dataset()).indicators.map(\.id).contains("extra"))
        let findings = try SmallModel.model(
            text("optional: yes", "derive: {rule: decay, violations: [nothing]}"))
        #expect(!findings.fitted(to: dataset()).indicators.map(\.id).contains("extra"))
        let known = try SmallModel.model(
            text("optional: yes", "derive: {rule: decay, violations: [nothing, killing]}"))
        #expect(known.fitted(to: dataset()).indicators.map(\.id).contains("extra"))
    }
}
