"""Files without a server (نسخه): a text or an assembly as one folder of pages, Word files and plain text that opens offline.

A copy holds what its reader may read on the pages at that moment, and nothing else; making one changes nothing, so there
is no act. Who sees what is asked where the pages ask it: `visible_to`.
"""
