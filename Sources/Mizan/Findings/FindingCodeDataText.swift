extension FindingCode {
    /// What the codes about data mean; nil for the others.
    var dataText: Text? {
        switch self {
        case .missingValue:
            (
                "A value is missing",
                """
                The field must not be empty in this row: keys, kinds and sources always have a value, \
                and a community also needs its `scope` and `country`. Elsewhere an empty field means \
                that the value is not known.
                """
            )
        case .notANumber:
            (
                "Not a number",
                """
                Numbers are decimal: `-12.5`, `1000000`, `1e6`. There are no thousands separators, \
                spaces, units, `+`, or digits of other scripts, and `NaN`, `inf`, `N/A` and `-` are not \
                numbers: leave the field empty where the value is not known. A number too large for a \
                double, such as `1e309`, is refused, and so is one that would become 0, such as \
                `1e-400`.
                """
            )
        case .outOfRange:
            (
                "A number is out of its range",
                """
                The value is below the least or above the greatest that the column or the indicator \
                allows: a negative population, a share above 1, a latitude of 95, a year before 1800. \
                Check the unit of measurement and the sign.
                """
            )
        case .notWhole:
            (
                "Not a whole number",
                """
                People, years and grades are counted: `1.5` is not a population. Write the whole number; \
                give what is not sure about it in `low` and `high`.
                """
            )
        case .notAPeriod:
            (
                "Not a period",
                """
                A period is a year, a quarter or a month: `2026`, `2026-Q3`, `2026-07`. Days, two-digit \
                years, `2026Q3` and what a spreadsheet makes of them (`Jul-26`, `01/07/2026`) are \
                refused, since they can be read in more than one way.
                """
            )
        case .notADate:
            (
                "Not a date",
                """
                A date is `2026-07-31`, and must be in the calendar: 2100-02-29 is not. Where a column \
                allows it, the day or the month may be left out: `2026-07`, `2026`.
                """
            )
        case .notAChoice:
            (
                "Not one of the allowed words",
                """
                The column takes words of a fixed list, written as they are listed. The finding names \
                them, and the nearest one.
                """
            )
        case .notAnID:
            (
                "Not a fit name for an id",
                """
                An id is made of letters A-Z and a-z, digits, `-`, `_` and `.`, begins with a letter or \
                a digit, and has no spaces, not even at its end. A country's id is its ISO 3166 alpha-3 \
                code in capitals.
                """
            )
        case .duplicateRow:
            (
                "The same row twice",
                """
                A row stands in the file twice, word for word. Remove one of them: counted twice it \
                would weigh twice.
                """
            )
        case .conflictingRows:
            (
                "Two rows contradict each other",
                """
                Two rows have the same key and say different things. The key of an observation is its \
                unit, indicator, period, source and date of publication; those of other files are in \
                `datapackage.json`. Neither is taken: find out which one is true. A later revision of a \
                figure has another date in `published`; another source's figure has another `source`.
                """
            )
        case .unknownReference:
            (
                "A reference to nothing",
                """
                The row names a unit, a country, an indicator or a source that its own file does not \
                list, or a column or a code that the other file of a COINr project does not know. Correct the \
                spelling, or add the missing row.
                """
            )
        case .wrongReference:
            (
                "A reference to something of the wrong kind",
                """
                `country`, `state_figures` and `instruments.csv` name units of the kind `country`; a \
                parent has the kind of its child or is a region, and `rank_as` is `parent` where a unit \
                has parts. In a project of COINr a parent is of the type `Aggregate` and stands one level above.
                """
            )
        case .cycle:
            (
                "Units or groups are their own parents",
                """
                Following `parent` from a unit, or from a group of an index, leads back to it: a part cannot hold the whole it belongs \
                to. The finding prints the way round, `a -> b -> a`.
                """
            )
        case .valueOutsideBounds:
            (
                "A value outside its own bounds",
                """
                `low` must not be above `value`, nor `value` above `high`. They are the least and the \
                greatest that the source holds possible, in the same unit of measurement.
                """
            )
        case .yearsReversed:
            (
                "The years run backwards",
                """
                The first year of a span is after its last: `from` after `to`, `facts_from` after \
                `facts_to`. Swap or correct them.
                """
            )
        case .notStateYears:
            (
                "Not a list of states by years",
                """
                `state_figures` is a country's id, with years where several follow each other: `MMR`, \
                `UKR:-2013`, `UKR:-2013;RUS:2014-`. Spans are inclusive and must not overlap: in one \
                year one state's figures stand in.
                """
            )
        case .notAnAddress:
            (
                "Not an address",
                """
                The column holds a whole address, `https://example.org/data`, or nothing. Other schemes, such as \
                `javascript:`, and spaces or quotes inside it are refused, since addresses become links in reports.
                """
            )
        case .nothingToLink:
            (
                "Nothing to link to",
                """
                A publisher's figures are linked to the units of a dataset, and this one has none: a folder \
                whose name is misspelt is a new one. Give the folder of the dataset, or import its units first.
                """
            )
        case .noValue:
            (
                "An observation without a value",
                """
                The row gives no figure. It is not read: the cell is missing, as it would be without the \
                row, and is never 0.
                """
            )
        case .noPeople:
            (
                "A population of 0",
                """
                A population of 0 gives no rate per head and no count of people. If it is not known, \
                leave the value out.
                """
            )
        default: nil
        }
    }
}
