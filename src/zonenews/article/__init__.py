"""What of a page is the article: its title, byline, paragraphs, and everything around it that is not the article."""

from zonenews.article.records import Article, Boilerplate, Segment, anchored_article, blanked
from zonenews.article.split import scan_article, split_article

__all__ = ["Article", "Boilerplate", "Segment", "anchored_article", "blanked", "scan_article", "split_article"]
