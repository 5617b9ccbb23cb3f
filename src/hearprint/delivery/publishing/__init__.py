"""The output on its way to where listeners find it."""
