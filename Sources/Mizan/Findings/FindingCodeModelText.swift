extension FindingCode {
    /// What the codes about models mean; nil for the others.
    var modelText: Text? {
        switch self {
        case .malformedYAML:
            (
                "The model is not YAML",
                """
                The file cannot be read as YAML: a tab in the indentation, a quote that is not \
                closed, a colon without a space. Mend it at the line named.
                """
            )
        case .wrongType:
            (
                "A value of the wrong type",
                """
                A key holds something else than it should: a word for a number (`weight: heavy`), \
                one value for a list. Numbers are finite decimals, flags are `yes` or `no`, lists \
                are `[a, b]`.
                """
            )
        case .missingKey:
            (
                "A key is missing",
                """
                A key that has no default is not there. `docs/model-file.md` lists every key with \
                its type, range and default.
                """
            )
        case .unknownKey:
            (
                "A key that has no effect",
                """
                No part of the model reads the key: it is misspelt, or stands in the wrong section. \
                It would change nothing, and so it is refused rather than ignored.
                """
            )
        case .duplicateKey:
            (
                "A key or an id stands twice",
                """
                A mapping has the same key twice, or two dimensions or indicators share an id. Only \
                one could count.
                """
            )
        case .unknownName:
            (
                "A name that is not known",
                """
                A method, dimension, cell or indicator that does not exist, such as `method: \
                geometrical`. `mizan methods` lists the methods.
                """
            )
        case .badValue:
            (
                "A value that cannot be",
                """
                A number outside its range, goalposts with low not below high, weights that are \
                negative or all zero, classes that do not rise.
                """
            )
        case .noEffect:
            (
                "A setting that can have no effect",
                """
                The setting is well formed, and nothing in this model can use it: \
                `raises: highest-cell` in a dimension without cells, say. Remove it.
                """
            )
        case .noDataAtPeriod:
            (
                "No figure at the period",
                """
                No unit has a figure at the period asked for. Choose a period that the dataset \
                covers, or raise `carry_forward`. The same of a `scale` of an index model whose periods hold no \
                figure: name periods that do.
                """
            )
        case .notComputable:
            (
                "A stage that cannot go on",
                """
                A method of an index model is not defined for the figures at hand: a column that does \
                not vary has no scale, a value of 0 has no geometric mean, a denominator is not above \
                0. The message names the indicator or group, the stage and the unit where it is one. \
                Nothing is computed further, so that no missing number travels into the scores.
                """
            )
        case .emptyDimension:
            (
                "A dimension without indicators",
                """
                The dimension has a weight and no indicator: it is printed as not assessed for every \
                unit, and its weight counts as unknown in the reliability of every unit.
                """
            )
        case .noObservation:
            (
                "An indicator without a figure",
                """
                The model has an indicator, and the dataset no figure for it. It is missing for \
                every unit.
                """
            )
        case .mixedScales:
            (
                "Indicators on different scales",
                """
                The normalisations of an index put some indicators on one scale (0 to 10) and others on \
                another (0 to 100, or standard deviations). A weight then counts more on the wider \
                one. Give all of them the same ends, such as `scale: 100` for goalposts.
                """
            )
        case .treatedByPeriod:
            (
                "A scale of several periods over treated figures",
                """
                The model fixes its `scale` over several periods and draws in outliers. Each period's \
                outliers are drawn in by themselves, to caps of their own, so that a figure that rises \
                from one period to the next can fall on the scale. Scores of different periods compare \
                only where treatment does nothing: use `treatment: {method: none}` with goalposts or a \
                robust scale.
                """
            )
        case .targetPerDenominator:
            (
                "A target of an indicator with a denominator",
                """
                The figures of the indicator are divided by a denominator before they are scored, and \
                its `target` is compared with the result: a target of 500 deaths is never met by \
                deaths per 1000 people. This target is further from the figures than ten times their \
                range. Give the target per denominator, as the `denominated` table \
                has the figures.
                """
            )
        case .weightsUnread:
            (
                "Weights that a group does not read",
                """
                The children of a group have different weights, and its aggregation (`median`, \
                `minimum`, `owa`, `mazziotta-pareto`) counts each alike; only a weight of 0 leaves one \
                out. Give the children equal weights, or the group an aggregation that weighs.
                """
            )
        case .notWeighed:
            (
                "A group that a method cannot weigh",
                """
                The method has nothing to weigh in the group, or its settings do not fit it: a child \
                does not vary, too few units have all children, a judgement names no child of the \
                group. The stated weights of the group stay.
                """
            )
        default: nil
        }
    }
}
