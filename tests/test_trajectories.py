"""What every rule of the library did when its numbers were last stored, step by step: a change of form changes no bit.

``trajectories.json`` holds a hash of each array of a case, and a few of the numbers. Sums, products and roots of
single numbers are the same everywhere. Matrix products and exponentials are not: their last bits hang on the processor
and on how NumPy was built. So the file also holds what those gave where it was made. Where they give it still, every
bit counts; elsewhere, the stored numbers count to about four digits less than their type has.

Whoever means to change numbers stores them anew: ``python tests/test_trajectories.py``.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from nnlib import Trainer, activations, datasets, ensembles, losses, mlp, optimizers, regularization, schedules
from nnlib.layers import LAYERS, Activation, BatchNorm, Dense, Dropout, Maxout, PReLU
from nnlib.networks import Network

STORED = Path(__file__).with_name("trajectories.json")
DTYPES = {"float64": np.float64, "float32": np.float32}
FEW = 8  # numbers of a case that the file holds


def numbers(seed, *shape):
    return np.random.default_rng(seed).normal(size=shape)


def elementary():
    """Products and exponentials in shapes like those below: what they give here."""
    for dtype in DTYPES.values():
        for lead, samples, features, units in [((), 7, 5, 6), ((2,), 16, 5, 6), ((), 44, 64, 100), ((20,), 41, 5, 700)]:
            x, dout = (numbers(0, *lead, samples, n).astype(dtype) for n in (features, units))
            weight = numbers(1, *lead, features, units).astype(dtype)
            yield from (x @ weight, x.mT @ dout, np.ones(samples, dtype) @ dout, dout @ weight.mT)
            yield from (dout.sum(axis=-2), x.var(axis=-2), x.sum(axis=-1), np.vecdot(weight, weight))
        x = numbers(2, 1001).astype(dtype)
        yield from (np.exp(x), np.expm1(x), np.log1p(np.abs(x)), np.log(np.abs(x)), np.tanh(x), np.abs(x) ** 0.3)


def digest(arrays):
    """A hash for each array, of its shape, its type and all of its bits; 0 and -0 are one number."""
    wholes = [repr((np.shape(array), np.asarray(array).dtype.str)).encode() + (array + 0).tobytes() for array in arrays]
    return " ".join(hashlib.sha256(whole).hexdigest()[:8] for whole in wholes)


CASES = {}


def case(name, **variants):
    """Each variant of a case is a function of the dtype that returns or yields arrays."""

    def kept(make):
        for variant, arguments in variants.items():
            CASES[f"{name}: {variant.replace('_', ' ')}"] = lambda dtype, a=arguments: list(make(dtype, a))
        return make

    return kept


SLOWER = {"learning_rate": np.array([0.1, 0.02]), "momentum": np.array([0.9, 0.5]), "decay": np.array([0.9, 0.99]),
          "epsilon": np.array([1e-8, 1e-3]), "beta1": np.array([0.9, 0.5]), "beta2": np.array([0.999, 0.9]),
          "weight_decay": np.array([0.1, 0.0])}  # fmt: skip


@case("optimizer", **optimizers.OPTIMIZERS)
def of_an_optimizer(dtype, kind):
    """One network, members alike, and members that differ in all hyperparameters; the rate falls at the fourth step."""
    own = {name: value for name, value in SLOWER.items() if name in kind(learning_rate=0.1).hyperparameters()}
    for made, shape in ((kind(), (9,)), (kind(learning_rate=0.1), (2, 9)), (kind(**own), (2, 9))):
        w = numbers(0, *shape).astype(dtype)
        for t in range(6):
            if t == 3:
                made.learning_rate = made.learning_rate / 3
            made.step(w, (numbers(t + 1, *shape) * [1, 1, 1, 100, 1e-3, 0, 1, 1, -1]).astype(dtype))
            yield w.copy()
        yield from made.state_dict().values()


@case("optimizer", masked_adamw=np.arange(9) % 2 == 0)
def of_masked_decay(dtype, mask):
    made, w = optimizers.AdamW(0.01, weight_decay=0.1, mask=mask), numbers(0, 9).astype(dtype)
    for t in range(3):
        made.step(w, numbers(t + 1, 9).astype(dtype))
    yield w


@case(
    "penalty", l2=regularization.L2(0.3), l1=regularization.L1(0.3), elastic_net=regularization.ElasticNet(0.1, 0.5),
    no_l1=regularization.ElasticNet(0.0, 0.5), no_l2=regularization.ElasticNet(0.1, 0.0),
    nothing=regularization.ElasticNet(0.0, 0.0),
)  # fmt: skip
def of_a_penalty(dtype, penalty):
    for shape in ((9,), (2, 9)):
        yield from penalty((numbers(0, *shape) * (numbers(1, *shape) > -0.5)).astype(dtype), np.arange(9) < 7)


@case(
    "penalty of members", l2=regularization.L2([0.3, 0.0]), l1=regularization.L1([0.0, 0.3]),
    elastic_net=regularization.ElasticNet([0.1, 0.2], [0.5, 0.0]), l1_alike=regularization.ElasticNet(0.1, [0.5, 0.0]),
)  # fmt: skip
def of_a_penalty_of_members(dtype, penalty):
    yield from penalty(numbers(0, 2, 9).astype(dtype), np.arange(9) < 7)
    yield from penalty.part(slice(1))(numbers(0, 1, 9).astype(dtype), np.arange(9) < 7)


@case("penalty", max_norm=regularization.MaxNorm(0.8))
def of_max_norm(dtype, penalty):
    network = mlp([5, 6, 3], dtype=dtype)
    penalty.apply_(network)
    yield network.parameters


FUNCTIONS = activations.ACTIVATIONS | {
    "leaky_relu_of_slope_0.3": activations.leaky_relu.with_slope(0.3),
    "elu_of_alpha_0.5": activations.elu.with_alpha(0.5),
}
EDGES = np.array([0.0, -0.0, 1e-300, 30, -30, 800, -800, np.inf, -np.inf])


@case("activation", **FUNCTIONS)
def of_an_activation(dtype, f):
    for x in (numbers(0, 40), numbers(1, 3, 4, 5), EDGES):
        with np.errstate(all="ignore"):
            yield f(x.astype(dtype))
            yield f.derivative(x.astype(dtype))


@case("softmax", softmax=activations.softmax, log_softmax=activations.log_softmax)
def of_a_softmax(dtype, f):
    yield f(numbers(0, 7, 5).astype(dtype))
    yield f((1e3 * numbers(1, 2, 7, 5)).astype(dtype))


LOSSES = {
    "softmax": losses.SoftmaxCrossEntropy(), "smoothed_softmax": losses.SoftmaxCrossEntropy(smoothing=0.1),
    "svm": losses.MulticlassSVM(margin=0.7), "squared_svm": losses.MulticlassSVM(squared=True),
    "squared_error": losses.SquaredError(), "absolute_error": losses.AbsoluteError(), "huber": losses.Huber(0.7),
    "binary": losses.BinaryCrossEntropy(), "distillation": ensembles.DistillationLoss(temperature=2.5),
}  # fmt: skip


def targets(loss, shape):
    if loss.classifies:
        return np.random.default_rng(7).integers(0, shape[-1], shape[-2])
    return activations.softmax(numbers(8, *shape[-2:]))  # numbers in [0, 1], for each of the losses


@case("loss", **LOSSES)
def of_a_loss(dtype, loss):
    for shape in ((7, 5), (1, 5), (3, 7, 5)):
        value, dscores = loss((3 * numbers(9, *shape)).astype(dtype), targets(loss, shape))
        yield from (value, np.ascontiguousarray(dscores))


@case(
    "layer", dense=Dense(6, bias=0.1), maxout=Maxout(6, pieces=3), prelu=PReLU(0.2), dropout=Dropout(keep=0.6),
    plain_dropout=Dropout(keep=0.6, inverted=False), batch_norm=BatchNorm(momentum=0.8),
    **{name: Activation(f) for name, f in FUNCTIONS.items()},
)  # fmt: skip
def of_a_layer(dtype, layer):
    for members in (None, 2):
        layer = layer.fresh().build(5, seed=3, dtype=dtype, members=members)
        lead = () if members is None else (members,)
        yield from through(layer, numbers(1, *lead, 7, 5).astype(dtype))


@case("layer of members", dropout=Dropout(keep=[0.3, 0.9]), plain_dropout=Dropout(keep=[0.3, 0.9], inverted=False))
def of_a_layer_of_members(dtype, layer):
    for x in (numbers(1, 2, 7, 5), numbers(1, 7, 5)):
        yield from through(layer.fresh().build(5, seed=3, dtype=dtype, members=2), x.astype(dtype))


def through(layer, x):
    """Two batches through a layer and back, and one in use."""
    for scale in (1, 2):
        out = layer.forward(scale * x, training=True)
        yield out.copy()
        yield layer.backward(numbers(2, *out.shape).astype(x.dtype)).copy()
        yield from (*layer.gradients.values(), *layer.state.values())
    yield layer.forward(x)


X, Y = numbers(10, 41, 5), np.random.default_rng(11).integers(0, 3, 41)


def trained(network, loss, optimizer, epochs=3, data=None, validation=None, **options):
    """A run: its losses and accuracies, the parameters where it ends, and the statistics that its layers keep."""
    x, y = data or (X, Y)
    trainer = Trainer(network, loss, optimizer, **{"batch_size": 16, "seed": 5, **options})
    history = trainer.fit(x, y, epochs, validation, progress=False)
    yield from map(np.asarray, vars(history).values())
    yield from (network.parameters, *(array for _, array in network.named_state()))


@case("training with the loss", **LOSSES)
def with_a_loss(dtype, loss):
    y = targets(loss, (41, 3))
    optimizer = optimizers.Momentum(0.05)
    yield from trained(mlp([5, 6, 3], seed=1, dtype=dtype), loss, optimizer, data=(X, y), validation=(X[:9], y[:9]))


@case("training with the optimizer", **optimizers.OPTIMIZERS)
def with_an_optimizer(dtype, kind):
    schedule, penalty = schedules.StepDecay(0.05, every=0.5), regularization.L2(0.01)
    network = mlp([5, 6, 3], "tanh", seed=1, dtype=dtype)
    yield from trained(network, LOSSES["softmax"], kind(), schedule=schedule, penalty=penalty)


@case("training", dropout={"keep": 0.7}, batch_norm={"batch_norm": True}, prelu={"activation": "prelu"})
def with_layers(dtype, options):
    """With momentum: Adam would make long steps of a slope that is all rounding, as of a bias before batch norm."""
    network, penalty = mlp([5, 6, 3], seed=1, dtype=dtype, **options), regularization.ElasticNet(0.01, 0.1)
    yield from trained(network, LOSSES["softmax"], optimizers.Momentum(0.1), penalty=penalty)


@case(
    "schedule with momentum", constant=schedules.Constant(0.1), exponential=schedules.ExponentialDecay(0.1, 0.5),
    inverse_time=schedules.InverseTimeDecay(0.1, 0.5), cosine=schedules.CosineDecay(0.1, 3),
    warmup=schedules.Warmup(schedules.StepDecay(0.1, every=1), 1),
)  # fmt: skip
def with_a_schedule(dtype, schedule):
    network = Network([Maxout(4), Dropout(0.8), Dense(3)], features=5, seed=1, dtype=dtype)
    yield from trained(network, LOSSES["svm"], optimizers.Momentum(), schedule=schedule)


@case("training", early_stopping={"early_stopping": regularization.EarlyStopping(2)},
      augmentation={"augment": regularization.noise(0.3)})  # fmt: skip
def with_options(dtype, options):
    network, optimizer = mlp([5, 6, 3], seed=1, dtype=dtype), optimizers.Nesterov(0.5)
    yield from trained(network, LOSSES["softmax"], optimizer, 9, validation=(X[:9], Y[:9]), **options)


OWN = {"optimizer": optimizers.Momentum(SLOWER["learning_rate"], SLOWER["momentum"]),
       "penalty": regularization.ElasticNet(0.01, np.array([0.1, 0.0]))}  # fmt: skip


@case(
    "population", alike=({}, {}), each_its_own=({}, OWN), dropout=({"keep": np.array([0.5, 1.0])}, {}),
    batch_norm=({"batch_norm": True}, {}), in_two_threads=({"sizes": [5, 700, 3], "members": 20}, {}),
)  # fmt: skip
def of_a_population(dtype, form):
    network = mlp(**{"sizes": [5, 6, 3], "members": 2, **form[0]}, seed=1, dtype=dtype)
    options = {"optimizer": optimizers.Nesterov(0.1), "penalty": regularization.L2(0.1), **form[1]}
    for array in trained(network, LOSSES["softmax"], validation=(X[:9], Y[:9]), **options):
        yield array[..., ::50] if array.size > 10_000 else array


@case("ensemble", probabilities="probabilities", scores="scores", votes="votes")
def of_an_ensemble(dtype, combine):
    population = mlp([5, 6, 3], seed=1, dtype=dtype, members=3)
    yield ensembles.ModelEnsemble(population, combine, weights=[1, 2, 3]).predict_proba(X)


@case("ensemble", distilled=5)
def of_a_student(dtype, epochs):
    teacher, student = mlp([5, 6, 3], seed=1, dtype=dtype, members=3), mlp([5, 4, 3], seed=2, dtype=dtype)
    average = ensembles.ExponentialMovingAverage(student, decay=0.9)
    for _ in range(2):
        history = ensembles.distill(ensembles.ModelEnsemble(teacher), student, X, optimizers.Adam(0.01), epochs=epochs)
        average.update()
        yield from (np.asarray(history.loss), student.parameters, average.network.parameters)


@case("digits", momentum=optimizers.Momentum, adam=optimizers.Adam)
def of_digits(dtype, kind):
    """The size of most of the course's networks."""
    x, y = (array[:300] for array in datasets.digits().train)
    network = mlp([64, 100, 10], seed=1, dtype=dtype)
    yield from trained(network, LOSSES["softmax"], kind(), 1, data=(x, y), penalty=regularization.L2(0.01))


