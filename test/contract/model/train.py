"""Does what the `data` of its configuration says, step by step; `play.ts` says the same to the fake master.

`data.trials` has a list of steps for each trial, picked by the hyperparameter `trial`. It runs with the Python package
of every release from 0.19.10 on, on a CPU, and stops when the master asks for it.
"""

import sys
import time

import determined as det

BATCHES = 100
NUMBERS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


def numbers(metrics):
    return {
        name: NUMBERS.get(value, value) if isinstance(value, str) else value
        for name, value in metrics.items()
    }


def take(core, number, step):
    time.sleep(step.get("seconds", 0))
    for line in step.get("log", []):
        print(line, flush=True)
    done = number * BATCHES
    if step.get("training"):
        core.train.report_training_metrics(done, numbers(step["training"]))
    if step.get("validation"):
        core.train.report_validation_metrics(done, numbers(step["validation"]))
    for group, metrics in step.get("groups", {}).items():
        # Older releases have no groups of metrics.
        if hasattr(core.train, "report_metrics"):
            core.train.report_metrics(group, done, numbers(metrics))
    if step.get("checkpoint"):
        with core.checkpoint.store_path({"steps_completed": done}) as (path, _):
            (path / "state").write_text(str(number))
            (path / "weights").mkdir()
            (path / "weights" / "layer.bin").write_bytes(bytes(1000 + number))
    if step.get("exit"):
        sys.exit(step["exit"])


def main():
    info = det.get_cluster_info()
    assert info is not None and info.trial is not None, "run this on a Determined cluster"
    trials = info.user_data["trials"]
    steps = trials[int(info.trial.hparams.get("trial", 0))]
    with det.core.init() as core:
        first = 0
        if info.latest_checkpoint is not None:
            with core.checkpoint.restore_path(info.latest_checkpoint) as path:
                first = int((path / "state").read_text())
        for number, step in list(enumerate(steps, 1))[first:]:
            take(core, number, step)
            if core.preempt.should_preempt():
                return


if __name__ == "__main__":
    main()
