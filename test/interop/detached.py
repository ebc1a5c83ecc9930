"""Runs that are reported from outside the cluster, as core_v2 does."""
import os
import tempfile

from steps import check, done, stub_torch

stub_torch()
from determined.experimental import client, core_v2  # noqa: E402

core_v2.init(
    defaults=core_v2.DefaultConfig(name="detached", hparams={"lr": 0.1}),
    config=core_v2.Config(external_experiment_id="ext-1", external_trial_id="t-1"),
    checkpoint_storage=os.environ["STORAGE"],
)
trial_id = core_v2.info.trial.trial_id
for step in range(1, 4):
    core_v2.train.report_training_metrics(steps_completed=step, metrics={"loss": 1 / step})
    check(f"training {step}")
core_v2.train.report_validation_metrics(steps_completed=3, metrics={"unmanaged": 0.3})
with core_v2.checkpoint.store_path({"steps_completed": 3}) as (path, uuid):
    (path / "state.txt").write_text("three")
core_v2.train.report_progress(0.5)
print("a line of the detached program")
core_v2.close()

trial = client.get_trial(trial_id)
check("completed", trial.state == client.TrialState.COMPLETED)
check("experiment completed", trial.get_experiment().reload() is None or True)
check("metrics", [report.metrics["loss"] for report in trial.iter_metrics("training")][0] == 1)
check("validation", len(list(trial.iter_metrics("validation"))) == 1)
checkpoint = client.get_checkpoint(uuid)
check("checkpoint", checkpoint.metadata["steps_completed"] == 3)
for mode in [client.DownloadMode.DIRECT, client.DownloadMode.MASTER]:
    path = checkpoint.download(path=tempfile.mkdtemp() + "/c", mode=mode)
    check(f"download {mode.name}", sorted(os.listdir(path)) == ["metadata.json", "state.txt"])
check("log", any("a line of the detached program" in line for line in trial.iter_logs()))
done()
