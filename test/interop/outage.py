"""Waits for an experiment while the master goes away for twenty seconds."""
import os

from determined.experimental import Determined, client

from steps import MASTER, check, done

det = Determined(master=MASTER, user="determined", password="")
experiment = det.get_experiment(int(os.environ["EXPERIMENT"]))
# It tries again for 15 s, so the poll that meets the outage must not come at its beginning.
check("waited through an outage", experiment.wait(interval=10) == client.ExperimentState.COMPLETED)
done()
