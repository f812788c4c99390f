"""Asking a server as fast as it answers, with wrk, four connections at a time."""

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("ask.lua")
CONNECTIONS = 4
CLIENT_CORE = "1"
LONGEST = 300  # seconds


@dataclass(frozen=True)
class Rate:
    """Requests a second, the median time of an answer in milliseconds, kilobytes of an answer."""

    a_second: float
    median_ms: float
    kilobytes: float


def ask(base, addresses, folder, seconds=None):
    """The Rate over the addresses: each asked once, or all in turn for some seconds. Fails on any answer but 200."""
    listed = Path(folder) / "addresses.txt"
    listed.write_text("\n".join(addresses) + "\n")
    told = {"ADDRESSES": str(listed), "THREADS": str(CONNECTIONS), "SECONDS": str(seconds or 0)}
    told["ONCE"] = "" if seconds else "1"
    command = ["wrk", f"-t{CONNECTIONS}", f"-c{CONNECTIONS}", f"-d{LONGEST}s", "--timeout", "60s"]
    command = [*pinned(CLIENT_CORE), *command, "-s", str(SCRIPT), base]
    with subprocess.Popen(command, env=os.environ | told, stdout=subprocess.PIPE, text=True) as wrk:
        rows = []
        for line in wrk.stdout:
            if line[0].isdigit() and line.split(".")[0].isdigit():
                rows.append([float(part) for part in line.split()])
            if len(rows) == CONNECTIONS:
                break
        wrk.kill()
    return rate(rows)


def rate(rows):
    took = [ms for row in rows for ms in row[4:]]
    if len(rows) < CONNECTIONS or any(row[2] for row in rows):
        sys.exit(f"wrk: {[row[:4] for row in rows]} (start, end, answers that were no 200, bytes)")
    lasted = max(row[1] for row in rows) - min(row[0] for row in rows)
    kilobytes = sum(row[3] for row in rows) / len(took) / 1000
    return Rate(len(took) / lasted, statistics.median(took), kilobytes)


def pinned(core):
    """Both servers get one core, and wrk another one, where the machine has two."""
    return ["taskset", "-c", core] if (os.cpu_count() or 1) > 1 else []
