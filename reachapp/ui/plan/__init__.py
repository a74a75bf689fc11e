"""The plan window: the week to draw in, the channels below it, and how clients read it."""
