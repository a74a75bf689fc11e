"""The places of the window beside the desk: what can be shown honestly from what exists."""
