extension FindingCode {
    /// What the codes about files mean; nil for the others.
    var fileText: Text? {
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
                `datapackage.json`: it was edited, or damaged on its way. If the change is meant, \
                `mizan import dataset FOLDER --into FOLDER` checks every file and describes them anew.
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
                is optional, but it must be there. In a project of COINr, `iData` has a column for each \
                indicator, grouping and denominator of `iMeta`.
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
                After 10,000 errors the rest of a file is not looked at. One cause, such as a wrong \
                delimiter or a shifted column, often has many effects: mend what the first findings say \
                and check again.
                """
            )
        case .unknownHeader:
            (
                "A file of another kind",
                """
                `mizan import KIND FILE` knows files by the names of their columns, and the header of this file \
                lacks some that the kind needs. The finding names the columns looked for. (`dataset` knows \
                files by their own names, such as `units.csv`.) Give the publisher's file as it is, or name the kind that it belongs to; \
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
                is and `units.csv` how it is ranked; `iMeta` says what the columns of `iData` are. Name both in one \
                command.
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
        default: nil
        }
    }
}