def few(arrays):
    """A few of all the numbers, evenly."""
    flat = np.concatenate([np.ravel(array) for array in arrays]).astype(np.float64)
    flat = flat[np.isfinite(flat)]
    return flat[:: max(1, flat.size // FEW)][:FEW]


def computed(make, dtype):
    return [np.array(array) for array in make(dtype)]


def stored():
    return json.loads(STORED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", CASES)
def test_the_numbers_are_those_that_were_stored(name, dtype):
    record, arrays = stored(), computed(CASES[name], DTYPES[dtype])
    bits, sample = record[dtype][name]
    if record["elementary"] == digest(elementary()):
        assert digest(arrays) == bits
    else:
        scale = max(1, np.abs(sample).max())
        np.testing.assert_allclose(few(arrays), sample, rtol=0, atol=scale * 1e4 * np.finfo(dtype).eps)


def test_every_rule_has_its_numbers():
    named = {name.partition(": ")[2].replace(" ", "") for name in CASES}
    layers = {name.lower() for name in LAYERS} - {"activation"}
    assert {rule.replace("_", "") for rule in (*optimizers.OPTIMIZERS, *activations.ACTIVATIONS, *layers)} <= named
    public = [item for item in vars(losses).values() if isinstance(item, type) and not item.__subclasses__()]
    assert set(public) <= {type(loss) for loss in LOSSES.values()}
    assert set(stored()["float64"]) == set(stored()["float32"]) == set(CASES)


if __name__ == "__main__":
    found = {"elementary": digest(elementary())}
    for dtype in DTYPES:
        made = {name: computed(make, DTYPES[dtype]) for name, make in CASES.items()}
        found[dtype] = {name: [digest(arrays), few(arrays).tolist()] for name, arrays in made.items()}
    STORED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
