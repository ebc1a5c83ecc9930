"""Runs the det commands of a file in this one process, as starting Python for each would take a second: det.py <file>

A line is a command as it stands behind `det`. In front of it may stand `as admin` and `fails` (it must end with an error, not with
a traceback); behind it `=> words` that its output has to hold. `{kind}` is the id of an object of that kind.
"""
import contextlib
import io
import json
import os
import re
import shlex
import sys

from determined.cli import cli
from determined.experimental import client

from steps import check, done

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def det(command):
    """The exit code and the output of a command."""
    output = io.StringIO()
    # Some commands write bytes.
    output.buffer = io.BytesIO()
    code = 0
    # A process of its own would not have logged in yet.
    client._determined = None
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            cli.main(shlex.split(command))
        except SystemExit as exit:
            code = exit.code or 0
    return code, output.getvalue() + output.buffer.getvalue().decode()


def uuids(command, of=""):
    """The UUIDs that a command prints on lines that hold some words."""
    lines = "\n".join(line for line in det(command)[1].splitlines() if of in line)
    return UUID.findall(lines)


def job():
    output = det("job list --json")[1]
    return json.loads(output[output.index("{"):])["jobs"][0]["jobId"]


def checkpoints():
    return uuids("experiment list-checkpoints 2", of="COMPLETED")


IDS = {
    "checkpoint": lambda: checkpoints()[0],
    "other checkpoint": lambda: checkpoints()[-1],
    "job": job,
    **{kind: lambda kind=kind: uuids(f"{kind} list -q")[0] for kind in ["command", "notebook", "shell", "tensorboard"]},
    "task": lambda: re.search(r'"task_?[iI]d": "([^"]+)', det("task list --json")[1]).group(1),
    "token": lambda: str(json.loads(det("token list --json")[1])[0]["id"]),
}


def run(line):
    command, _, words = line.partition(" => ")
    os.environ["DET_USER"] = "determined"
    if command.startswith("as admin "):
        command = command[len("as admin "):]
        os.environ["DET_USER"] = "admin"
    fails = command.startswith("fails ")
    command = command[len("fails "):] if fails else command
    command = re.sub(r"\{([a-z ]+)\}", lambda found: IDS[found.group(1)](), command)
    code, output = det(command)
    problem = None
    if "Traceback" in output or "does not simulate" in output:
        problem = "a traceback or an operation that is missing"
    elif (code != 0) != fails:
        problem = f"exit code {code}"
    elif words not in output:
        problem = f"no {words!r} in its output"
    return problem and f"det {command}: {problem}\n{output[-1500:]}"


with open(sys.argv[1]) as file:
    lines = [line.strip() for line in file if line.strip()]
problems = []
for line in lines:
    problem = run(line)
    if problem:
        problems.append(problem)
        print(problem)
    check(line)
if problems:
    sys.exit(1)
done()
