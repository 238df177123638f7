"""Demos of notebook 07: what they draw and say is what the methods do."""

import itertools
import re

import numpy as np
import pytest

from nnlib import datasets
from nnlib.demos import regularization as demos


def number(pattern, readout):
    return float(re.search(pattern, readout)[1].replace("−", "-"))


def weights(demo):
    """The weights of the hidden units as they are drawn, (2, units)."""
    return np.array(demo.units.get_data())


# regularization


def test_the_color_under_a_training_point_is_the_answer_that_the_readout_counts():
    demo = demos.regularization(l2=0.01)
    surface = np.asarray(demo.plane.surface.get_array()).astype(int)
    blue_dots, red_squares, _ = (cloud.get_xydata() for cloud in demo.plane.clouds)

    def reddish(places):
        columns, rows = np.rint(places * 79).astype(int).T
        return surface[rows, columns, 0] > surface[rows, columns, 2]

    agreeing = np.sum(~reddish(blue_dots)) + np.sum(reddish(red_squares))
    assert number(r"^(\d+) %", demo.readout) == pytest.approx(100 * agreeing / 60, abs=2)


@pytest.mark.parametrize("wrong", [0, 5, 12])
def test_as_many_points_are_ringed_as_labels_are_wrong(wrong):
    assert len(demos.regularization(wrong=wrong).plane.clouds[2].get_xdata()) == wrong


def test_without_a_penalty_wrong_labels_are_learned_and_with_one_new_points_are_read_better():
    free, held = demos.regularization(), demos.regularization(l2=0.01)
    training, new = (
        [number(pattern, demo.readout) for demo in (free, held)] for pattern in (r"^(\d+) %", r"and (\d+) % of 1000")
    )
    assert training[0] > training[1] and new[0] < new[1] - 3


def test_l2_shortens_all_weights():
    lengths = [np.linalg.norm(weights(demos.regularization(l2=l2))) for l2 in (1e-5, 1e-2, 1e-1, 1)]
    assert lengths == sorted(lengths, reverse=True) and lengths[-1] < 0.1


def test_l1_leaves_a_few_units_and_the_readout_counts_them():
    demo = demos.regularization(l1=0.01)
    left = np.sum(np.abs(weights(demo)).max(axis=0) > 0.02)
    assert left < 10 and number(r"(\d+) of 40 hidden", demo.readout) == left


def test_dropout_leaves_all_units_at_work():
    assert "40 of 40" in demos.regularization(keep=0.5).readout


def test_too_much_of_a_penalty_leaves_one_answer_for_all():
    assert "50 % of 1000 new points" in demos.regularization(l2=1).readout


# dropout


def scores_of_all_masks(demo, keep, where):
    """(score, probability) for each of the masks that there are, by inverted dropout, one by one."""
    W1, W2, W3 = (weight.astype(float) for weight in demo.weights)
    hidden = np.maximum(demo.INPUT @ W1, 0)
    firsts = [np.ones(6)] if where == "last layer" else list(itertools.product((0, 1), repeat=6))
    for first in firsts:
        second = np.maximum(hidden * first / (1 if where == "last layer" else keep) @ W2, 0)
        chance = 1 if where == "last layer" else keep ** sum(first) * (1 - keep) ** (6 - sum(first))
        for mask in itertools.product((0, 1), repeat=6):
            yield (second * mask / keep @ W3)[0], chance * keep ** sum(mask) * (1 - keep) ** (6 - sum(mask))


@pytest.mark.parametrize("where", ["last layer", "both layers"])
@pytest.mark.parametrize("keep", [0.3, 0.8])
def test_the_mean_of_the_draws_nears_the_mean_over_all_masks(keep, where):
    demo = demos.dropout(keep=keep, where=where).run(300)
    W1, W2, W3 = demo.weights
    in_use = (np.maximum(np.maximum(demo.INPUT @ W1, 0) @ W2, 0) @ W3)[0]
    scores, chances = np.array(list(scores_of_all_masks(demo, keep, where))).T
    expected, spread = scores @ chances / in_use, np.sqrt((scores / in_use) ** 2 @ chances)
    assert demo.drawn == demo.DRAWS
    assert demo.mean.get_ydata()[-1] == pytest.approx(expected, abs=5 * spread / np.sqrt(demo.DRAWS))
    assert (where == "both layers") == (abs(expected - 1) > 0.02)


@pytest.mark.parametrize(
    "form, verdict", [("inverted", "chance would"), ("plain", "chance would"), ("no scaling", "too far")]
)
def test_both_forms_keep_the_mean_and_without_scaling_it_is_lost(form, verdict):
    demo = demos.dropout(form=form).run(300)
    assert verdict in demo.readout
    expected = 0.5 if form == "no scaling" else 1.0
    assert demo.mean.get_ydata()[-1] == pytest.approx(expected, abs=0.15)


def test_the_readout_s_mean_is_the_last_point_of_the_line_and_the_mean_of_all_dots():
    demo = demos.dropout(seed=3).run(40)
    told = number(r"mean score is ([\d.−]+) times", demo.readout)
    assert told == pytest.approx(demo.mean.get_ydata()[-1], abs=0.005)
    assert told == pytest.approx(np.mean(demo.single.get_ydata()), abs=0.005)


@pytest.mark.parametrize("where", ["last layer", "both layers"])
def test_a_crossed_unit_says_nothing_and_its_lines_are_pale(where):
    demo = demos.dropout(keep=0.3, where=where, seed=1)
    crossed = {tuple(place) for place in demo.crosses.get_xydata()}
    places = [tuple(place) for place in np.concatenate(demo.places)]
    assert crossed and {place[0] for place in crossed} <= ({2} if where == "last layer" else {1, 2})
    assert crossed == {place for place, text in zip(places, demo.values, strict=True) if not text.get_text()}
    touching = np.array([places[a] in crossed or places[b] in crossed for a, b in demo.pairs])
    widths = np.array(demo.edges.get_linewidths())
    assert widths[touching].max() < widths[~touching].min()


