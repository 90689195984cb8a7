"""What comes off the ends of a noun phrase: words that lead up to it, and verbs and adverbs behind it."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.indicators import ending_metric, is_metric_name
from zonenews.lexicon.lengths import lengths_by
from zonenews.lexicon.word_classes import kept_by_words, word_set, words_of

_IN_A_ROW = lazy(r"(?:更是|已|已经)?连续[0-9一二三四五六七八九十]{1,3}个?(?:年|月|季度|次)$|[二两三四五六七八九十]年$")
_LEAD = pattern(
    r"(?:[0-9]{1,2}[.、．](?![0-9])|{leading_word}|{adverb_before_number}|要(?={doing}|{task_verb}|{working}|实现|达到)|[一二三四五六七八九]是|[两二三四五六七八九十0-9]项[合共总]计|连续[0-9一二三四五六七八九十]{1,3}个?(?:年|月|季度)|用[0-9一二三四五六七八九十]{1,3}年(?:左右)?的?时间|[0-9一二三四五六七八九十]{1,3}年[来间内]?(?={doing}|{working}|{shared_verb}|累计|共))(?=.)"
)
_LEAD_KEEP = pattern(
    "{lead_of_noun}|共建(?!设)|在[华京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新蒙][^，、的在]{0,6}?{local_noun}"
)
_TIME_ENDS = "年月度次"


@kept_by_words
def _lead_firsts() -> frozenset[str]:
    """The first characters of leading words: what begins otherwise is not looked at."""
    words = (*words_of("leading_word"), *words_of("adverb_before_number"))
    return frozenset(word[0] for word in words) | frozenset("要一二两三四五六七八九十连用123456789")


@kept_by_words
def _trails() -> tuple[dict[str, tuple[int, ...]], frozenset[str]]:
    """The lengths of the trailing verbs that end in a character, the longest first, and the verbs."""
    words = word_set("trailing_verb")
    sizes = lengths_by(words, slice(-1, None))
    return sizes | {end: sizes.get(end, ()) for end in _TIME_ENDS}, words


def strip_lead(text: str, start: int) -> tuple[str, int]:
    """Take off the words that lead up to a noun phrase; give what is left and where it starts."""
    length = len(text)
    firsts = _lead_firsts()
    for _ in range(6):
        match = _LEAD.match(text) if text[:1] in firsts else None
        if match is None or _LEAD_KEEP.match(text) or is_metric_name(text):
            break
        text = text[match.end() :]
    text = "" if text == "计" else text  # 共 | 计3009户
    text = text.lstrip(' 　”"①②③④⑤⑥⑦⑧⑨⑩')
    if " " in text or "　" in text:
        text = text[max(text.rfind(" "), text.rfind("　")) + 1 :]
    return text, start + length - len(text)


def strip_trail(text: str) -> tuple[str, str]:
    """Take verbs and adverbs off the end; give what is left and the verbs."""
    whole = text = text.rstrip(" 　、")
    sizes, words = _trails()
    for _ in range(6):
        lengths = sizes.get(text[-1:])
        if lengths is None:
            break
        start = _trail_start(text, lengths, words)
        if start < 0:
            break
        known = ending_metric(text)
        if (known and known[0] < start) or text.endswith(words_of("noun_like_verb")):
            break
        if text.endswith("投入") and text[:start].endswith(words_of("spent_on")):
            break
        text = text[:start]
    return text.rstrip("、"), whole[len(text) :]


def _trail_start(text: str, sizes: tuple[int, ...], words: frozenset[str]) -> int:
    """Find where the longest verb or adverb starts that a text ends with, of those of some lengths; -1 where it ends otherwise."""
    run = _IN_A_ROW.search(text) if text[-1] in _TIME_ENDS else None
    if run:
        return run.start()
    for size in sizes:
        if text[-size:] in words and size <= len(text):
            return len(text) - size
    return -1
