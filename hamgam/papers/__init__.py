"""Papers: reading what arrives as a file and writing what leaves as one."""
