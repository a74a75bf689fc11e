"""What was kept and what would have been: the weekly report and the rehearsal in the window."""
