import MizanNumerics

extension IndexReplicates {
    public func draws(of replicate: UInt32) -> [ReplicateDraw] {
        // A replicate that cannot be drawn has nothing to show; why, its failure says.
        do throws(Findings) { return try draws(of: numbers(replicate, varying: .joint)) } catch { return [] }
    }

    /// What each input that varies drew in a replicate: shares of weights, figures, fillings, goalposts and, by their
    /// place among the alternatives, methods.
    ///
    /// - Throws: `Findings` where the replicate fails before its treated table.
    public func draws(of numbers: [UInt32?]) throws(Findings) -> [ReplicateDraw] {
        let drawn = try drawn(numbers)
        let stages: IndexStages
        do throws(IndexFaults) {
            stages = try IndexRun(drawn.model).treated(drawn.panel, drawn.context)
        } catch {
            throw error.findings(drawn.model, drawn.panel)
        }
        var rows: [ReplicateDraw] = []
        var seen: Set<Doubt> = []
        for (place, input) in inputs.enumerated() where numbers[place] != nil {
            // Weights are one row a node, whatever they are drawn by.
            guard input.doubt == .observation || seen.insert(input.doubt).inserted else { continue }
            rows += self.rows(roles[place], input.doubt, drawn, stages)
        }
        return rows
    }

    private func rows(
        _ role: IndexNumbers.Role, _ doubt: Doubt, _ drawn: Drawn, _ stages: IndexStages
    ) -> [ReplicateDraw] {
        if case .figures(let indicator) = role {
            let (before, after) = (edition.panel.values[indicator], drawn.panel.values[indicator])
            return before.indices.filter { before[$0] != after[$0] && !before[$0].isNaN }.map { unit in
                ReplicateDraw(
                    [.observation], unit: edition.units[unit].id, edition.model.indicators[indicator].id,
                    drawn: after[unit], nominal: before[unit])
            }
        }
        switch doubt {
        case .weights: return weightRows(drawn.numbers)
        case .gaps: return fillings(doubt, stages) { !$0.carriesForward || $1.isNaN }
        case .age: return fillings(doubt, stages) { $0.carriesForward && !$1.isNaN }
        case .goalposts: return goalpostRows(drawn.model)
        case .normalisation: return methods(edition.model.doubts.normalisation, doubt, drawn.numbers)
        case .treatment: return methods(edition.model.doubts.treatment, doubt, drawn.numbers)
        case .aggregation: return methods(edition.model.doubts.aggregation, doubt, drawn.numbers)
        case .inclusion:
            return zip(edition.model.indicators, drawn.model.indicators)
                .filter { $0.weight > 0 && $1.weight == 0 }
                .map { ReplicateDraw([doubt], $0.0.id, drawn: 0, nominal: $0.0.weight) }
        case .observation, .inheritance: return []
        }
    }

    /// The share of each node in its group, as drawn before any is left out.
    private func weightRows(_ numbers: IndexNumbers) -> [ReplicateDraw] {
        var model = edition.model
        do throws(NumericsError) { try weights.draw(&model, seed: seed, numbers) } catch { return [] }
        return weights.groups.flatMap { _, nodes, _ in
            let sums = [model, edition.model].map { nodes.map($0.weight).reduce(0, +) }
            return nodes.map { node in
                ReplicateDraw(
                    [.weights], model.id(node), drawn: model.weight(node) / sums[0],
                    nominal: edition.model.weight(node) / sums[1])
            }
        }
    }

    /// Filled cells that are not as the edition fills them.
    private func fillings(
        _ doubt: Doubt, _ stages: IndexStages, _ isCounted: (any Imputation, Double) -> Bool
    ) -> [ReplicateDraw] {
        edition.model.indicators.enumerated().flatMap { place, indicator in
            let (before, after) = (edition.stages.imputed[place], stages.imputed[place])
            let method = edition.model.imputation(of: indicator)
            return after.indices.filter { unit in
                stages.screened[place][unit].isNaN && !after[unit].isNaN && after[unit] != before[unit]
                    && isCounted(method, before[unit])
            }.map { unit in
                ReplicateDraw(
                    [doubt], unit: edition.units[unit].id, indicator.id, drawn: after[unit],
                    nominal: before[unit])
            }
        }
    }

    private func goalpostRows(_ model: IndexModel) -> [ReplicateDraw] {
        model.indicators.enumerated().flatMap { place, indicator -> [ReplicateDraw] in
            let own = edition.model.indicators[place]
            guard let drawn = model.normalisation(of: indicator) as? Goalposts else { return [] }
            // An alternative of the model's method may have them alone.
            let nominal = edition.model.normalisation(of: own) as? Goalposts
            return [
                ReplicateDraw(
                    [.goalposts], "\(indicator.id): low", drawn: drawn.low, nominal: nominal?.low ?? .nan),
                ReplicateDraw(
                    [.goalposts], "\(indicator.id): high", drawn: drawn.high, nominal: nominal?.high ?? .nan),
            ]
        }
    }

    private func methods<Stage>(
        _ choices: [IndexDoubts.Choice<Stage>], _ doubt: Doubt, _ numbers: IndexNumbers
    ) -> [ReplicateDraw] {
        guard let replicate = numbers[doubt] else { return [] }
        return self.choices.drawn(choices, doubt, seed, replicate).map { choice, number in
            let name = (choice.alternatives[number] as? any Method).map { type(of: $0).name } ?? ""
            return ReplicateDraw(
                [doubt], "\(name): \(choice.nodes.joined(separator: ", "))", drawn: Double(number + 1),
                nominal: .nan)
        }
    }
}
