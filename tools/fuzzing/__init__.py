"""Odd texts, pages, documents and files made from good ones, and the laws that have to hold of what becomes of them."""
