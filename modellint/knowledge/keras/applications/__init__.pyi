"""keras.applications: ready-made networks, also by names not listed here; they end in softmax unless told otherwise."""

from keras import Model as _Model
import keras.applications as convnext
import keras.applications as densenet
import keras.applications as efficientnet
import keras.applications as efficientnet_v2
import keras.applications as imagenet_utils
import keras.applications as inception_resnet_v2
import keras.applications as inception_v3
import keras.applications as mobilenet
import keras.applications as mobilenet_v2
import keras.applications as mobilenet_v3
import keras.applications as nasnet
import keras.applications as resnet
import keras.applications as resnet50
import keras.applications as resnet_v2
import keras.applications as vgg16
import keras.applications as vgg19
import keras.applications as xception

class Application(_Model):
    role = "network"
    def __init__(
        self,
        include_top=True,
        weights="imagenet",
        input_tensor=None,
        input_shape=None,
        pooling=None,
        classes=1000,
        classifier_activation: Named["keras.activations"] = "softmax",
        name=None,
        **kwargs,
    ): ...
    def call(
        self, inputs: Any["b *d"], training=None, mask=None
    ) -> classifier_activation(Logits["b classes"]) if include_top else Any: ...

class ConvNeXt(Application):
    def __init__(
        self,
        include_top=True,
        include_preprocessing=True,
        weights="imagenet",
        input_tensor=None,
        input_shape=None,
        pooling=None,
        classes=1000,
        classifier_activation: Named["keras.activations"] = "softmax",
        name=None,
    ): ...

class ConvNeXtTiny(ConvNeXt): ...
class ConvNeXtSmall(ConvNeXt): ...
class ConvNeXtBase(ConvNeXt): ...
class ConvNeXtLarge(ConvNeXt): ...
class ConvNeXtXLarge(ConvNeXt): ...

class EfficientNetV2(Application):
    def __init__(
        self,
        include_top=True,
        weights="imagenet",
        input_tensor=None,
        input_shape=None,
        pooling=None,
        classes=1000,
        classifier_activation: Named["keras.activations"] = "softmax",
        include_preprocessing=True,
        name=None,
    ): ...

class EfficientNetV2B0(EfficientNetV2): ...
class EfficientNetV2B1(EfficientNetV2): ...
class EfficientNetV2B2(EfficientNetV2): ...
class EfficientNetV2B3(EfficientNetV2): ...
class EfficientNetV2S(EfficientNetV2): ...
class EfficientNetV2M(EfficientNetV2): ...
class EfficientNetV2L(EfficientNetV2): ...

class MobileNet(Application):
    def __init__(
        self,
        input_shape=None,
        alpha=1.0,
        depth_multiplier=1,
        dropout=1e-3,
        include_top=True,
        weights="imagenet",
        input_tensor=None,
        pooling=None,
        classes=1000,
        classifier_activation: Named["keras.activations"] = "softmax",
        name=None,
    ): ...

class MobileNetV2(Application):
    def __init__(
        self,
        input_shape=None,
        alpha=1.0,
        include_top=True,
        weights="imagenet",
        input_tensor=None,
        pooling=None,
        classes=1000,
        classifier_activation: Named["keras.activations"] = "softmax",
        name=None,
    ): ...

class NASNetLarge(Application):
    def __init__(
        self,
        input_shape=None,
        include_top=True,
        weights="imagenet",
        input_tensor=None,
        pooling=None,
        classes=1000,
        classifier_activation: Named["keras.activations"] = "softmax",
        name=None,
    ): ...

class NASNetMobile(NASNetLarge): ...

class MobileNetV3Small(Application):
    def __init__(
        self,
        input_shape=None,
        alpha=1.0,
        minimalistic=False,
        include_top=True,
        weights="imagenet",
        input_tensor=None,
        classes=1000,
        pooling=None,
        dropout_rate=0.2,
        classifier_activation: Named["keras.activations"] = "softmax",
        include_preprocessing=True,
        name=None,
    ): ...

class MobileNetV3Large(MobileNetV3Small): ...

def preprocess_input(x, data_format=None, mode="caffe"): ...
def decode_predictions(preds, top=5): ...

__getattr__ = Application
