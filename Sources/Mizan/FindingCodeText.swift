extension FindingCode {
    /// The words of `docs/errors.md` and `mizan help CODE`; the list of codes is closed, so that none lacks them.
    var text: (title: String, explanation: String) {
        switch self {
        case .missingFile:
            (
                "A file is missing",
                """
                The data package names a file that is not in the folder, or the folder lacks a file that \
                every dataset needs: `datapackage.json`, `units.csv`, `indicators.csv`, \
                `observations.csv`, `sources.csv`. Put the file back, or correct its path in \
                `datapackage.json`.
                """
            )
        case .pathOutsideFolder:
            (
                "A path leaves the folder",
                """
                A resource of `datapackage.json` has a path that is absolute, is an address, or climbs \
                out of the folder, such as `../../secret.csv`. Such a file is not opened. Copy the file \
                into the folder and write its path relative to it.
                """
            )
        case .malformedPackage:
            (
                "datapackage.json cannot be read",
                """
                The file is not JSON, or something in it is not of the kind that the Frictionless Data \
                Package format asks for: `resources` must be a list of mappings, each with a text `name` \
                and a text `path`. Mend it at the line named, or leave it to `mizan import dataset`, \
                which writes it anew.
                """
            )
        case .changedFile:
            (
                "A file is not the one the package describes",
                """
                The length or the SHA-256 of a file differs from `bytes` or `hash` in \
                `datapackage.json`: it was edited, or damaged on its way. If the change is meant, write \
                the package anew, or remove `bytes` and `hash` of that resource, which are then not \
                checked.
                """
            )
        case .differingSchema:
            (
                "The schema and the columns differ",
                """
                The fields that `datapackage.json` lists for a resource are not the columns in the \
                file's header, in the same order, or a column that Mizan reads is declared with another \
                type. Correct the schema, or leave it out: Mizan knows its own columns.
                """
            )
        case .notUTF8:
            (
                "A byte is not UTF-8",
                """
                All files are UTF-8. A file saved as Windows-1252, ISO 8859-1 or UTF-16 holds bytes that \
                mean something else, or nothing, in UTF-8, and guessing would change names. Save it as \
                UTF-8; the finding names the line and the byte.
                """
            )
        case .controlCharacter:
            (
                "A control character",
                """
                A field holds a character that cannot be seen and that programs obey or stop at: NUL, \
                escape, a lone carriage return, a noncharacter. Tabs, and line ends inside quotes, are \
                allowed. Remove it; it is often left over from a copy out of a terminal or a PDF.
                """
            )
        case .emptyFile:
            (
                "A file is empty",
                """
                There is no header row. The first line of each CSV holds the names of its columns; a \
                file with a header and no rows is allowed.
                """
            )
        case .duplicateColumn:
            (
                "A column appears twice",
                """
                Two columns have the same name, so that nothing says which one counts. Rename or remove \
                one of them.
                """
            )
        case .missingColumn:
            (
                "A column is missing",
                """
                The header lacks a column that the file needs. Names are lower case and exact: \
                `name_en`, not `Name EN`. A column may stand anywhere, and may be empty where its field \
                is optional, but it must be there.
                """
            )
        case .wrongDelimiter:
            (
                "The fields are not divided by commas",
                """
                The header is one wide column that holds semicolons or tabs, as spreadsheets write them \
                in many countries. Save the file as CSV with commas; numbers then take a decimal point.
                """
            )
        case .misplacedQuote:
            (
                "A quote in the wrong place",
                """
                RFC 4180: a field with quotes in it is quoted as a whole, and each quote inside it is \
                doubled: `"The ""Cedar"", old"`. Text before the opening or after the closing quote has no \
                meaning, and the record is not read.
                """
            )
        case .unclosedQuote:
            (
                "A quote is never closed",
                """
                A field opens with a quote that no other closes, so that it swallows the rest of the \
                file. The line named is the one where it opens. Close the quote, or double it if it \
                belongs to the text.
                """
            )
        case .fieldCount:
            (
                "Too few or too many fields",
                """
                A record does not have as many fields as the header. Too many often come from a comma in \
                a field that is not quoted, or from a comma at the end of each line; too few from a \
                broken line. A missing value is an empty field, not an absent one.
                """
            )
        case .fieldTooLong:
            (
                "A field is too long",
                """
                No field may be longer than 1 MiB. A field of that size is mostly a quote that opens too \
                early and takes in the lines that follow.
                """
            )
        case .tooManyFindings:
            (
                "Too many findings",
                """
                After 10,000 findings the rest of a file is not read. One cause, such as a wrong \
                delimiter or a shifted column, often has many effects: mend what the first findings say \
                and check again.
                """
            )
        case .unknownHeader:
            (
                "A file of another kind",
                """
                `mizan import KIND FILE` knows files by the names of their columns, and the header of this file \
                lacks some that the kind needs. The finding names the columns looked for. Give the \
                publisher's file as it is, or name the kind that it belongs to; \
                `mizan help import` lists the kinds.
                """
            )
        case .damagedGzip:
            (
                "A compressed file is damaged",
                """
                The file begins as gzip does and does not inflate to its end with the right checksum: it was \
                cut short or changed on its way. Fetch it again.
                """
            )
        case .missingCompanion:
            (
                "A file is needed that was not given",
                """
                Some kinds read files that only make sense together: `communities.csv` says who a community \
                is and `units.csv` how it is ranked. Name both in one command.
                """
            )
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
                list. Correct the spelling, or add the missing row.
                """
            )
        case .wrongReference:
            (
                "A reference to the wrong kind of unit",
                """
                `country`, `state_figures` and `instruments.csv` name units of the kind `country`; a \
                parent has the kind of its child or is a region, and `rank_as` is `parent` where a unit \
                has parts.
                """
            )
        case .cycle:
            (
                "Units are their own parents",
                """
                Following `parent` from a unit leads back to it: a part cannot hold the whole it belongs \
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
                The setting is well formed, and nothing in this model can use it: `raises: highest- \
                cell` in a dimension without cells, say. Remove it.
                """
            )
        case .noDataAtPeriod:
            (
                "No figure at the period",
                """
                No unit has a figure at the period asked for. Choose a period that the dataset \
                covers, or raise `carry_forward`.
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
        case .unrankedUnit:
            (
                "A unit without a rank",
                """
                Too little is known about the unit itself for a rank number. The hint names the \
                single figure that would give it one.
                """
            )
        case .undeclaredFile:
            (
                "A file is not in the package",
                """
                The folder holds a CSV file that Mizan reads, and `datapackage.json` does not list it, \
                or lists a file that Mizan does not know. It is not read. Add it to `resources`, or \
                remove it.
                """
            )
        case .unknownColumn:
            (
                "A column is not read",
                """
                The header has a column that Mizan does not know. Its values are ignored. If it is a \
                misspelt optional column, correct it.
                """
            )
        case .noRows:
            (
                "A file has no rows",
                """
                The file has a header and no rows. That is allowed, but nothing can be ranked without \
                units and observations.
                """
            )
        case .directionOverride:
            (
                "A character turns the direction of text",
                """
                A text holds one of U+202A to U+202E, which change the direction of everything that \
                follows and can make a line read as something else. The text is kept. Right-to-left and \
                left-to-right marks are enough for mixed names.
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
        }
    }
}
