"""What the week looked like, and what the past would have caused: numbers first, then pages."""
