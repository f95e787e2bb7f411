"""keras.datasets.imdb: reviews as lists of word numbers, good (1) or bad (0)."""

_classes = 2

def load_data(
    path="imdb.npz",
    num_words=None,
    skip_top=0,
    maxlen=None,
    seed=113,
    start_char=1,
    oov_char=2,
    index_from=3,
    **kwargs,
) -> tuple[tuple[object, ClassIndex["n"]], tuple[object, ClassIndex["n"]]]: ...
def get_word_index(path="imdb_word_index.json"): ...
