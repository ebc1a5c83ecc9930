"""The official Python SDK of 0.19.10 against the fake master of that release."""
import os
import pathlib
import tempfile

from determined.common.api import errors
from determined.common.experimental.experiment import ExperimentState
from determined.experimental import Determined, client

from steps import MASTER, check, done, fails

client.login(master=MASTER, user="determined", password="")
admin = Determined(master=MASTER, user="admin", password="")
check("whoami", client.whoami().username == "determined")

home = pathlib.Path(tempfile.mkdtemp())
model = home / "model"
model.mkdir()
(model / "train.py").write_text("print(1)\n")


def config(**more):
    base = {
        "name": "former",
        "entrypoint": "python3 train.py",
        "searcher": {"name": "single", "metric": "val_loss", "smaller_is_better": True, "max_length": {"batches": 500}},
        "hyperparameters": {"lr": 0.1},
        "checkpoint_storage": {"save_trial_best": 2, "save_trial_latest": 2, "save_experiment_best": 0},
        "max_restarts": 0,
    }
    base.update(more)
    return base


# Experiments and trials
experiment = client.create_experiment(config=config(), model_dir=str(model))
check("created", experiment.id >= 1)
trial = experiment.await_first_trial(0.1)
check("first trial", trial.id >= 1)
check("completed", experiment.wait(interval=0.1) == ExperimentState.COMPLETED)
check("trials", [one.id for one in experiment.get_trials()] == [trial.id])
for key in client.TrialSortBy:
    check(f"trials by {key.name}", len(experiment.get_trials(sort_by=key, order_by=client.TrialOrderBy.DESC)) == 1)
check("config", experiment.get_config()["searcher"]["metric"] == "val_loss")
check("get experiment", client.get_experiment(experiment.id).get_config()["name"] == "former")
fails("no such experiment", lambda: client.get_experiment(999999).get_config(), errors.NotFoundException)

# Logs
lines = list(trial.logs())
check("logs", len(lines) > 20)
check("head", list(trial.logs(head=3)) == lines[:3])
check("tail", list(trial.logs(tail=3)) == lines[-3:])
check("followed", len(list(trial.logs(follow=True))) == len(lines))

# Checkpoints
top = experiment.top_n_checkpoints(2)
check("one of each trial", len(top) == 1)
best = experiment.top_checkpoint()
check("top one", best.uuid == top[0].uuid)
check("by another order", len(experiment.top_n_checkpoints(1, sort_by="val_loss", smaller_is_better=False)) == 1)
check("of the trial", trial.top_checkpoint().uuid == best.uuid)
check("latest", trial.select_checkpoint(latest=True).uuid != "")
check("best", trial.select_checkpoint(best=True).uuid == best.uuid)
path = best.download(path=str(home / "checkpoint"))
check("download", sorted(os.listdir(path)) == ["metadata.json", "state.txt", "weights"])
best.add_metadata({"quality": 1})
check("metadata", client.get_checkpoint(best.uuid).metadata["quality"] == 1)
best.remove_metadata(["quality"])
check("metadata removed", "quality" not in client.get_checkpoint(best.uuid).metadata)
check("experiment of a checkpoint", client.get_checkpoint(best.uuid).training.experiment_id == experiment.id)
fails("no such checkpoint", lambda: client.get_checkpoint("00000000-0000-4000-8000-000000000000"))

# Models
registered = client.create_model("former-model", "first words", {"k": "v"})
check("model", registered.name == "former-model" and registered.metadata == {"k": "v"})
fails("name taken", lambda: client.create_model("former-model"))
version = registered.register_version(best.uuid)
check("version", version.model_version == 1)
version.set_name("one")
version.set_notes("notes")
check("version named", registered.get_version(1).name == "one")
check("versions", len(registered.get_versions()) == 1)
registered.set_labels(["a"])
registered.set_description("second words")
registered.add_metadata({"z": 2})
registered.remove_metadata(["k"])
read = client.get_model("former-model")
check("model changed", read.labels == ["a"] and read.description == "second words" and read.metadata == {"z": 2})
check("labels", client.get_model_labels() == ["a"])
for key in client.ModelSortBy:
    check(f"models by {key.name}", [one.name for one in client.get_models(sort_by=key)] == ["former-model"])
registered.archive()
registered.unarchive()
version.delete()
registered.delete()
fails("model deleted", lambda: client.get_model("former-model"))

# Other ends
long = {"name": "single", "metric": "val_loss", "max_length": {"batches": 100000000}}
other = client.create_experiment(config=config(name="other", searcher=long), model_dir=str(model))
other.pause()
other.activate()
other.cancel()
check("canceled", other.wait(interval=0.1) == ExperimentState.CANCELED)
other.archive()
other.unarchive()
other.delete()
killed = client.create_experiment(config=config(name="killed", searcher=long), model_dir=str(model))
killed.await_first_trial(0.1).kill()
killed.kill()
check("killed", killed.wait(interval=0.1) == ExperimentState.CANCELED)
fails("bad config", lambda: client.create_experiment(config={"name": "x"}, model_dir=str(model)))

# Users
user = admin.create_user("ada", False, "Passw0rd1")
check("user", user.username == "ada" and user.active)
user.rename("ada2")
user.change_display_name("Ada")
user.change_password("Passw0rd2")
user.deactivate()
user.activate()
check("user by name", admin.get_user_by_name("ada2").user_id == user.user_id)
check("user by id", admin.get_user_by_id(user.user_id).username == "ada2")
check("users", "ada2" in [one.username for one in admin.list_users()])
check("user logs in", Determined(master=MASTER, user="ada2", password="Passw0rd2").whoami().username == "ada2")
client.logout()
fails("logged out", lambda: client.whoami())
done()
