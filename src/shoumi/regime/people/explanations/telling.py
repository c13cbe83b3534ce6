"""How this part writes an explanation, and the advice that several share."""

from shoumi.regime.kit.words import Explanation, LocalizedText

CHOOSE_AGAIN = ("请刷新页面后重新选择。", "Reload the page and choose again.")
SHORTEN = ("请缩短后再提交。", "Make it shorter and try again.")


def told(what: tuple[str, str], cure: tuple[str, str]) -> Explanation:
    """Return what happened and what to do, each in Chinese and English."""
    return Explanation(LocalizedText(*what), LocalizedText(*cure))
