"""Where results go: a folder, and a web server on this machine for trying them."""
