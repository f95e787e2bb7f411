"""sklearn.model_selection: data held out for evaluation."""

def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    role = "hold_out"
