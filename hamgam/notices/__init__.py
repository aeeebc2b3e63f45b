"""Notices (نامه‌ها و یادآوری‌ها): what waits for whom, and how it reaches people without saying anything on the way."""
