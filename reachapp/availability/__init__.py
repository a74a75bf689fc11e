"""The plan: hours, focus, holidays and calendars, and the answer times that follow from them."""