def test_when_all_are_kept_nothing_is_dropped():
    assert "nothing is dropped" in demos.dropout(keep=1.0).readout


@pytest.mark.parametrize("settings", [{"keep": 0.1, "form": "no scaling", "where": "both layers"}, {"keep": 0.1}, {}])
def test_the_names_of_both_lines_stand_within_the_picture_and_apart(settings):
    demo = demos.dropout(**settings).run(300)
    low, high = 1 - demo.reach, 1 + demo.reach
    one, other = (name.get_position()[1] for name in demo.names)
    room = 0.04 * (high - low)
    assert all(low + room / 2 < place < high - room / 2 for place in (one, other)) and abs(one - other) > room


def test_a_mean_that_is_nearly_0_has_no_sign():
    assert "is 0.00 times" in demos.dropout(keep=0.1, where="both layers", form="plain", seed=5).readout


# early_stopping


@pytest.mark.parametrize("patience", [1, 5, 20])
def test_it_stops_patience_epochs_after_the_star_which_is_the_lowest_so_far(patience):
    demo = demos.early_stopping(patience=patience)
    last, best = int(demo.end.get_xdata()[0]), int(demo.best.get_xdata()[0])
    validation = demo.lines[1].get_ydata()[:last]
    assert last - best == patience and np.argmin(validation) == best - 1
    assert f"stops after epoch {last} and keeps epoch {best}," in demo.readout


def test_what_lies_behind_the_stop_is_greyed():
    demo = demos.early_stopping(patience=3)
    assert demo.future.get_x() == demo.end.get_xdata()[0]
    assert demo.future.get_x() + demo.future.get_width() == demo.EPOCHS


def test_a_run_that_is_never_stopped_says_so():
    demo = demos.early_stopping(patience=60, labels="all are right")
    assert "never stops within 100 epochs" in demo.readout and not demo.words[0].get_visible()


def test_wrong_labels_make_the_validation_loss_turn_and_the_training_loss_fall():
    training, validation = (line.get_ydata() for line in demos.early_stopping().lines)
    assert training[-1] < 0.3 * training[4] and validation[-1] > validation.min() + 0.1


@pytest.mark.parametrize("settings", [{}, {"patience": 1}, {"labels": "all are right", "seed": 4}])
def test_the_bars_are_what_the_readout_says(settings):
    demo = demos.early_stopping(**settings)
    widths = [bar.get_width() for bar in demo.bars]
    assert number(r"accuracy is ([\d.]+);", demo.readout) == pytest.approx(widths[0], abs=0.006)
    assert number(r"would be ([\d.]+)\.$", demo.readout) == pytest.approx(widths[2], abs=0.006)


def test_a_least_improvement_never_lets_it_run_longer():
    ends = [demos.early_stopping(min_delta=delta).end.get_xdata()[0] for delta in (0.0, 0.05, 0.2)]
    assert ends == sorted(ends, reverse=True) and ends[0] > ends[-1]


# augment


def rows(demo):
    """The rows of images in the picture."""
    side = {"digits": 8, "MNIST": 28}[demo.data]
    sheet = demo.sheet.get_array().filled(0)  # nothing between the images
    step = (sheet.shape[0] - side) // 3
    return [sheet[i * step : i * step + side] for i in range(4)]


@pytest.mark.parametrize("data", ["digits", "MNIST"])
def test_the_first_row_shows_the_images_as_they_are(data):
    images = datasets.digits() if data == "digits" else datasets.mnist5k()
    first = images.validation.X[0].reshape(images.image_shape)
    shown = rows(demos.augment(pixels=2, scale=0.3, data=data))[0][:, : first.shape[1]]
    np.testing.assert_allclose(shown, first, atol=1e-6)


def test_without_a_change_all_rows_and_both_bars_are_the_same():
    demo = demos.augment(pixels=0)
    first, *others = rows(demo)
    assert all(np.array_equal(first, other) for other in others)
    assert demo.bars[0].get_width() == demo.bars[1].get_width()


def test_a_shift_changes_the_rows_each_in_its_own_way():
    _, *changed = rows(demos.augment())
    assert not any(np.array_equal(one, other) for one, other in itertools.combinations(changed, 2))


def test_flip_shows_an_image_or_its_mirror_and_nothing_else():
    first, *changed = rows(demos.augment(pixels=0, mirrored=True))
    images = [row[:, 9 * i : 9 * i + 8] for row in changed for i in range(10)]
    originals = [first[:, 9 * i : 9 * i + 8] for i in range(10)] * 3
    kept = [np.array_equal(image, one) for image, one in zip(images, originals, strict=True)]
    turned = [np.array_equal(image, one[:, ::-1]) for image, one in zip(images, originals, strict=True)]
    assert all(np.logical_or(kept, turned)) and 5 < sum(turned) < 25


def test_a_pixel_costs_more_on_small_images_and_more_pixels_cost_more():
    small, large = demos.augment(), demos.augment(data="MNIST")
    assert small.bars[1].get_width() < large.bars[1].get_width() - 0.2
    assert demos.augment(pixels=3).bars[1].get_width() < small.bars[1].get_width()


def test_the_readout_says_both_shares():
    demo = demos.augment(scale=0.4)
    told = [number(pattern, demo.readout) for pattern in (r"reads (\d+) %", r"and (\d+) %")]
    assert told == [round(100 * bar.get_width()) for bar in demo.bars]
