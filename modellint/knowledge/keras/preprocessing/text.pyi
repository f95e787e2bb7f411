"""keras.preprocessing.text: words as numbers, as Keras 2 had it."""

class Tokenizer:
    role = "tokenizer"
    def __init__(
        self,
        num_words=None,
        filters='!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n',
        lower=True,
        split=" ",
        char_level=False,
        oov_token=None,
        analyzer=None,
        **kwargs,
    ):
        renamed = {"nb_words": "num_words"}
