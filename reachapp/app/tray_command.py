"""`reachapp`: the tray application; without a screen it runs headless."""

import argparse

from reachapp.app import demo_command, engine_command
from reachapp.app.desktop import has_screen, run_desktop
from reachapp.app.office_face import has_account
from reachapp.system.paths import find_paths


def run(options: argparse.Namespace) -> int:
    """Open tray and window; headless, run the engine, or the sample office without an account."""
    if has_screen():
        return run_desktop(options, is_sample=False)
    if has_account(find_paths(options.data_dir)):
        print("No screen: Reachapp runs as an engine. End it with Ctrl+C.", flush=True)
        options.once = False
        return engine_command.run(options)
    print("No screen and no account yet: this is the sample office, headless.", flush=True)
    return demo_command.headless(options, is_once=False)
