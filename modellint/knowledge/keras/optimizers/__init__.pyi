"""keras.optimizers: optimizers, with the learning rates that are sane for them; lower-case names are strings in compile()."""

import keras.optimizers.schedules as learning_rate_schedule
import keras.optimizers as legacy
import keras.optimizers as experimental

class Optimizer:
    role = "optimizer"
    renamed = {"lr": "learning_rate"}
    def __init__(
        self,
        learning_rate,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...
    def apply_gradients(self, grads_and_vars):
        role = "step"
    def apply(self, grads, trainable_variables=None):
        role = "step"
    def minimize(self, loss, var_list, tape=None):
        role = "step"
    def build(self, variables): ...
    def assign(self, variable, value): ...
    def stateless_apply(self, optimizer_variables, grads, trainable_variables): ...

class SGD(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 3, "Keras' default: 0.01; He et al. 2015 train ResNets at 0.1"] = 0.01,
        momentum=0.0,
        nesterov=False,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Adam(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "Keras' default and Kingma & Ba 2014: 0.001"] = 0.001,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        amsgrad=False,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class AdamW(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "Keras' default: 0.001; transformers are fine-tuned at 2e-5 to 5e-5"] = 0.001,
        weight_decay=0.004,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        amsgrad=False,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Adamax(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "Keras' default: 0.001; Kingma & Ba 2014: 0.002"] = 0.001,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Nadam(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "Keras' default: 0.001; Dozat 2016: 0.002"] = 0.001,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class RMSprop(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "Keras' default: 0.001"] = 0.001,
        rho=0.9,
        momentum=0.0,
        epsilon=1e-07,
        centered=False,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Adagrad(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 1, "Keras' default: 0.001; 0.01 is usual (Duchi et al. 2011)"] = 0.001,
        initial_accumulator_value=0.1,
        epsilon=1e-07,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Adadelta(Optimizer):
    def __init__(
        self,
        learning_rate: Band[
            0.01, 20, "Zeiler 2012 uses 1.0; Keras' default of 0.001 is a thousand times smaller"
        ] = 0.001,
        rho=0.95,
        epsilon=1e-07,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Ftrl(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 1, "Keras' default: 0.001; McMahan et al. 2013"] = 0.001,
        learning_rate_power=-0.5,
        initial_accumulator_value=0.1,
        l1_regularization_strength=0.0,
        l2_regularization_strength=0.0,
        l2_shrinkage_regularization_strength=0.0,
        beta=0.0,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Lion(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.01, "3 to 10 times smaller than for AdamW (Chen et al. 2023)"] = 0.001,
        beta_1=0.9,
        beta_2=0.99,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Adafactor(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 1, "Keras' default: 0.001; Shazeer & Stern 2018"] = 0.001,
        beta_2_decay=-0.8,
        epsilon_1=1e-30,
        epsilon_2=0.001,
        clip_threshold=1.0,
        relative_step=True,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Lamb(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "Keras' default: 0.001; You et al. 2019"] = 0.001,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class Muon(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.5, "Keras' default: 0.001; Jordan 2024: 0.02 for matrices"] = 0.001,
        adam_beta_1=0.9,
        adam_beta_2=0.999,
        adam_weight_decay=0.004,
        epsilon=1e-07,
        weight_decay=0.004,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        exclude_layers=None,
        exclude_embeddings=True,
        muon_a=3.4445,
        muon_b=-4.775,
        muon_c=2.0315,
        adam_lr_ratio=1,
        momentum=0.95,
        ns_steps=5,
        nesterov=True,
        rms_rate=0.2,
        **kwargs,
    ): ...

class ScheduleFreeAdamW(Optimizer):
    def __init__(
        self,
        learning_rate: Band[0, 0.1, "Keras' default and Defazio et al. 2024: 0.0025"] = 0.0025,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-08,
        warmup_steps=0,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        loss_scale_factor=None,
        gradient_accumulation_steps=None,
        name=None,
        **kwargs,
    ): ...

class LossScaleOptimizer(Optimizer):
    role = "wrapper"
    def __init__(self, inner_optimizer, initial_scale=32768.0, dynamic_growth_steps=2000, name=None, **kwargs): ...

class MultiOptimizer(Optimizer):
    def __init__(self, optimizer_map, loss_scale_factor=None, name=None): ...

class OptimizerMap:
    def __init__(self, default_optimizer, optimizer_map=None): ...

# --- names that compile() takes as strings ---
sgd = SGD
adam = Adam
adamw = AdamW
adamax = Adamax
nadam = Nadam
rmsprop = RMSprop
adagrad = Adagrad
adadelta = Adadelta
ftrl = Ftrl
lion = Lion
adafactor = Adafactor
muon = Muon

# --- identifiers ---
def get(identifier): ...
def serialize(optimizer): ...
def deserialize(config, custom_objects=None): ...
