"""The job process: one long piece of work, told of by progress, ended by closing its stdin.

The request is one frame {job, values}. Answers are frames: any number of {type: progress, done, total, text}, then
{type: done, value} or {type: failed, sentence}. Nothing is written in part: files are saved atomically.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import suppress
from typing import IO, Any

from fazhi_desk.storage.logs import log_to
from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.frames import read_frame, write_frame
from fazhi_desk.tasks.jobs import JOBS, JobError
from fazhi_desk.tasks.workbench import Workbench

NICE = 10
LOG = logging.getLogger(__name__)


def main() -> int:
    """Do one job."""
    with suppress(OSError, AttributeError):
        os.nice(NICE)
    places = find_places()
    log_to(places.logs)
    # Unbuffered: a thread that waits in a buffered read makes the interpreter abort when it ends.
    pipe = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)  # noqa: SIM115
    request = read_frame(pipe)
    if not isinstance(request, dict) or request.get("job") not in JOBS:
        _tell({"type": "failed", "sentence": "不认识的任务"})
        return 2
    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()
    try:
        value = JOBS[request["job"]](Workbench(places), request.get("values", {}), _progress)
    except JobError as error:
        _tell({"type": "failed", "sentence": str(error)})
        return 1
    except Exception:
        LOG.exception("job failed: %s", request["job"])
        _tell({"type": "failed", "sentence": "这项工作没有做完，没有改动任何文件；详情记在日志里"})
        return 3
    _tell({"type": "done", "value": value})
    return 0


def _progress(done: int, total: int, text: str) -> None:
    _tell({"type": "progress", "done": done, "total": total, "text": text})


def _tell(message: dict[str, Any]) -> None:
    with suppress(OSError):
        write_frame(sys.stdout.buffer, message)


def _end_with(pipe: IO[bytes]) -> None:
    """Cancelled, or the window is gone: stop at once, and whatever was started for the job."""
    with suppress(OSError):
        while pipe.read(1):
            pass
    converting = sys.modules.get("fazhi_desk.tasks.convert_word")
    if converting is not None:
        converting.stop_all()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
