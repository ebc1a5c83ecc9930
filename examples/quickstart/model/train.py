"""Fits y = 3x + 1 by gradient descent. It needs a CPU and some seconds, no data and no GPU.

Determined runs this file once for each trial, with other hyperparameters each time. The trial reports its losses,
saves a checkpoint after every epoch, and goes on from the latest one when it was paused or restarted.
"""

import json
import logging
import random

import determined as det

POINTS = 64
NOISE = 0.05


def make_points(seed):
    numbers = random.Random(seed)
    xs = [numbers.uniform(-1, 1) for _ in range(POINTS)]
    return [(x, 3 * x + 1 + numbers.gauss(0, NOISE)) for x in xs]


def loss(points, slope, offset):
    return sum((slope * x + offset - y) ** 2 for x, y in points) / len(points)


def descend(points, slope, offset, rate):
    errors = [(slope * x + offset - y, x) for x, y in points]
    slope -= rate * 2 * sum(error * x for error, x in errors) / len(points)
    offset -= rate * 2 * sum(error for error, _ in errors) / len(points)
    return slope, offset


def main():
    logging.basicConfig(level=logging.INFO, format=det.LOG_FORMAT)
    info = det.get_cluster_info()
    assert info is not None and info.trial is not None, "run this on a Determined cluster"
    rate = float(info.trial.hparams["learning_rate"])
    epochs = int(info.trial.hparams["epochs"])
    training, validation = make_points(seed=1), make_points(seed=2)

    with det.core.init() as core:
        epoch, slope, offset = 0, 0.0, 0.0
        if info.latest_checkpoint is not None:
            with core.checkpoint.restore_path(info.latest_checkpoint) as path:
                saved = json.loads((path / "model.json").read_text())
                epoch, slope, offset = saved["epoch"], saved["slope"], saved["offset"]

        while epoch < epochs:
            for _ in range(20):
                slope, offset = descend(training, slope, offset, rate)
            epoch += 1
            validation_loss = loss(validation, slope, offset)
            logging.info("epoch %d of %d: validation loss %.5f", epoch, epochs, validation_loss)
            core.train.report_training_metrics(
                steps_completed=epoch, metrics={"loss": loss(training, slope, offset)}
            )
            core.train.report_validation_metrics(
                steps_completed=epoch, metrics={"validation_loss": validation_loss}
            )
            # Releases that train to a max_length work progress out by themselves.
            if hasattr(core.train, "report_progress"):
                core.train.report_progress(epoch / epochs)
            with core.checkpoint.store_path({"steps_completed": epoch}) as (path, _):
                model = {"epoch": epoch, "slope": slope, "offset": offset}
                (path / "model.json").write_text(json.dumps(model))
            if core.preempt.should_preempt():
                return


if __name__ == "__main__":
    main()
