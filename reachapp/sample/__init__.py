"""The sample office: servers on loopback and invented mails, to see Reachapp work."""
