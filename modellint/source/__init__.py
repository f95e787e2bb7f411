"""What was given: which files to read, whether they can matter, and what they ask us to keep quiet about."""
