"""The official Python SDK against the fake master: the whole life of everything."""
import os
import pathlib
import tempfile

from determined.common.experimental.trial import LogLevel
from determined.experimental import Determined, client

from steps import MASTER, check, done, fails

det = Determined(master=MASTER, user="determined", password="")
admin = Determined(master=MASTER, user="admin", password="")
check("whoami", det.whoami().username == "determined")
check("session user", det.get_session_username() == "determined")

home = pathlib.Path(tempfile.mkdtemp())
model = home / "model"
(model / "sub").mkdir(parents=True)
(model / "train.py").write_text("print(1)\n")
(model / "sub" / "x.py").write_text("x = 1\n")


def config(**more):
    base = {
        "name": "interop",
        "entrypoint": "python3 train.py",
        "searcher": {"name": "single", "metric": "val_loss", "smaller_is_better": True, "max_length": {"batches": 500}},
        "hyperparameters": {"lr": 0.1},
        "checkpoint_storage": {"save_trial_best": 2, "save_trial_latest": 2, "save_experiment_best": 0},
        "max_restarts": 0,
    }
    base.update(more)
    return base


# Experiments
experiment = det.create_experiment(config=config(), model_dir=str(model))
check("created", experiment.id >= 1)
trial = experiment.await_first_trial(0.1)
check("first trial", trial.id >= 1)
check("completed", experiment.wait(interval=0.1) == client.ExperimentState.COMPLETED)
check("trials", [one.id for one in experiment.list_trials()] == [trial.id])
check("get experiment", det.get_experiment(experiment.id).name == "interop")
check("get trial", det.get_trial(trial.id).hparams == {"lr": 0.1})
check("trial's experiment", det.get_trial(trial.id).get_experiment().id == experiment.id)
check("config", det.get_experiment(experiment.id).config["searcher"]["metric"] == "val_loss")
check("listed", experiment.id in [one.id for one in det.list_experiments()])
for key in client.ExperimentSortBy:
    check(f"listed by {key.name}", len(det.list_experiments(sort_by=key, order_by=client.OrderBy.DESC)) >= 1)
check("listed by name", len(det.list_experiments(name="interop")) == 1)
check("listed by label", len(det.list_experiments(labels=["none"])) == 0)
check("code", os.path.exists(experiment.download_code(output_dir=str(home / "code"))))
fails("no such experiment", lambda: det.get_experiment(999999))
fails("no such trial", lambda: det.get_trial(999999))

# Logs and metrics
lines = list(trial.iter_logs())
check("logs", len(lines) > 20 and "Scheduling Trial" in lines[0])
check("head", list(trial.iter_logs(head=3)) == lines[:3])
check("tail", list(trial.iter_logs(tail=3)) == lines[-3:])
check("followed", len(list(trial.iter_logs(follow=True))) == len(lines))
check("searched", all("loss" in line for line in trial.iter_logs(search_text="loss")))
check("by level", len(list(trial.iter_logs(min_level=LogLevel.ERROR))) == 0)
for group in ["training", "validation"]:
    reports = list(trial.iter_metrics(group))
    check(f"{group} metrics", len(reports) == 10 and reports[0].steps_completed == 50)
check("other group", list(trial.iter_metrics("none")) == [])
check("several trials", len(list(det.iter_trials_metrics([trial.id], group="validation"))) == 10)

# Checkpoints
checkpoints = experiment.list_checkpoints()
check("checkpoints", len(checkpoints) >= 2)
best = checkpoints[0]
check("best first", best.training.validation_metrics["avgMetrics"]["val_loss"] <= checkpoints[-1].training.validation_metrics["avgMetrics"]["val_loss"])
for key in client.CheckpointSortBy:
    check(f"checkpoints by {key.name}", len(experiment.list_checkpoints(sort_by=key, order_by=client.OrderBy.ASC)) >= 2)
check("checkpoints by metric", len(experiment.list_checkpoints(sort_by="val_loss", order_by=client.OrderBy.DESC)) >= 2)
check("most", len(experiment.list_checkpoints(max_results=1)) == 1)
check("trial's checkpoints", len(trial.list_checkpoints()) >= 2)
for mode in [client.DownloadMode.MASTER, client.DownloadMode.DIRECT, client.DownloadMode.AUTO]:
    path = best.download(path=str(home / f"checkpoint-{mode.name}"), mode=mode)
    check(f"download {mode.name}", sorted(os.listdir(path)) == ["metadata.json", "state.txt", "weights"])
same = [(home / f"checkpoint-{name}" / "weights" / "layer-0.bin").read_bytes() for name in ["MASTER", "DIRECT"]]
check("same bytes", same[0] == same[1] and len(same[0]) == 2048)
check("get checkpoint", int(det.get_checkpoint(best.uuid).resources["weights/layer-0.bin"]) == 2048)
best.add_metadata({"quality": 1})
best.reload()
check("metadata added", best.metadata["quality"] == 1)
best.remove_metadata(["quality"])
best.reload()
check("metadata removed", "quality" not in best.metadata)
check("checkpoint metrics", list(best.get_metrics()) == [])
fails("no such checkpoint", lambda: det.get_checkpoint("00000000-0000-4000-8000-000000000000"))

