"""How fast and how frugal builds are: ratios of figures that are taken in one run."""
