"""Counts steps and tells which one failed."""
import os
import sys
import types

count = 0


def check(name, condition=True):
    """One step: its name, and what has to be true."""
    global count
    count += 1
    if not condition:
        print(f"step {count} failed: {name}")
        sys.exit(1)


def fails(name, call, kind=Exception):
    """One step that the master has to refuse."""
    try:
        call()
    except kind:
        check(name)
        return
    check(name, False)


def done():
    print(f"STEPS {count}")


def stub_torch():
    """core_v2 wants a writer for TensorBoard; torch itself is far too large for this."""
    torch = types.ModuleType("torch")
    torch.__version__ = "2.0.0"
    utils = types.ModuleType("torch.utils")
    board = types.ModuleType("torch.utils.tensorboard")

    class SummaryWriter:
        def __init__(self, *args, **kwargs):
            pass

        def add_scalar(self, *args, **kwargs):
            pass

        def flush(self):
            pass

        def close(self):
            pass

    board.SummaryWriter = SummaryWriter
    torch.utils = utils
    utils.tensorboard = board
    sys.modules.update({"torch": torch, "torch.utils": utils, "torch.utils.tensorboard": board})


MASTER = os.environ["DET_MASTER"]
