"""ignite: engines that own the training loop. Source: the documentation of ignite 0.5."""
