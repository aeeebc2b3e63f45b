"""The demo: an invented coalition of fourteen organisations and two observers, with texts in every stage.

`content` holds the words and is plain data; what turns it into acts stands beside it. The page "enter as…" opens only
in a database that the demo itself made and marked.
"""
