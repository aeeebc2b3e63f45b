"""What the demo says: coalition, organisations, people, texts and the papers they came from. All names are invented."""
