"""The face on the desktop: tray, main window and account dialog, over `EngineFace` alone."""
