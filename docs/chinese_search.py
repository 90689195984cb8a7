"""The search of the pages in Chinese and English: words are cut by jieba, and the browser is given a stemmer that is there.

Newer versions of Sphinx (seen in 9.0.4) end what a page loads with `window.Stemmer = ChineseStemmer`, and put the English stemmer there: no search works.
"""

from sphinx.application import Sphinx
from sphinx.search.zh import SearchChinese


class ChineseSearch(SearchChinese):
    """The search of Sphinx for Chinese, which names its stemmer by the language it is for."""

    language_name = "English"


def setup(app: Sphinx) -> dict[str, bool]:
    """Put it in the place of Sphinx's own."""
    app.add_search_language(ChineseSearch)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
