"""Urgent messages on their way to a person: whether they go, and as which bytes."""
