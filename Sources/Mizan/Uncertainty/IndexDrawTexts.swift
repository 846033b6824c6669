import MizanNumerics

extension IndexReplicates {
    /// What each input that varies drew in a replicate, in words and numbers.
    ///
    /// - Throws: `Findings` where the replicate fails before its treated table.
    public func draws(of numbers: [UInt32?]) throws(Findings) -> [(input: DoubtInput, text: String)] {
        let drawn = try drawn(numbers)
        let stages: IndexStages
        do throws(IndexFaults) {
            stages = try IndexRun(drawn.model).treated(drawn.panel, drawn.context)
        } catch {
            throw error.findings(drawn.model, drawn.panel)
        }
        return inputs.indices.filter { numbers[$0] != nil }.map { place in
            (inputs[place], text(roles[place], drawn, stages))
        }
    }

    private func text(_ role: IndexNumbers.Role, _ drawn: Drawn, _ stages: IndexStages) -> String {
        switch role {
        case .nothing: "no weight has another beside it"
        case .weight(let node): share(node, drawn.model)
        case .weights(let group):
            listed(
                edition.model.groups[group].children.filter { edition.model.weight($0) > 0 }.map { node in
                    "\(edition.model.id(node)) \(share(node, drawn.model))"
                })
        case .figures(let indicator):
            moved(edition.panel.values[indicator], drawn.panel.values[indicator])
        case .whole(let doubt): text(doubt, drawn.model, stages)
        }
    }

    private func text(_ doubt: Doubt, _ model: IndexModel, _ stages: IndexStages) -> String {
        let nominal = edition.model
        switch doubt {
        case .gaps:
            return cells(stages) { place, unit in
                !nominal.imputation(of: nominal.indicators[place]).carriesForward
                    || edition.stages.imputed[place][unit].isNaN
            }
        case .age:
            return cells(stages) { place, unit in
                nominal.imputation(of: nominal.indicators[place]).carriesForward
                    && !edition.stages.imputed[place][unit].isNaN
            }
        case .goalposts:
            return listed(
                model.indicators.compactMap { indicator in
                    (model.normalisation(of: indicator) as? Goalposts).map {
                        "\(indicator.id) \(number($0.low)) to \(number($0.high))"
                    }
                })
        case .normalisation:
            return chosen(nominal.doubts.normalisation) { id in
                model.indicators.first { $0.id == id }
                    .map { type(of: model.normalisation(of: $0)).name }
            }
        case .treatment:
            return chosen(nominal.doubts.treatment) { id in
                model.indicators.first { $0.id == id }.map { type(of: model.treatment(of: $0)).name }
            }
        case .aggregation:
            return chosen(nominal.doubts.aggregation) { id in
                model.groups.first { $0.id == id }.map { type(of: $0.aggregation).name }
            }
        case .inclusion:
            let out = zip(nominal.indicators, model.indicators).filter { $0.weight > 0 && $1.weight == 0 }
            return out.isEmpty ? "none left out" : "without \(listed(out.map(\.0.id)))"
        case .weights, .observation, .inheritance: return ""
        }
    }

    /// A weight in its group.
    private func share(_ node: Int, _ model: IndexModel) -> String {
        func share(_ model: IndexModel) -> Double {
            let siblings = edition.model.groups.first { $0.children.contains(node) }?.children ?? [node]
            return model.weight(node) / siblings.map(model.weight).reduce(0, +)
        }
        return "\(number(share(model))), stated \(number(share(edition.model)))"
    }

    private func moved(_ before: [Double], _ after: [Double]) -> String {
        let places = before.indices.filter { before[$0] != after[$0] && !before[$0].isNaN }
        guard let most = places.max(by: { abs(after[$0] - before[$0]) < abs(after[$1] - before[$1]) }) else {
            return "no figure moved"
        }
        return
            "\(places.count) figures moved, \(edition.units[most].id) most: \(number(before[most])) to \(number(after[most]))"
    }

    /// The filled cells of some kind that are not as the edition fills them.
    private func cells(_ stages: IndexStages, _ isCounted: (Int, Int) -> Bool) -> String {
        var found: [String] = []
        for (place, column) in stages.imputed.enumerated() {
            let before = edition.stages.imputed[place]
            for unit in column.indices
            where stages.screened[place][unit].isNaN && !column[unit].isNaN && column[unit] != before[unit]
                && isCounted(place, unit)
            {
                found.append(
                    "\(edition.model.indicators[place].id) of \(edition.units[unit].id) \(number(column[unit]))"
                )
            }
        }
        return found.isEmpty ? "no figure moved" : listed(found)
    }

    private func chosen<Method>(
        _ choices: [IndexDoubts.Choice<Method>], _ name: (String) -> String?
    ) -> String {
        choices.map { choice in
            "\(choice.nodes.first.flatMap(name) ?? "") for \(listed(choice.nodes))"
        }.joined(separator: "; ")
    }

    private func listed(_ parts: [String]) -> String { parts.joined(separator: ", ") }

    private func number(_ value: Double) -> String { NumberGrammar.text(roundedToSignificant(value, 6)) }
}
