"""keras.optimizers.schedules: learning rates that change while training."""

class LearningRateSchedule:
    role = "schedule"
    def __call__(self, step): ...

class ExponentialDecay(LearningRateSchedule):
    def __init__(
        self,
        initial_learning_rate: Band[0, 3, "what the widest optimizer bears"],
        decay_steps,
        decay_rate,
        staircase=False,
        name="ExponentialDecay",
    ): ...

class InverseTimeDecay(LearningRateSchedule):
    def __init__(
        self,
        initial_learning_rate: Band[0, 3, "what the widest optimizer bears"],
        decay_steps,
        decay_rate,
        staircase=False,
        name="InverseTimeDecay",
    ): ...

class PolynomialDecay(LearningRateSchedule):
    def __init__(
        self,
        initial_learning_rate: Band[0, 3, "what the widest optimizer bears"],
        decay_steps,
        end_learning_rate=0.0001,
        power=1.0,
        cycle=False,
        name="PolynomialDecay",
    ): ...

class CosineDecay(LearningRateSchedule):
    def __init__(
        self,
        initial_learning_rate: Band[0, 3, "what the widest optimizer bears"],
        decay_steps,
        alpha=0.0,
        name="CosineDecay",
        warmup_target=None,
        warmup_steps=0,
    ): ...

class CosineDecayRestarts(LearningRateSchedule):
    def __init__(
        self,
        initial_learning_rate: Band[0, 3, "what the widest optimizer bears"],
        first_decay_steps,
        t_mul=2.0,
        m_mul=1.0,
        alpha=0.0,
        name="SGDRDecay",
    ): ...

class PiecewiseConstantDecay(LearningRateSchedule):
    def __init__(self, boundaries, values, name="PiecewiseConstant"): ...

def serialize(learning_rate_schedule): ...
def deserialize(config, custom_objects=None): ...
