"""The words of the platform's demo: fifteen organisations, one long text with twelve demands, those who are invited. All invented."""
