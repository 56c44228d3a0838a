"""Runs contestants as whole processes, in turn, and prints their times and peak memory as JSON.

Reads from standard input {"rounds": N, "warmups": N, "contestants": [{"call": [...], "out": DIR or null}]}.
Every round runs each contestant once, in an order that is turned round from one
round to the next, so that whatever else slows the machine slows all of them.
`out` is removed before each run, outside the measured time. Peak memory is what
the system reports of the ended process; it is never less than this program's
own, some 12 MB, which a new process starts out from.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time


def run(contestant: dict) -> tuple[float, int]:
    if contestant["out"]:
        shutil.rmtree(contestant["out"], ignore_errors=True)
    with tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(
            contestant["call"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip()
            sys.exit(f"`{' '.join(contestant['call'])}` ended with {process.returncode}:\n{said}")
    # Linux counts in units of 1024 bytes, macOS in bytes.
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    task = json.load(sys.stdin)
    contestants = task["contestants"]
    for _ in range(task["warmups"]):
        for contestant in contestants:
            run(contestant)
    runs = [{"seconds": [], "peak_bytes": []} for _ in contestants]
    for number in range(task["rounds"]):
        order = list(range(len(contestants)))
        for i in order if number % 2 == 0 else reversed(order):
            seconds, peak_bytes = run(contestants[i])
            runs[i]["seconds"].append(seconds)
            runs[i]["peak_bytes"].append(peak_bytes)
    print(json.dumps(runs))


main()
