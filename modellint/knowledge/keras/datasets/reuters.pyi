"""keras.datasets.reuters: news as lists of word numbers, of 46 topics."""

_classes = 46

def load_data(
    path="reuters.npz",
    num_words=None,
    skip_top=0,
    maxlen=None,
    test_split=0.2,
    seed=113,
    start_char=1,
    oov_char=2,
    index_from=3,
) -> tuple[tuple[object, ClassIndex["n"]], tuple[object, ClassIndex["n"]]]: ...
def get_word_index(path="reuters_word_index.json"): ...
def get_label_names(): ...
