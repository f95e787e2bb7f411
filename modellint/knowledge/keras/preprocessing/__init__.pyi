"""keras.preprocessing: what Keras 2 prepared data with."""

from keras.utils import image_dataset_from_directory, text_dataset_from_directory, timeseries_dataset_from_array
