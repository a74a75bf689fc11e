"""Reachable without being on call: triage, promises and automatic replies for small firms."""
