"""Counts that count no projects of a set."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.discourse.sentences import Sentence, within
from zonenews.discourse.stages import furthest_stage
from zonenews.discourse.tokens import QuantityToken
from zonenews.grammar.patterns import pattern
from zonenews.lexicon.word_classes import words_of

_CLAUSE_NUMBER = lazy("第[ 　]*(?:[0-9][ 　]*)*$")
"""第 3 | 5 条: the number of a clause, with the blanks of its page."""
_PASTIMES = pattern("(?:{pastime})(?:项目)?等$")
_ONE_OF = lazy("[^，,。；;0-9]{2,16}之一")
_OF_PLACES = pattern("(?:{counted_place})(?:[（(][^（()）]{1,12}[）)])?的?(?:总?投资|超过?|过)?(?:[0-9]|[十百千]?亿)")
"""7个|市亿元以上项目全部开工: how many places there are, and not how many projects."""
_NUMBER_REACH = 8


def counts_something_else(sentence: Sentence, token: QuantityToken) -> bool:
    """Whether a count counts no projects of a set: 年产|1800万件汽车电子产品项目, 150项重大工程|之一, 第 2 条, 平均每天1.5个项目."""
    text, low = sentence.text, sentence.bounds.start
    if _PASTIMES.search(text, max(low, token.start - _NUMBER_REACH), token.start):
        return True  # 漂流、射箭等|12个项目
    if _OF_PLACES.match(text, token.end, sentence.bounds.end):
        return True
    if _goes_back(sentence, token) or _is_list_of_one(sentence, token):
        return True
    if text.endswith(words_of("capacity"), low, token.start) or _ONE_OF.match(text, token.end, sentence.bounds.end):
        return True
    of_clause = _CLAUSE_NUMBER.search(text, max(low, token.start - _NUMBER_REACH), token.start)
    return of_clause is not None or token.mention.value != int(token.mention.value)


def _is_list_of_one(sentence: Sentence, token: QuantityToken) -> bool:
    """Whether a count only says on which list one project is: 列入省级规划|12项重大工程的|白马水电站开工."""
    if _ITS_NAME.match(sentence.text, token.end, sentence.bounds.end) is None:
        return False
    return _PUT_ON.search(sentence.text, sentence.clause_start(token.start), token.start) is not None


_PUT_ON = pattern("(?:{put_on_list})了?[^，,。；;、0-9]{0,12}$")
_ITS_NAME = lazy("[^，,。；;、0-9的]{0,12}(?:项目|工程)的(?![0-9]|[^，,。；;]{0,4}项目)[\u4e00-\u9fff]{3,}")


def _goes_back(sentence: Sentence, token: QuantityToken) -> bool:
    """Whether a count in words only goes back to the projects just told, of which it says no stage and no money: 两个项目|一东一西."""
    text, start = sentence.text, token.start
    if _IN_WORDS.match(text, start) is None or sentence.clause_start(start) not in (start, start - 1):
        return False
    end = sentence.clause_end(start)
    return (
        furthest_stage(text[start : sentence.bounds.end]) is None
        and len(within(sentence.quantities, start, end)) < _TWO
    )


_IN_WORDS = lazy("[两三四五六]个项目(?![有为是共，,入列])")
_TWO = 2
