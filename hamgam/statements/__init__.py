"""Statements (بیانیه‌ها): what was published, in the coalition's name or in the names of those who signed; never confused."""
