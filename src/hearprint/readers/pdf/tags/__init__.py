"""Tagged PDFs: what the structure tree says, whether it holds up, and what it is good for."""
