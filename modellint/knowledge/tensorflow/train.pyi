"""tensorflow.train: the optimizers of TensorFlow 1, with the learning rates that are sane for them."""

class Optimizer:
    role = "optimizer"
    def __init__(self, use_locking, name): ...
    def minimize(
        self,
        loss,
        global_step=None,
        var_list=None,
        gate_gradients=...,
        aggregation_method=None,
        colocate_gradients_with_ops=False,
        name=None,
        grad_loss=None,
    ):
        role = "step"
    def compute_gradients(
        self,
        loss,
        var_list=None,
        gate_gradients=...,
        aggregation_method=None,
        colocate_gradients_with_ops=False,
        grad_loss=None,
    ): ...
    def apply_gradients(self, grads_and_vars, global_step=None, name=None):
        role = "step"

class GradientDescentOptimizer(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 3, "He et al. 2015 train ResNets at 0.1"],
        use_locking=False,
        name="GradientDescent",
    ): ...

class MomentumOptimizer(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 3, "He et al. 2015 train ResNets at 0.1"],
        momentum,
        use_locking=False,
        name="Momentum",
        use_nesterov=False,
    ): ...

class AdamOptimizer(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "TensorFlow's default and Kingma & Ba 2014: 0.001"] = 0.001,
        beta1=0.9,
        beta2=0.999,
        epsilon=1e-08,
        use_locking=False,
        name="Adam",
    ): ...

class RMSPropOptimizer(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "Hinton's lecture: 0.001"],
        decay=0.9,
        momentum=0.0,
        epsilon=1e-10,
        use_locking=False,
        centered=False,
        name="RMSProp",
    ): ...

class AdagradOptimizer(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 1, "0.01 is usual (Duchi et al. 2011)"],
        initial_accumulator_value=0.1,
        use_locking=False,
        name="Adagrad",
    ): ...

class AdadeltaOptimizer(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0.01, 20, "Zeiler 2012 uses 1.0; TensorFlow's default is 0.001"] = 0.001,
        rho=0.95,
        epsilon=1e-08,
        use_locking=False,
        name="Adadelta",
    ): ...

class FtrlOptimizer(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 1, "McMahan et al. 2013"],
        learning_rate_power=-0.5,
        initial_accumulator_value=0.1,
        l1_regularization_strength=0.0,
        l2_regularization_strength=0.0,
        use_locking=False,
        name="Ftrl",
        accum_name=None,
        linear_name=None,
        l2_shrinkage_regularization_strength=0.0,
        beta=None,
    ): ...

def exponential_decay(learning_rate, global_step, decay_steps, decay_rate, staircase=False, name=None): ...
