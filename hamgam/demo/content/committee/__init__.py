"""The words of the committee's demo: a union of harbour workers abroad, seven countries, one year's turn. All invented."""
