/// Models in which every key stands somewhere, as JSON, which is YAML too.
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
             "normalisation": {"method": "goalposts", "low": 1, "high": 2, "transform": "sqrt", "scale": 10, "floor": 0, "clamp": "yes"}, "stands_in": "yes",
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

    /// Models of an index, one with each way to fill gaps.
    static let indices =
        [index]
        + [#"{"draw": "regression", "on": ["w"]}"#, #"{"draw": "regression", "level": 3}"#].map {
            index.replacing(hotDeck, with: $0)
        }

    private static let hotDeck = #"{"draw": "hot-deck", "within": "region"}"#

    static let index = """
        {"format": 1, "name": "whole", "version": "1", "title": {"en": "W", "ar": "W"}, "data": "d",
         "units": {"kind": "country", "scope": "minorities"},
         "screening": {"available": 0.5, "nonzero": 0.1, "keep": ["a"], "drop": ["b"]},
         "imputation": {"method": "linear"}, "treatment": {"method": "none"}, "normalisation": {"method": "borda"},
         "scale": {"from": "2015", "to": "2020"},
         "uncertainty": {"concentration": 50, "band": 0.8,
          "weights": [{"draw": "dirichlet", "groups": ["r"], "concentration": 20}, {"draw": "uniform", "groups": ["h"]},
           {"draw": "bounds", "elements": ["v", "u"], "low": [0.1, 0.2], "high": [0.7, 0.9]},
           {"draw": "order", "order": ["t", "s"]},
           {"draw": "experts", "elements": ["q", "p"],
            "experts": [{"name": "A", "weights": [1, 2]}, {"name": "B", "weights": [2, 1]}]}],
          "observation": [{"distribution": "normal", "error": 2, "prior": {"mean": 5, "deviation": 2}},
           {"distribution": "log-normal", "indicators": ["y"], "relative_error": 0.1},
           {"distribution": "beta", "indicators": ["z"], "low": 0, "high": 100},
           {"distribution": "gamma-poisson", "indicators": ["v"], "shape": 5},
           {"distribution": "sources", "indicators": ["u"], "take": "spread"}],
          "gaps": {"draw": "hot-deck", "within": "region"}, "age": 0.1, "goalposts": 0.05,
          "normalisation": [{"indicators": ["x"],
            "alternatives": [{"method": "borda", "probability": 0.4}, {"method": "none", "probability": 0.6}]}],
          "treatment": [{"indicators": ["x"],
            "alternatives": [{"method": "none", "probability": 0.5}, {"method": "none", "probability": 0.5}]}],
          "aggregation": [{"groups": ["g"],
            "alternatives": [{"method": "median", "probability": 0.5}, {"method": "harmonic", "probability": 0.5}]}],
          "inclusion": {"leave_out": "each", "probability": 0.1, "indicators": ["y", "v"]}},
         "index": {"id": "r", "name": {"en": "R", "ar": "R"}, "aggregation": {"method": "geometric"}, "requires": 0.5,
          "indicators": [
           {"id": "x", "name": {"en": "X", "ar": "X"}, "weight": 2, "direction": "negative", "denominator": "d",
            "per": 1000, "target": 5, "imputation": {"method": "linear"}, "treatment": {"method": "none"},
            "normalisation": {"method": "borda"}},
           {"id": "w", "name": {"en": "W", "ar": "W"}}],
          "groups": [
           {"id": "g", "name": {"en": "G", "ar": "G"}, "weight": 3, "aggregation": {"method": "median"},
            "requires": 0.5, "indicators": [{"id": "y", "name": {"en": "Y", "ar": "Y"}}],
            "groups": [
             {"id": "h", "name": {"en": "H", "ar": "H"}, "weight": 3, "aggregation": {"method": "harmonic"},
              "requires": 0.5, "indicators": [{"id": "z", "name": {"en": "Z", "ar": "Z"}}], "groups": [
               {"id": "i", "name": {"en": "I", "ar": "I"}, "indicators": [{"id": "v", "name": {"en": "V", "ar": "V"}},
                {"id": "u", "name": {"en": "U", "ar": "U"}, "imputation": {"method": "latest"},
                 "normalisation": {"method": "goalposts", "low": 0, "high": 1}}]},
               {"id": "j", "name": {"en": "J", "ar": "J"}, "indicators": [{"id": "t", "name": {"en": "T", "ar": "T"}},
                {"id": "s", "name": {"en": "S", "ar": "S"}}]},
               {"id": "k", "name": {"en": "K", "ar": "K"}, "indicators": [{"id": "q", "name": {"en": "Q", "ar": "Q"}},
                {"id": "p", "name": {"en": "P", "ar": "P"}}]}]}]}]}}
        """
}
