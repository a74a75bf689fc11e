"""Automatic replies: who gets one, in which words, and as which bytes (RFC 3834, RFC 5230)."""
