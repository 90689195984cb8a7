"""What comes off the ends of a noun phrase: words that lead up to it, and verbs and adverbs behind it."""

from __future__ import annotations

from zonenews._patterns import lazy
from zonenews.lexicon.indicators import ending_metric, load_indicators

_ADVERB = "累计|依法|及时|陆续|先后|最多|最低|曾经|曾|至少|几乎|共计|合计|总计|一共|已经|已|共|均|也|又|还|再|则|仅|就|可|能|约|近|逾|首次|再次|成功|连续|持续|继续|更|却|并|大约|大幅|平均每年|每年|单月|当月|当年|年内|全年|目前|现在|最终|总共|稳步|不断|大幅|快速|实际上|今后|至今|迄今|分别|依次|同期"
_LEVEL = "达到了|达到|达成|达|为|是|超过|超|突破|首破|破|完成了|完成|实现了|实现|高达|多达|接近|逼近|首|稳定在|保持在|维持在|控制在|跃升到|跃升至|扩大到|扩大至|扩展到|拓展到|拓展至|发展到|增加到|增长到|提高到|提升到|上升到|降低到|下降到|减少到|缩短到|压缩到|增至|升至|降至|减至|扩至|来到|迈上|迈过|跨越|跨过|站上|闯过|涨到|形成|创下|在|至|到|有|了|数|就有|只有|成为|贡献了|贡献|合约|折合人民币|折合|人民币|投入|安排|共计|创"
_TRAIL = frozenset(f"{_LEVEL}|{_ADVERB}|由负转正|由正转负|由降转升|由升转降|要|应|需|须|随之|大|更是".split("|"))
_TRAIL_SIZES = tuple(sorted(set(map(len, _TRAIL)), reverse=True))
_TRAIL_LAST = frozenset(word[-1] for word in _TRAIL) | set("年月度次")
_IN_A_ROW = lazy(r"(?:更是|已|已经)?连续[0-9一二三四五六七八九十]{1,3}个?(?:年|月|季度|次)$")
_LEAD_WORDS = f"(?:努力|满足|连带|连续[0-9一二三四五六七八九十]{{1,3}}个?(?:年|月|季度)|{_ADVERB}|[一二三四五六七八九]是|用[0-9一二三四五六七八九十]{{1,3}}年(?:左右)?的?时间|其中|同时|此外|另外|而且|而|但|且|截至|据统计|据悉|据|以及|及|和|与|的|了|中的|内的|区内|村里的|这里|方面|全部|各类|使|让|推动|推进|促进|带动|助力|帮助|促使|新的|我们|一举|当日|当天|期间|在|为|由|如|另有|还有|到|将|以来|，)"
_LEAD = lazy(f"{_LEAD_WORDS}(?=.)")
_LEAD_FIRST = frozenset(word[0] for word in _LEAD_WORDS.removeprefix("(?:").split("|")) | set("一二三四五六七八九")
"""The first characters of these words: what begins otherwise is not looked at."""
_LEAD_KEEP = lazy(
    "^(?:中欧|中国|中小|中试|中药|中医|中标|其他|总部|总产|总量|总额|总面|总里|总装|总体|总资|总人|总收|总销|总数|上市|上网|上架|内资|内贸|在孵|在校|在建|在岗|在手|为综|使用|为企|前海|后备|会员|会展|将军|年产|年客|年出|年人|年均|年销|年营|年收|年工|年用|年发|年度|年主|年进|年总|年货|年旅|年利|年税|年吞|年平|年综|年新|年实|年缴|年纳|年处|年交|年加|年接|近地|近海|近岸|与|到发|到账|到位|到岸|各项|各级|如皋|由|地区|和田|和平|要素|再生|再融资|再制|已建|约束|可再|可支|可用|单|还款|更新|并网|能源|能耗|能繁|持续|就业|就地|共享|共建(?!设)|共同|均价|超|平均|时速|时装|间|了|起重|后勤|后劲|前置|里程|全部工业)"
)
_NOT_VERBS = (
    "人数",
    "户数",
    "指数",
    "家数",
    "系数",
    "次数",
    "天数",
    "床数",
    "位数",
    "件数",
    "倍数",
    "基数",
    "台数",
    "所有",
    "国有",
    "公有",
    "私有",
    "自有",
    "特有",
    "民有",
    "含有量",
    "创业创",
    "电能",
    "储能",
    "技能",
)
_SPENT_ON = ("R&D", "研究", "经费", "民生", "教育", "科技", "科研", "研发", "财政", "卫生", "要素", "总")
"""What stands before 投入 where it is a noun: 研究投入, but not 国家投入3亿元."""


def strip_lead(text: str, start: int) -> tuple[str, int]:
    """Take off the words that lead up to a noun phrase; give what is left and where it starts."""
    text_before = text
    for _ in range(6):
        match = _LEAD.match(text) if text[:1] in _LEAD_FIRST else None
        if match is None or _LEAD_KEEP.match(text) or text in load_indicators():
            break
        text = text[match.end() :]
    text = text.lstrip(' 　”"')
    text = text[max(text.rfind(" "), text.rfind("　")) + 1 :]
    return text, start + len(text_before) - len(text)


def strip_trail(text: str) -> tuple[str, str]:
    """Take verbs and adverbs off the end; give what is left and the verbs."""
    whole = text = text.rstrip(" 　、")
    for _ in range(6):
        start = _trail_start(text)
        if start < 0:
            break
        known = ending_metric(text)
        if (known and known[0] < start) or text.endswith(_NOT_VERBS):
            break
        if text.endswith("投入") and text[:start].endswith(_SPENT_ON):
            break
        text = text[:start]
    return text.rstrip("、"), whole[len(text) :]


def _trail_start(text: str) -> int:
    """Find where the longest verb or adverb starts that a text ends with; -1 where it ends otherwise."""
    if not text or text[-1] not in _TRAIL_LAST:
        return -1
    run = _IN_A_ROW.search(text) if text[-1] in "年月度次" else None
    if run:
        return run.start()
    for size in _TRAIL_SIZES:
        if text[-size:] in _TRAIL and size <= len(text):
            return len(text) - size
    return -1
