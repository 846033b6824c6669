/// Models and settings in which every key stands somewhere, as JSON, which is YAML too.
enum WholeModels {
    static let need = """
        {"format": 1, "name": "whole", "version": "1", "title": {"en": "W", "ar": "W"}, "data": "d", "population": "p",
         "units": {"kind": "community", "scope": "minorities",
                   "restricted": [{"scope": "occupied", "stand_ins": ["A"], "own_dimensions": 2}]},
         "score": {"aggregation": {"method": "inverted-power", "exponent": 0.5}, "requires": 0.5,
                   "stand_in_weight": 0.5, "own_evidence": {"alone": ["A"], "dimensions": 2, "one_of": ["A"]}},
         "findings": {"extent": {"isolated": 3, "pattern": 6, "unknown": 4, "widespread-or-systematic": 9},
                      "private": {"violations": ["v"], "extent":
                        {"isolated": 3, "pattern": 6, "unknown": 4, "widespread-or-systematic": 9}},
                      "half_width": [3, 2, 1, 0.5], "provisional_grade": 3, "ongoing_years": 4, "full_years": 2,
                      "halving_years": 4, "parent_error": 2, "own_from": 1},
         "critical": {"dimension": "A", "violations": ["v"], "level": 8, "minimum_grade": 3, "minimum_score": 6},
         "classes": [{"id": "c", "name": {"en": "C", "ar": "C"}, "from": 0, "people_counted": "yes"}],
         "change": {"small": 0.2, "moderate": 2},
         "reliability": {"fresh_years": 2, "agreed_within": 1, "letters": [70, 60, 50]},
         "uncertainty": {"concentration": 50, "exponents": [0, 1], "stand_in_spread": 1, "ageing": 0.2,
                         "hot_deck": "yes", "band": 0.8, "ordered": 0.8},
         "dimensions": [
          {"id": "A", "name": {"en": "A", "ar": "A"}, "lens": "severity", "weight": 1, "cells": ["x"],
           "categories": ["y"], "aggregation": {"method": "inverted-power", "exponent": 0}, "indicators": [
            {"id": "plain", "name": {"en": "P", "ar": "P"}, "weight": 2, "cells": ["x"], "direction": "lower_is_worse",
             "normalisation": {"method": "goalposts", "low": 1, "high": 2, "transform": "sqrt", "scale": 10, "clamp": "yes"}, "stands_in": "yes",
             "raise_only": "yes", "critical": "yes", "imputation": {"constant": 1, "reason": "r"}, "carry_forward": 4,
             "error": 1, "hindsight": "yes", "optional": "yes"},
            {"id": "rate", "name": {"en": "R", "ar": "R"}, "cells": ["x"], "normalisation": {"method": "goalposts", "low": 0, "high": 10},
             "carry_forward": 4, "error": 1,
             "derive": {"rule": "rate", "of": "d", "over": "p", "per": 1000, "weights": [1, 0.5],
                        "prior": {"of": "e", "exposure": 10}, "year_end_sources": ["s"]}},
            {"id": "fallback", "name": {"en": "F", "ar": "F"}, "fallback_for": "plain", "cells": ["x"],
             "normalisation": {"method": "goalposts", "low": 0, "high": 10}, "derive": {"rule": "decay", "violations": ["v"]}},
            {"id": "raising", "name": {"en": "R", "ar": "R"}, "raises": "highest-cell", "cells": [],
             "normalisation": {"method": "goalposts", "low": 0, "high": 10}, "derive": {"rule": "change", "of": "d", "years": 5}},
            {"id": "remembering", "name": {"en": "M", "ar": "M"}, "cells": ["x"], "normalisation": {"method": "goalposts", "low": 0, "high": 10},
             "derive": {"rule": "memory", "of": "d", "half_life": 20}},
            {"id": "counting", "name": {"en": "N", "ar": "N"}, "cells": ["x"], "normalisation": {"method": "goalposts", "low": 0, "high": 10},
             "derive": {"rule": "completeness", "of": ["plain"]}}]},
          {"id": "B", "name": {"en": "B", "ar": "B"}, "lens": "risk", "aggregation": {"method": "arithmetic"},
           "indicators": []}]}
        """

