"""Plan files, and bytes kept by their content."""
