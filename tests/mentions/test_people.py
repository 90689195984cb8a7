"""People: the corpus table, and laws that hold for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noised
from support import cases, check

from zonenews import find_people, normalize, parse
from zonenews.lexicon.surnames import surnames
from zonenews.lexicon.titles import titles


@pytest.mark.parametrize(("text", "published", "expect"), cases("people"))
def test_corpus(text: str, published: None, expect: list[dict[str, Any]]) -> None:
    assert published is None
    check(find_people(text), text, expect)


@pytest.mark.parametrize("post", sorted(titles().posts | titles().professions))
def test_every_title_leads_to_a_name(post: str) -> None:
    (person,) = find_people(f"昨天，{post}李振华说，进展顺利。")
    assert (person.name, person.titles) == ("李振华", (post,))


@pytest.mark.parametrize("cue", sorted(titles().cues))
def test_every_cue_leads_to_a_name(cue: str) -> None:
    assert [person.name for person in find_people(f"昨天，{cue}李振华说，进展顺利。")] == ["李振华"]


@pytest.mark.parametrize("rank", sorted(titles().leaders))
def test_every_rank_is_the_title_of_all_behind_it(rank: str) -> None:
    found = find_people(f"{rank}李振华、王国栋参加调研。")
    assert [(person.name, person.titles) for person in found] == [("李振华", (rank,)), ("王国栋", (rank,))]


@pytest.mark.parametrize("aside", sorted(titles().asides))
def test_every_aside_in_a_bracket_is_no_title(aside: str) -> None:
    (person,) = find_people(f"参加的有李振华（{aside}，副区长）。")
    assert (person.name, person.titles) == ("李振华", ("副区长",))


@pytest.mark.parametrize("surname", sorted(surnames().single | surnames().double | surnames().japanese))
def test_every_surname_is_read(surname: str) -> None:
    assert find_people(f"区委书记{surname}振华表示，进展顺利。")[0].name == f"{surname}振华"


@given(st.text(alphabet="区委书记长李振华王、，。和说表示·（） \n马库斯习近平总同志院士12A", max_size=120))
def test_spans_hold(text: str) -> None:
    """Mentions are sorted and apart, and each span holds its text."""
    edge = 0
    for person in find_people(text):
        assert person.span.start >= edge
        assert normalize(text[person.span.slice]).text == person.text
        edge = person.span.end


def test_reporters_are_no_people() -> None:
    page = "园区日报讯（记者 李明 通讯员 王小雨）昨天，区长赵国栋到企业调研，了解生产情况。\n（责任编辑：孙丽）"
    assert [person.name for person in parse(page).people] == ["赵国栋"]


@pytest.mark.parametrize(("text", "published", "expect"), cases("people"))
def test_noise_changes_nothing(text: str, published: None, expect: list[dict[str, Any]]) -> None:
    """A text through a careless script converter names the same people."""
    assert published is None
    check(find_people(noised(text)), noised(text), expect)


def test_a_sentence_before_or_after_shifts_only() -> None:
    text = "区委书记李振华带队督查，管委会主任赵国栋参加。"
    found = [(person.name, person.titles, person.span) for person in find_people(text)]
    before = "园区一季度产值增长一成。"
    shifted = find_people(f"{before}{text}天气晴好。")
    assert [(p.name, p.titles, p.span.shifted(-len(before))) for p in shifted] == found


def test_titles_and_names_are_those_of_their_article() -> None:
    """A bare name has the titles its own article gives it; one that only another article introduces is no person there."""
    one = "兴州网消息（早间快讯）：5月8日，区委书记李振华到企业调研，管委会主任赵国栋参加，了解生产经营情况。"
    other = "兴州网消息（早间快讯）：5月9日，市委副书记李振华出席论坛。李振华说，要抓好创新。与赵国栋合著的书出版。"
    found = [(person.name, person.titles) for person in find_people(f"{one}\n\n{other}")]
    assert found == [(person.name, person.titles) for text in (one, other) for person in find_people(text)]
    assert found[2:4] == [("李振华", ("市委副书记",)), ("李振华", ("市委副书记",))]