    static let index = """
        {"format": 1, "name": "whole", "version": "1", "title": {"en": "W", "ar": "W"}, "data": "d",
         "units": {"kind": "country", "scope": "minorities"},
         "screening": {"available": 0.5, "nonzero": 0.1, "keep": ["a"], "drop": ["b"]},
         "imputation": {"method": "linear"}, "treatment": {"method": "none"}, "normalisation": {"method": "borda"},
         "scale": {"from": "2015", "to": "2020"}, "uncertainty": {"concentration": 50, "band": 0.8},
         "index": {"id": "r", "name": {"en": "R", "ar": "R"}, "aggregation": {"method": "geometric"}, "requires": 0.5,
          "indicators": [
           {"id": "x", "name": {"en": "X", "ar": "X"}, "weight": 2, "direction": "negative", "denominator": "d",
            "per": 1000, "target": 5, "imputation": {"method": "linear"}, "treatment": {"method": "none"},
            "normalisation": {"method": "borda"}}],
          "groups": [
           {"id": "g", "name": {"en": "G", "ar": "G"}, "weight": 3, "aggregation": {"method": "median"},
            "requires": 0.5, "indicators": [{"id": "y", "name": {"en": "Y", "ar": "Y"}}],
            "groups": [
             {"id": "h", "name": {"en": "H", "ar": "H"}, "weight": 3, "aggregation": {"method": "harmonic"},
              "requires": 0.5, "indicators": [{"id": "z", "name": {"en": "Z", "ar": "Z"}}], "groups": [
               {"id": "i", "name": {"en": "I", "ar": "I"}, "indicators": [{"id": "v", "name": {"en": "V", "ar": "V"}}]}]}]}]}}
        """

    /// The settings of the methods that have any, by stage and name: as many as it takes to name every key.
    static let settings: [String: [String]] = [
        "imputation constant": [#"{"value": 1, "reason": "r"}"#],
        "imputation mean": [#"{"within": "region"}"#],
        "imputation median": [#"{"within": "region"}"#],
        "imputation row-mean": [#"{"level": 3}"#],
        "imputation row-median": [#"{"level": 3}"#],
        "imputation latest": [#"{"maximum_age": 3}"#],
        "imputation regression": [#"{"on": ["y"]}"#, #"{"level": 3}"#],
        "imputation em": [#"{"level": 3}"#],
        "imputation hot-deck": [#"{"within": "region", "seed": 1}"#],
        "treatment skew-kurtosis": [
            #"""
            {"skewness": 1, "kurtosis": 2, "winsorise": 1, "then": "box-cox", "power": 0.5, "combined": "yes"}
            """#, #"{"then": "none"}"#,
        ],
        "treatment winsorise": [#"{"places": 2}"#],
        "treatment log": [#"{"variant": "log-of-tail"}"#],
        "treatment box-cox": [#"{"power": 0.5}"#],
        "normalisation goalposts": [
            #"{"low": 1, "high": 2, "transform": "log", "scale": 5, "clamp": "yes"}"#,
            #"{"low": 1, "high": 2, "clamp": "no"}"#,
        ],
        "normalisation min-max": [#"{"low": 1, "high": 10}"#],
        "normalisation z-score": [#"{"mean": 5, "deviation": 2}"#],
        "normalisation rank": [#"{"ties": "mean"}"#],
        "normalisation percentile-rank": [#"{"low": 1, "high": 10}"#],
        "normalisation distance-to-target": [#"{"target": 5, "cap": "yes", "low": 1, "high": 10}"#],
        "normalisation distance-to-reference": [#"{"unit": "a", "cap": "yes", "low": 1, "high": 10}"#],
        "normalisation fraction-of-maximum": [#"{"low": 1, "high": 10}"#],
        "normalisation logistic": [#"{"midpoint": 5, "steepness": 2, "low": 1, "high": 10}"#],
        "normalisation adjusted-mazziotta": [#"{"base": 5}"#],
        "aggregation power": [#"{"exponent": 2}"#],
        "aggregation inverted-power": [#"{"exponent": 2}"#],
        "aggregation owa": [#"{"weights": [1, 2]}"#],
        "aggregation mazziotta-pareto": [#"{"penalty": "added"}"#],
        "aggregation adjusted-mazziotta-pareto": [#"{"penalty": "added"}"#],
        "aggregation topsis": [#"{"scale": "sum"}"#],
        "aggregation vikor": [#"{"strategy": 0.7}"#],
        "aggregation promethee": [
            #"{"preference": "linear", "indifference": 1, "strict": 2}"#, #"{"preference": "usual"}"#,
            #"{"preference": "u-shape", "indifference": 1}"#, #"{"preference": "v-shape", "strict": 2}"#,
        ],
        "weighting critic": [#"{"correlations": "raw"}"#],
        "weighting ahp": [
            #"""
            {"elements": ["a", "b", "c"], "comparisons": [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]], "limit": 0.2,
             "random_index": [0, 0, 0.5]}
            """#
        ],
        "weighting best-worst": [
            #"""
            {"elements": ["a", "b", "c"], "best": "a", "worst": "c", "best_to_others": [1, 2, 4],
             "others_to_worst": [4, 2, 1]}
            """#
        ],
        "weighting budget": [#"{"elements": ["a", "b"], "points": [[60, 40], [70, 30]]}"#],
        "weighting rank-order-centroid": [#"{"order": ["a", "b"]}"#],
        "weighting optimised": [
            #"{"aim": "balance", "elements": ["a", "b"], "targets": [2, 1]}"#, #"{"aim": "information"}"#,
        ],
        "weighting benefit-of-the-doubt": [#"{"minimum_share": 0.1}"#],
    ]
}