# Registry
registered = det.create_model("interop-model", "first words", {"k": "v"}, labels=["x"])
check("model", registered.name == "interop-model" and registered.metadata == {"k": "v"})
fails("name taken", lambda: det.create_model("interop-model"))
version = registered.register_version(best.uuid)
check("version", version.model_version == 1 and registered.get_version().model_version == 1)
version.set_name("one")
version.set_notes("notes")
check("version named", registered.get_version(1).name == "one" and registered.get_version(1).notes == "notes")
second = registered.register_version(checkpoints[1].uuid)
check("versions", [one.model_version for one in registered.list_versions()] == [2, 1])
registered.set_labels(["a", "b"])
registered.set_description("second words")
registered.add_metadata({"z": 2})
registered.remove_metadata(["k"])
read = det.get_model("interop-model")
check("model changed", read.labels == ["a", "b"] and read.description == "second words" and read.metadata == {"z": 2})
check("model by id", det.get_model(read.model_id).name == "interop-model")
for key in client.ModelSortBy:
    check(f"models by {key.name}", [one.name for one in det.list_models(sort_by=key)] == ["interop-model"])
check("models by name", len(det.list_models(name="none")) == 0)
check("labels", sorted(det.get_model_labels()) == ["a", "b"])
registered.archive()
fails("archived", lambda: registered.set_description("no"))
registered.unarchive()
check("version's metrics", list(version.get_metrics()) == [])
fails("registered checkpoint", lambda: best.delete())
second.delete()
check("version deleted", [one.model_version for one in registered.list_versions()] == [1])
registered.delete()
fails("model deleted", lambda: det.get_model("interop-model"))

# Changes
experiment.set_name("renamed")
experiment.set_description("words")
experiment.set_notes("notes")
experiment.add_label("one")
experiment.set_labels({"one", "two"})
experiment.reload()
check("renamed", experiment.name == "renamed" and experiment.labels == {"one", "two"})
check("described", experiment.description == "words" and experiment.notes == "notes")
experiment.archive()
fails("archived twice", lambda: experiment.archive())
experiment.unarchive()
check("unarchived", not det.get_experiment(experiment.id).archived)

# Other ends; these must not end by themselves before, however slow this machine is.
long = {"name": "adaptive_asha", "metric": "val_loss", "max_trials": 1, "time_metric": "batches", "max_time": 1000000}
paused = det.create_experiment(config=config(name="paused", searcher=long), model_dir=str(model))
paused.pause()
fails("waiting on a paused one", lambda: paused.wait(interval=0.1))
paused.activate()
paused.cancel()
check("canceled", paused.wait(interval=0.1) == client.ExperimentState.CANCELED)
killed = det.create_experiment(config=config(name="killed", searcher=long), model_dir=str(model))
killed.kill()
check("killed", killed.wait(interval=0.1) == client.ExperimentState.CANCELED)
killed.delete()
search = det.create_experiment(
    config=config(name="search", hyperparameters={"lr": {"type": "double", "minval": 0, "maxval": 1}}, searcher={"name": "random", "metric": "val_loss", "max_trials": 3}),
    model_dir=str(model),
)
check("search", search.wait(interval=0.1) == client.ExperimentState.COMPLETED)
check("search's trials", len(search.list_trials()) == 3)
for key in client.TrialSortBy:
    if key.name != "LOG_RETENTION_DAYS":
        check(f"trials by {key.name}", len(list(search.list_trials(sort_by=key, order_by=client.OrderBy.DESC))) == 3)
fails("bad config", lambda: det.create_experiment(config={"name": "x"}, model_dir=str(model)))

# Users
user = admin.create_user("ada", False, "Passw0rd1")
check("user", user.username == "ada" and user.active)
fails("no administrator", lambda: det.create_user("bob", False, "Passw0rd1"))
user.rename("ada2")
user.change_display_name("Ada")
user.deactivate()
user.activate()
user.change_password("Passw0rd2")
user.reload()
check("user changed", user.username == "ada2" and user.display_name == "Ada")
check("user by name", admin.get_user_by_name("ada2").user_id == user.user_id)
check("user by id", admin.get_user_by_id(user.user_id).username == "ada2")
check("users", [one.username for one in admin.list_users()] == ["admin", "determined", "ada2"])
check("user logs in", Determined(master=MASTER, user="ada2", password="Passw0rd2").whoami().username == "ada2")

# Workspaces and projects
workspace = det.create_workspace("risk")
check("workspace", det.get_workspace("risk").id == workspace.id)
check("workspaces", [one.name for one in det.list_workspaces()] == ["Uncategorized", "risk"])
fails("workspace twice", lambda: det.create_workspace("risk"))
project = workspace.create_project("cards", "words")
project.add_note("goal", "more")
project.set_name("cards2")
project.set_description("other words")
project.archive()
project.unarchive()
project.reload()
check("project", project.name == "cards2" and project.description == "other words" and len(project.notes) == 1)
check("projects", [one.name for one in workspace.list_projects()] == ["cards2"])
experiment.move_to_project("risk", "cards2")
check("moved", det.get_experiment(experiment.id).project_id == project.id)
check("pools", workspace.list_pools()[0].name == "default")
checkpoints[1].remove_files(["**/*.bin"])
det.logout()
fails("logged out", lambda: det.whoami())
done()
