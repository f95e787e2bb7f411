"""Data sets, transforms, loaders and samplers as they really are."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from modellint.analysis.pipelines import has
from modellint.knowledge.stubs import exported, member
from oracle import programs


def visions() -> Any:
    """torchvision, if it is there."""
    return pytest.importorskip("torchvision")


def test_each_epoch_has_the_same_order() -> None:
    bad = programs.bad("sampler-not-reseeded").run()["orders"]
    good = programs.good("sampler-not-reseeded").run()["orders"]
    assert bad[:2] == bad[2:4] == bad[4:]
    assert good[:2] != good[2:4] != good[4:]
    assert len({label for batch in bad for label in batch}) == 32
    assert len({label for batch in good for label in batch}) > 32


def test_the_test_loader_gives_training_data() -> None:
    for program, name in ((programs.bad, "train_set"), (programs.good, "test_set")):
        names = program("train-data-in-eval-loader").run()
        seen = torch.cat([inputs for inputs, _ in names["test_loader"]])
        assert torch.equal(seen, names[name].tensors[0])


def test_workers_draw_the_same_numbers(tmp_path: Any) -> None:
    pytest.importorskip("numpy")
    bad, good = programs.bad("shared-worker-rng").run(), programs.good("shared-worker-rng").run()
    first, second = ([float(x) for x in bad["loader"]] for _ in range(2))
    assert first == second
    assert len(set(first)) == 2
    assert len({float(x) for _ in range(2) for x in good["loader"]}) == 16


def test_sorted_classes_come_one_after_the_other() -> None:
    samples = [(torch.zeros(1), label) for label in range(4) for _ in range(8)]
    plain = [len(set(labels.tolist())) for _, labels in torch.utils.data.DataLoader(samples, batch_size=8)]
    shuffled = torch.utils.data.DataLoader(samples, batch_size=8, shuffle=True)
    assert plain == [1, 1, 1, 1]
    assert max(len(set(labels.tolist())) for _, labels in shuffled) > 1


def test_random_transforms_change_what_is_measured() -> None:
    visions()
    torch.manual_seed(0)
    for program, few in ((programs.bad, False), (programs.good, True)):
        names = program("augmentation-in-eval").run()
        results = {round(names["evaluate"](names["model"]), 4) for _ in range(5)}
        assert (len(results) == 1) is few


def test_a_second_division_leaves_nothing() -> None:
    visions()
    bad, good = programs.bad("double-scaling").run(), programs.good("double-scaling").run()
    assert bad["images"].max() <= 1 / 255
    assert good["images"].max() > 0.9


def test_a_transform_in_the_wrong_place_raises() -> None:
    visions()
    with pytest.raises(TypeError, match="should be Tensor Image"):
        programs.bad("transform-order").run()["training_set"][0]
    image, _ = programs.good("transform-order").run()["training_set"][0]
    assert image.min() < 0


# --- what the stubs say of each transform ---

ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "ConvertImageDtype": (torch.float32,),
    "GaussianBlur": (3,),
    "LinearTransformation": (torch.eye(3 * 24 * 24), torch.zeros(3 * 24 * 24)),
    "Normalize": ((0.5,) * 3, (0.5,) * 3),
    "RandomAdjustSharpness": (2,),
    "RandomAffine": (30,),
    "RandomPosterize": (2,),
    "RandomRotation": (30,),
    "RandomSolarize": (0.5,),
    "ColorJitter": (0.5, 0.5, 0.5, 0.2),
    "Pad": (1,),
}
SIZED = ("CenterCrop", "FiveCrop", "RandomCrop", "RandomResizedCrop", "RandomSizedCrop", "Resize", "TenCrop")
UNLIKE = ("Compose", "Lambda", "RandomApply", "RandomChoice", "RandomOrder")
NAMES = [name for name in exported("torchvision.transforms") if name not in (*UNLIKE, "v2", "transforms")]


def inputs() -> dict[str, Any]:
    """An image of random pixels, as whatever may arrive at a transform."""
    functional = visions().transforms.functional
    pixels = torch.randint(0, 200, (3, 24, 24), dtype=torch.uint8, generator=torch.Generator().manual_seed(0))
    image = functional.to_pil_image(pixels)
    return {"image": image, "floats": pixels / 255, "bytes": pixels, "crops": (image, image)}


def made(name: str) -> Any:
    """A transform with arguments that make it do something."""
    found = getattr(visions().transforms, name, None)
    if found is None:
        pytest.skip(f"this torchvision has no {name}")
    return found(*((16,) if name in SIZED else ARGUMENTS.get(name, ())))


def outcomes(transform: Any, value: Any) -> set[str]:
    """What comes of many applications: each result, or the exception."""
    found = set()
    for seed in range(40):
        torch.manual_seed(seed)
        try:
            result = transform(value)
        except (TypeError, AttributeError) as error:
            found.add(type(error).__name__)
        else:
            found.add(repr(pixels_of(result)))
    return found


def pixels_of(result: Any) -> Any:
    """What tells an image, a tensor or several of them from others."""
    if isinstance(result, tuple):
        return tuple(map(pixels_of, result))
    return result.numpy().tobytes() if isinstance(result, torch.Tensor) else (result.size, result.tobytes())


def raises(transform: Any, value: Any) -> bool:
    """Whether it fails now and then."""
    return bool(outcomes(transform, value) & {"TypeError", "AttributeError"})


@pytest.mark.parametrize("name", NAMES)
def test_transforms_refuse_what_their_stubs_say(name: str) -> None:
    transform, samples = made(name), inputs()
    api: Any = member("torchvision.transforms", name)
    bases = {base for base in ("_OfTensors", "_FromImages", "_ToImages", "_OfBytes") if has(api, base)}
    refused = {
        "image": bool(bases & {"_OfTensors", "_ToImages"}),
        "floats": bool(bases & {"_FromImages", "_OfBytes"}),
        "bytes": "_FromImages" in bases or name == "Normalize",
        "crops": True,
    }
    assert {what: raises(transform, value) for what, value in samples.items()} == refused


@pytest.mark.parametrize("name", NAMES)
def test_transforms_are_as_random_as_their_stubs_say(name: str) -> None:
    api: Any = member("torchvision.transforms", name)
    samples = inputs()
    takes = samples["floats" if has(api, "_OfTensors") or has(api, "_ToImages") else "image"]
    assert (len(outcomes(made(name), takes)) > 1) is has(api, "_Random")


def test_transforms_that_scale() -> None:
    samples = inputs()
    for name, given in (("ToTensor", "image"), ("ConvertImageDtype", "bytes"), ("PILToTensor", "image")):
        api: Any = member("torchvision.transforms", name)
        assert bool(made(name)(samples[given]).max() <= 1) is has(api, "_Scaling")


def test_the_second_version_scales_if_it_is_told_to() -> None:
    v2 = pytest.importorskip("torchvision.transforms.v2")
    image = inputs()["image"]
    plain = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32)])(image)
    scaled = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True)])(image)
    assert plain.max() > 190
    assert scaled.max() <= 1


def test_three_means_do_not_fit_one_channel() -> None:
    normalize = visions().transforms.Normalize((0.5,) * 3, (0.5,) * 3)
    with pytest.raises(RuntimeError, match="broadcast shape"):
        normalize(torch.zeros(1, 28, 28))


def test_a_loader_cannot_make_batches_of_images() -> None:
    images = visions().datasets.FakeData(4, (3, 8, 8))
    with pytest.raises(TypeError, match="default_collate"):
        next(iter(torch.utils.data.DataLoader(images)))


def test_a_scaler_of_its_own_for_the_test_set() -> None:
    pytest.importorskip("sklearn")
    bad, good = programs.bad("preprocessing-leak").run(), programs.good("preprocessing-leak").run()
    assert abs(bad["batch"].mean()) < 1e-9
    assert abs(good["batch"].mean()) > 1e-3
    assert (bad["X_train"] == good["X_train"]).all()
