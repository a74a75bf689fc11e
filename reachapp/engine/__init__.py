"""The program without a face: intake, cycle, sender, promises, actions, queries, health."""
