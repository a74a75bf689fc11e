"""The grammar of a mail (RFC 5322, 2045-2047, 2231) for bytes that need not keep to it.

Everything here is linear in what it reads and answers for any input; what it leaves out, it says.
"""
