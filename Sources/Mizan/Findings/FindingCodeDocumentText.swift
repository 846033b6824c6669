extension FindingCode {
    /// What the codes about documents mean; nil for the others.
    var documentText: Text? {
        switch self {
        case .outputDiffers:
            (
                "The output is not what is shown",
                """
                A command of a document no longer prints what stands below it. In the lines that follow the message \
                `-` is what the document shows and `+` what the command printed. Where the new output is right, \
                `mizan notebook accept` writes it into the document; then read again what the text says about it.
                """
            )
        case .unclosedFence:
            (
                "A block is never closed",
                """
                A fence of backticks or tildes opens a block and none closes it, so that the rest of the document, \
                or of the list item, is inside. Close it with as many signs, or more, alone on a line. A block in a \
                list is indented as the text of its item, with all its lines.
                """
            )
        case .notACommand:
            (
                "A line that a notebook does not run",
                """
                In a cell, `$ mizan …` is a command and what follows is its output. No shell runs: no other \
                programs, pipes, variables, wildcards or redirections, and no `mizan notebook`. No path is absolute or \
                holds `..`: a document neither reads nor writes outside its own folder. Put what is only to be read \
                into a block of another kind, such as `sh` or `text`.
                """
            )
        case .commandNotEnded:
            (
                "A command did not end by itself",
                """
                A command of a document took longer than `--timeout` allows, 120 seconds by default, and was ended, \
                or broke off by a signal. What it printed is neither compared nor accepted.
                """
            )
        case .outputNotShowable:
            (
                "An output that the block cannot hold",
                """
                Written into its block, the output would be read as something else: one of its lines begins with \
                `$ `, or would close the fence. Give the block a longer fence, or show less of the output with a \
                line `...`. The document is left as it was.
                """
            )
        case .statusDiffers:
            (
                "A command ends otherwise than shown",
                """
                A command that is shown to work failed, or one that is shown to fail worked. A line `...` never \\
                hides that, and `mizan notebook accept` never writes it down. Where a failure is what the document \\
                means to show, write its status as the last line of the output, `[exit 2]`.
                """
            )
        case .noCell:
            (
                "A document without a cell",
                """
                The document has no block ` ```console ` with a line `$ mizan …`, so that nothing in it is checked.
                """
            )
        default: nil
        }
    }
}
