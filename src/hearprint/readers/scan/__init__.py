"""Print in pictures: its lines found, turned upright, recognised, and measured by their ink."""
