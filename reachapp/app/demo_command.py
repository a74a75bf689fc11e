"""`reachapp demo`: the sample office; `--headless --once` prints one line a mail."""

import argparse
import threading
from collections.abc import Iterator

from reachapp.app.desktop import has_screen, run_desktop
from reachapp.app.sample_engine import Postman, SampleEngine, sample_engine
from reachapp.bootstrap import running
from reachapp.engine.ports import Changed
from reachapp.engine.program import Program
from reachapp.engine.views import ConversationView
from reachapp.system.clock import SystemClock


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("demo", help="the sample office, with invented mail")
    parser.add_argument("--headless", action="store_true", help="without a window")
    parser.add_argument("--once", action="store_true", help="all mails at once, then leave")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the sample office in the window, or print what happens to its mails."""
    if not options.headless and not options.once and has_screen():
        return run_desktop(options, is_sample=True)
    return headless(options, is_once=options.once)


def headless(options: argparse.Namespace, *, is_once: bool) -> int:
    """Run the sample mails through the real path and print one line a mail."""
    with sample_engine(options.data_dir) as sample:
        if is_once:
            sample.office.deliver_all(SystemClock().now())
            sample.built.program.run_once()
            for line in lines(sample.built.program):
                print(line)
            _print_sum(sample)
            return 0
        return _arriving(sample)


def _arriving(sample: SampleEngine) -> int:
    """Print each mail as it arrives, until all are there and what they cause has left."""
    news = threading.Event()

    def heard(_changed: Changed) -> None:
        news.set()

    printed: set[str] = set()
    postman = Postman(sample.office, SystemClock())
    with running(sample.built) as program:
        leave = program.subscribe(heard)
        postman.start()
        try:
            while sample.office.waiting or program.status().waiting_sends or not printed:
                news.wait(2)
                news.clear()
                _print_new(program, printed)
        finally:
            postman.stop()
            leave()
    _print_new(sample.built.program, printed)
    _print_sum(sample)
    return 0


def _print_new(program: Program, printed: set[str]) -> None:
    for line in lines(program):
        if line not in printed:
            printed.add(line)
            print(line, flush=True)


def _print_sum(sample: SampleEngine) -> None:
    mails, phone = len(sample.office.smtp.mails), len(sample.office.phone.messages)
    print(f"{mails} mails left through the sample SMTP server, {phone} notes to the phone")


def lines(program: Program) -> Iterator[str]:
    """One line a mail: label, reply or why not, promise, forward."""
    for row in sorted(program.desk().rows, key=lambda row: row.id):
        view = program.conversation(row.id)
        if view is not None:
            yield _line(view)


def _line(view: ConversationView) -> str:
    reply = view.reply
    answer = f"{reply.verdict} ({reply.reason})" if reply else "-"
    promise = view.promise.statement if view.promise and reply and reply.verdict == "reply" else "-"
    pages = sum(line.what.value == "forward_queued" for line in view.history)
    forward = f"forward x{pages}" if pages else "-"
    label = view.urgency.value + (" (watched)" if view.is_grey else "")
    subject = view.row.subject[:44]
    return (
        f"{label:<17} {answer:<28} {promise:<38} {forward:<11} {view.row.contact[:24]}: {subject}"
    )
