"""Workers: the same results as without them, errors that travel whole, and none left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.errors import UnreadableInput, WorkerDied
from reportedly.scale import apart, workers


def double(number: int) -> int:
    if number == 13:
        raise UnreadableInput("13", "is unlucky", "count on", stage="clean")
    if number == 99:
        os._exit(1)
    return 2 * number


def process_id(_: object) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_are_those_of_the_function_whatever_the_number_of_workers(jobs: int) -> None:
    with workers(jobs) as work:
        results = [work(double, number) for number in range(8)]
        assert [result() for result in results] == [2 * number for number in range(8)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_back_whole_from_a_worker(jobs: int) -> None:
    with workers(jobs) as work, pytest.raises(UnreadableInput, match="is unlucky; count on") as told:
        work(double, 13)()
    assert told.value.stage == "clean"


def test_one_job_is_done_here_without_a_process() -> None:
    with workers(1) as work:
        assert work(process_id, None)() == os.getpid()


def test_an_input_that_ends_its_worker_is_the_only_one_to_fail() -> None:
    with workers(2) as work:
        results = [work(double, number) for number in (1, 99, 2, 3)]
        assert results[0]() == 2
        with pytest.raises(WorkerDied, match="out of memory"):
            results[1]()
        assert [result() for result in results[2:]] == [4, 6]
        assert work(double, 4)() == 8


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_workers_end_when_their_parent_is_killed() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_worker_processes import process_id\n"
        "from reportedly.scale import workers\n"
        "if __name__ == '__main__':\n"
        "    with workers(2) as work:\n"
        "        print(work(process_id, None)(), flush=True)\n"
        "        sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stdin
    worker = int(child.stdout.readline())
    assert is_running(worker)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    child.stdin.close()
    for _ in range(100):
        if not is_running(worker):
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its parent")


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def signals_blocked(_: object) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_workers_leave_the_interrupt_of_a_terminal_to_their_parent() -> None:
    with workers(2) as work:
        assert work(signals_blocked, None)()
    assert not signals_blocked(None)


def test_work_apart_is_done_in_one_other_process_that_may_die() -> None:
    with apart() as work:
        first = work(process_id, None)()
        assert first != os.getpid()
        assert work(process_id, None)() == first
        with pytest.raises(WorkerDied, match="free memory"):
            work(double, 99)()
        assert work(double, 4)() == 8


def sleep_long(_: object) -> None:
    time.sleep(60)


def test_an_interrupt_does_not_wait_for_what_workers_are_at() -> None:
    started = time.monotonic()

    def interrupted() -> None:
        with workers(2) as work:
            assert work(process_id, None)()
            for each in range(6):
                work(sleep_long, each)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - started < 30
