"""An analysis names every rule set and model that made it: `cite` shows them, `diff` blames them."""

from collections.abc import Mapping

from reportedly.records import Analysis


def test_whatever_found_a_record_is_among_the_rules_of_its_analysis(bridge: Mapping[str, Analysis]) -> None:
    for analysis in bridge.values():
        found_by = {one.found_by for one in (*analysis.attributions, *analysis.figures, *analysis.timexes)}
        assert {*found_by, analysis.article.cleaned_by} <= set(analysis.rules)
        assert list(analysis.rules) == sorted(analysis.rules)
        assert any(rule.startswith("statements/") for rule in analysis.rules)
        assert any(rule.startswith("parties/") for rule in analysis.rules)
