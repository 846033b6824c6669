extension FindingCode {
    /// What the codes about counted replicates mean; nil for the others.
    var replicateText: Text? {
        switch self {
        case .damagedCounts:
            (
                "A file of counts is damaged",
                """
                `mizan merge` reads what `mizan uncertainty --out` wrote, byte for byte: the last line is the SHA-256 \
                of all others. The file was cut short or changed on its way, or is of another kind or version. Copy \
                it again, or count its replicates again.
                """
            )
        case .replicatesTwice:
            (
                "Replicates are counted twice",
                """
                Two files hold the same replicates, which would then count double. Leave one of the files out. Shards \
                of one number, `--shard 1/4` to `--shard 4/4`, and ranges apart never overlap.
                """
            )
        case .otherModel:
            (
                "Counts of another model",
                """
                Two files count replicates of two models, or of one before and after it was changed: the hash of the \
                model file differs. Their counts do not add up. Count all shards with the same file.
                """
            )
        case .otherData:
            (
                "Counts of other data",
                """
                Two files count replicates of two datasets, or of one before and after a figure was changed: the hash \
                of the rows differs. Count all shards with the same dataset.
                """
            )
        case .otherPeriod:
            (
                "Counts of another period",
                """
                Two files count replicates of two periods, or of what was known on two dates: `--at` or `--as-of` \
                differs. Give every shard the same.
                """
            )
        case .otherSelection:
            (
                "Counts of another selection",
                """
                Two files count replicates of other choices among the units: `--scope`, `--category`, `--region`, \
                `--state` or `--audience` differs. Ranks are among the chosen units. Give every shard the same.
                """
            )
        case .otherSeed:
            (
                "Counts of another seed",
                """
                Two files count replicates that were drawn with two seeds. Each seed has its own replicates, numbered \
                from 0. For more replicates keep the seed and count further ones, `--range 10000..19999`.
                """
            )
        case .otherEngine:
            (
                "Counts of another version of Mizan",
                """
                The versions of `mizan` that counted two files draw replicates in two ways. Count all shards with one \
                version.
                """
            )
        case .otherUnits:
            (
                "Counts of other units",
                """
                Two files agree on model, data, period and selection, and yet their units, scores, names, doubts or \
                tiers differ. One of them was written by another program, or changed.
                """
            )
        case .otherParts:
            (
                "Counts of other parts",
                """
                One file counts all doubts together and also each alone, the other all together only (`--together`): \
                their counts do not add up. Count the replicates of one of the two again, with `--together` where \
                bands are enough, without it for the share of each doubt.
                """
            )
        case .allReplicatesFailed:
            (
                "All replicates failed",
                """
                The model runs on the figures as they are, and on none of those that were drawn: there is nothing to \
                say of how sure its order is, and nothing is written. The reason is that of the first replicate; \
                `mizan uncertainty MODEL --replicate 0` prints what was drawn in it. Change what `uncertainty` varies, \
                or the method that cannot bear it. A shard of which all replicates failed is written, so that the \
                others can be added to it.
                """
            )
        case .noWholeReplicates:
            (
                "Too few replicates score all ranked units",
                """
                Sets of ranks that hold for all units at once need replicates in which every ranked unit has a score, \
                two at least. The units named here lack one in most of them: what is drawn leaves them too few \
                figures. Give them figures or an imputation, screen them out, or let the model leave out fewer \
                indicators. The bands of `mizan uncertainty` take one unit at a time and need no such replicates.
                """
            )
        default: nil
        }
    }
}
