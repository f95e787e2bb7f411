"""ignite.engine: trainers that are given a model, an optimizer and a loss, and do the rest."""

def create_supervised_trainer(model, optimizer, loss_fn, *args, **kwargs):
    role = "supervised"
def supervised_training_step(model, optimizer, loss_fn, *args, **kwargs):
    role = "supervised"
def supervised_training_step_amp(model, optimizer, loss_fn, *args, **kwargs):
    role = "supervised"
