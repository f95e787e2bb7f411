"""tensorflow.compat: TensorFlow under the number of a version."""

import tensorflow as v2
