"""PyTorch: the usual loop, its faster optimizers, and torch.func's vmap for many networks at once."""

from functools import partial

import torch
from torch import nn
from torch.func import functional_call, grad, vmap
from torch.nn.functional import cross_entropy

from benchmarks.contestants import one_by_one


def network(start, last_is_linear=True, activation=nn.ReLU):
    layers = []
    for W, b in start:
        dense = nn.Linear(*W.shape)
        with torch.no_grad():
            dense.weight.copy_(torch.from_numpy(W.T))
            dense.bias.copy_(torch.from_numpy(b))
        layers += [dense, activation()]
    return nn.Sequential(*(layers[:-1] if last_is_linear else layers))


def train(task, **how):
    X, y, batches = tensors(task)

    def run():
        model = network(task.start)
        parameters = [
            {"params": [p for p in model.parameters() if p.ndim == 2], "weight_decay": task.strength},
            {"params": [p for p in model.parameters() if p.ndim == 1]},
        ] if task.strength else model.parameters()  # fmt: skip
        if task.optimizer == "adam":
            optimizer = torch.optim.Adam(parameters, task.learning_rate, **how)
        else:
            optimizer = torch.optim.SGD(parameters, task.learning_rate, task.momentum, **how)
        for rows in batches:
            optimizer.zero_grad()
            cross_entropy(model(X[rows]), y[rows]).backward()
            optimizer.step()
        dense = [layer for layer in model if isinstance(layer, nn.Linear)]
        return [(layer.weight.detach().numpy().T, layer.bias.detach().numpy()) for layer in dense]

    return run


def search(task):
    """One network's loss, its gradient by grad, all members at once by vmap."""
    X, y, batches = tensors(task.trial)
    skeleton = network([(W[0], b[0]) for W, b in task.start]).to("meta")
    rate, strength, momentum = (
        torch.tensor(task.settings[name], dtype=torch.float32) for name in ("learning_rate", "strength", "momentum")
    )

    def loss(parameters, x, labels):
        return cross_entropy(functional_call(skeleton, parameters, x), labels)

    gradient = vmap(grad(loss), in_dims=(0, None, None))

    def run():
        parameters = {}
        for i, (W, b) in enumerate(task.start):
            parameters[f"{2 * i}.weight"] = torch.from_numpy(W).mT.contiguous()
            parameters[f"{2 * i}.bias"] = torch.from_numpy(b).clone()
        velocity = {name: torch.zeros_like(p) for name, p in parameters.items()}
        with torch.no_grad():
            for rows in batches:
                for name, dw in gradient(parameters, X[rows], y[rows]).items():
                    w, v, lead = parameters[name], velocity[name], (-1,) + (1,) * (dw.ndim - 1)
                    if name.endswith("weight"):
                        dw += strength.view(lead) * w
                    v.mul_(momentum.view(lead)).sub_(rate.view(lead) * dw)
                    w += v
        layers = range(len(task.start))
        return [(parameters[f"{2 * i}.weight"].mT.numpy(), parameters[f"{2 * i}.bias"].numpy()) for i in layers]

    return run


def through(task):
    model = network(task.start, last_is_linear=False, activation={"relu": nn.ReLU, "tanh": nn.Tanh}[task.activation])
    X, slopes = torch.from_numpy(task.inputs), torch.from_numpy(task.slopes)

    def run():
        for _ in range(task.repeats):
            model.zero_grad()
            model(X).backward(slopes)
        return [layer.weight.grad.numpy().T for layer in model if isinstance(layer, nn.Linear)]

    return run


def tensors(task):
    X, y = (torch.from_numpy(array) for array in task.samples)
    return X, y, [rows if isinstance(rows, slice) else torch.from_numpy(rows) for rows in task.batches()]


foreach, fused = partial(train, foreach=True), partial(train, fused=True)
CONTESTANTS = {
    "torch": {"train": train, "search": one_by_one(train), "through": through},
    "torch foreach": {"train": foreach},
    "torch fused": {"train": fused},
    "torch vmap": {"search": search},
}
