"""Positions (موضع‌ها): what each organisation answers to each wording, and the common ground that follows."""
