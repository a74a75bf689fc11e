"""The bell that ends a wait: rung before, during and after, and never a socket left open."""

import threading

from reachapp.channels.wakeup import Wakeup


def test_a_ring_that_came_early_ends_the_next_wait_at_once_and_only_that_one():
    bell = Wakeup()
    bell.ring()
    assert bell.wait(20)
    assert not bell.wait(0)
    bell.close()


def test_a_ring_from_another_thread_ends_the_wait():
    bell = Wakeup()
    bell.ear()
    timer = threading.Timer(0.1, bell.ring)
    timer.start()
    assert bell.wait(20)
    timer.join()
    bell.close()


def test_a_ring_after_the_end_opens_no_socket():
    bell = Wakeup()
    bell.ear()
    bell.close()
    bell.ring()
    assert bell._pair is None
