"""Writing papers: the coalition's texts as PDF, Word, plain text and tables. Plain data in, bytes out; no Django."""
