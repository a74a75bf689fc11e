"""Reads the bytes of foreign mails behind the port `Reader`: here, or in a child that may die."""
