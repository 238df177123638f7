"""Hyperparameter search: the same trials whatever runs them, and none lost or run twice."""

import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest
import search_trials
from hypothesis import given
from hypothesis import strategies as st
from search_trials import SPACE, drawn, parabola

from nnlib import datasets, search

# --- spaces ------------------------------------------------------------------------------------------------------

bounds = st.tuples(st.floats(1e-8, 1e8), st.floats(1e-8, 1e8)).filter(lambda b: b[0] < b[1])


@given(bounds, st.integers(0, 2**31), st.sampled_from([search.Uniform, search.LogUniform]))
def test_a_drawn_number_lies_within_its_bounds(ends, seed, kind):
    value = kind(*ends).draw(np.random.default_rng(seed))
    assert ends[0] <= value <= ends[1]


@given(st.integers(-50, 50), st.integers(0, 60), st.integers(0, 2**31))
def test_a_drawn_whole_number_lies_within_its_bounds(low, width, seed):
    value = search.IntUniform(low, low + width).draw(np.random.default_rng(seed))
    assert isinstance(value, int) and low <= value <= low + width


def test_every_whole_number_of_a_range_is_drawn_equally_often():
    rng, range_ = np.random.default_rng(0), search.IntUniform(1, 4)
    counts = np.bincount([range_.draw(rng) for _ in range(8000)])[1:]
    assert counts.shape == (4,)
    assert np.abs(counts - 2000).max() < 5 * np.sqrt(2000 * 0.75)  # five standard deviations of a binomial


def test_log_uniform_draws_every_decade_equally_often():
    rng, range_ = np.random.default_rng(0), search.LogUniform(1e-6, 10)
    decades = np.floor(np.log10([range_.draw(rng) for _ in range(7000)])).astype(int)
    counts = np.bincount(decades + 6, minlength=7)
    assert np.abs(counts - 1000).max() < 5 * np.sqrt(1000 * 6 / 7)


@given(bounds, st.floats(0, 1), st.sampled_from([search.Uniform, search.LogUniform]))
def test_unit_is_the_way_back_from_value(ends, unit, kind):
    range_ = kind(*ends)
    assert range_.unit(range_.value(unit)) == pytest.approx(unit, abs=1e-6 * max(1, ends[1] / (ends[1] - ends[0])))


@given(bounds, st.floats(0, 1), st.floats(0.01, 1), st.sampled_from([search.Uniform, search.LogUniform]))
def test_a_narrowed_range_stays_inside_the_wide_one(ends, unit, share, kind):
    wide = kind(*ends)
    if wide.value(min(1, unit + share / 2)) > wide.value(max(0, unit - share / 2)):
        narrow = wide.narrowed(wide.value(unit), share)
        assert wide.low <= narrow.low < narrow.high <= wide.high


def test_a_log_range_narrows_by_exponents_not_by_values():
    narrow = search.LogUniform(1e-6, 10).narrowed(1e-3, share=2 / 7)
    assert (narrow.low, narrow.high) == pytest.approx((1e-4, 1e-2))


def test_a_grid_reaches_both_ends():
    assert search.Uniform(2, 4).grid(3) == [2.0, 3.0, 4.0]


def test_a_choice_gives_each_option():
    rng = np.random.default_rng(0)
    assert {search.Choice("relu", "tanh").draw(rng) for _ in range(50)} == {"relu", "tanh"}


@pytest.mark.parametrize(
    "options",
    [[10, 20, 30], (10, 20, 30), range(10, 31, 10), np.array([10, 20, 30]), np.array([10, 20, 30], np.uint8),
     dict.fromkeys([10, 20, 30]).keys()],
    ids=lambda options: type(options).__name__,
)
def test_a_choice_of_a_series_is_a_choice_of_its_items(options):
    for choice in (search.Choice(options), search.Choice(*options)):
        assert choice.grid(1) == [10, 20, 30] and {type(option) for option in choice.options} == {int}


@pytest.mark.parametrize("option", ["relu", {"units": 3}, np.array(7), 7, parabola, list, None])
def test_a_choice_of_one_thing_is_a_choice_of_that_thing(option):
    assert search.Choice(option).options == [option]


@pytest.mark.parametrize(
    ("space", "recorded"),
    [(search.IntUniform(1, 3), 2.5), (search.Uniform(0, 1), "0.5"), (search.Uniform(0, 1), float("nan")),
     (search.LogUniform(1, 2), [1]), (search.Choice("relu", "tanh"), "elu"), (search.Choice(1, 2), True)],
)  # fmt: skip
def test_a_value_that_a_range_can_not_have_drawn_is_not_taken_back(space, recorded):
    with pytest.raises(ValueError, match="must be .*got"):
        space.restored(recorded)


def test_a_choice_of_a_set_is_refused():
    with pytest.raises(TypeError, match="a set has no order.*give sorted"):
        search.Choice({"relu", "tanh"})


OPTIONS = [(50,), (100, 50), [7], "relu", None, True, 1, 1.0, np.tanh, lambda x: x, lambda x: -x, search.Uniform(0, 1)]


def test_an_option_comes_back_from_a_file_as_the_option_it_was(tmp_path):
    path, space = tmp_path / "search.jsonl", {"option": search.Choice(*OPTIONS)}
    first = search.random_search(lambda option, seed: 1.0, space, 60, results=path)
    again = search.random_search(lambda option, seed: 1.0, space, 60, results=path)
    read = search.SearchResults(path, space)
    assert {id(t.parameters["option"]) for t in first.trials} == {id(option) for option in OPTIONS}
    for results in (again, read):
        for trial, right in zip(results.trials, first.trials, strict=True):
            assert trial.parameters["option"] is right.parameters["option"]


def test_a_population_gets_tuples_as_they_are():
    seen = []
    search.population_search(
        lambda hidden, seed: seen.extend(hidden) or np.zeros(8), {"hidden": search.Choice((50,), (100, 50))}, 8
    )
    assert set(seen) == {(50,), (100, 50)}


def test_a_search_of_slightly_other_bounds_is_another_search(tmp_path):
    path = tmp_path / "search.jsonl"
    search.random_search(lambda x, seed: x, {"x": search.Uniform(0, 0.12345678)}, 2, results=path)
    with pytest.raises(ValueError, match="belong to another search"):
        search.random_search(lambda x, seed: x, {"x": search.Uniform(0, 0.12345679)}, 2, results=path)


# --- the same trials, whatever runs them -------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_trials():
    assert drawn(search.random_search(parabola, SPACE, 8)) == drawn(search.random_search(parabola, SPACE, 8))


def test_another_seed_gives_other_trials():
    one, other = (search.random_search(parabola, SPACE, 8, seed=seed) for seed in (0, 1))
    assert not {str(t.parameters) for t in one.trials} & {str(t.parameters) for t in other.trials}


def test_more_trials_begin_with_the_same_ones():
    few, many = (drawn(search.random_search(parabola, SPACE, trials)) for trials in (5, 9))
    assert few.items() <= many.items()


@pytest.mark.parametrize("workers", [1, 3])
def test_threads_run_the_same_trials(workers):
    with ThreadPoolExecutor(workers) as executor:
        results = search.random_search(parabola, SPACE, 12, executor=executor)
    assert drawn(results) == drawn(search.random_search(parabola, SPACE, 12))


@pytest.mark.slow
def test_processes_run_the_same_trials():
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        results = search.random_search(parabola, SPACE, 12, executor=executor)
    assert drawn(results) == drawn(search.random_search(parabola, SPACE, 12))


def test_a_population_draws_the_parameters_of_a_random_search():
    def population(x, rate, seed):
        return -((x - 3) ** 2)

    together = search.population_search(population, SPACE, 12, members=5)
    alone = search.random_search(parabola, SPACE, 12)
    assert [t.parameters for t in together.trials] == [t.parameters for t in alone.trials]
    assert [t.score for t in together.trials] == pytest.approx([t.score for t in alone.trials])


def test_each_trial_gets_a_seed_of_its_own():
    results = search.random_search(parabola, SPACE, 20)
    assert len({t.seed for t in results.trials}) == 20
    assert all(t.extra["seed_seen"] == t.seed for t in results.trials)


# --- outcomes ----------------------------------------------------------------------------------------------------


def outcome(train, **options):
    (trial,) = search.random_search(train, {"x": search.Uniform(0, 1)}, 1, **options).trials
    return trial


def test_a_score_of_nan_is_recorded_as_diverged():
    assert outcome(lambda x, seed: float("nan")).outcome == "diverged"


def test_a_trial_can_say_itself_that_it_diverged():
    def train(x, seed):
        raise search.Diverged("the loss was 1e9")

    assert outcome(train)[3:5] == ("diverged", None)
    assert outcome(train).extra == {"error": "the loss was 1e9"}


def test_a_trial_that_raises_is_recorded_with_its_error():
    trial = outcome(lambda x, seed: 1 / 0)
    assert (trial.outcome, trial.extra["error"]) == ("failed", "ZeroDivisionError: division by zero")


def test_a_trial_past_its_time_is_ended_and_recorded():
    def endless(x, seed):
        while True:
            pass

    assert outcome(endless, time_limit=0.05).outcome == "out of time"


def test_a_trial_within_its_time_is_not_disturbed():
    assert outcome(lambda x, seed: x, time_limit=60.0).outcome == "finished"


def test_the_best_of_equals_is_the_first():
    assert search.random_search(lambda x, seed: 1.0, {"x": search.Uniform(0, 1)}, 5).best.number == 0


def test_trials_without_a_score_are_never_best():
    results = search.random_search(
        lambda x, seed: float("nan") if x > 0.3 else x, {"x": search.Uniform(0, 1)}, 30
    )
    assert results.best.parameters["x"] <= 0.3


def test_no_finished_trial_has_no_best():
    with pytest.raises(ValueError, match="no trial has finished: 3 recorded"):
        _ = search.random_search(lambda x, seed: 1 / 0, {"x": search.Uniform(0, 1)}, 3).best


class Speechless:
    def __repr__(self):
        raise LookupError


class Circle(list):
    pass


circle = Circle()
circle.append(circle)

HELD = {  # what a trial returns -> what is recorded, in memory and in the file
    "a number of NumPy": (np.float32(0.5), 0.5),
    "a whole number of NumPy": (np.int64(3), 3),
    "the smallest whole number": (np.uint8(255), 255),
    "a long number": (np.longdouble(0.5), 0.5),
    "a truth of NumPy": (np.bool_(True), True),
    "a word of NumPy": (np.str_("relu"), "relu"),
    "an array": (np.arange(4).reshape(2, 2), [[0, 1], [2, 3]]),
    "a hidden value": (np.ma.masked_array([1, -9999], [0, 1]), [1, None]),
    "an array without axes": (np.array(2.5), 2.5),
    "an empty array": (np.zeros((0, 3)), []),
    "infinity": (np.inf, float("inf")),
    "a tuple": ((1, np.float64(2)), [1, 2.0]),
    "a range": (range(3), [0, 1, 2]),
    "a set": ({7}, [7]),
    "a path": (Path("runs") / "best.npz", str(Path("runs") / "best.npz")),
    "numbers as names": ({np.int64(3): np.float32(0.5), 4: None}, {"3": 0.5, "4": None}),
    "nested": ({"a": [np.float32(1), {"b": (np.array([True]),)}]}, {"a": [1.0, {"b": [[True]]}]}),
}


@pytest.mark.parametrize("on_disk", [True, False])
@pytest.mark.parametrize("name", HELD)
def test_what_a_trial_returns_is_recorded_alike_in_memory_and_on_disk(tmp_path, name, on_disk):
    given, right = HELD[name]
    path = tmp_path / "search.jsonl" if on_disk else None
    trial = outcome(lambda x, seed: {"score": np.float32(0.5), "given": given}, results=path)
    assert (trial.outcome, trial.score, trial.extra) == ("finished", 0.5, {"given": right})
    assert path is None or search.SearchResults(path).trials == [trial]


def test_a_returned_nan_stays_nan(tmp_path):
    trial = outcome(lambda x, seed: {"score": 0.5, "loss": np.nan}, results=tmp_path / "search.jsonl")
    (again,) = search.SearchResults(tmp_path / "search.jsonl").trials
    assert np.isnan([trial.extra["loss"], again.extra["loss"]]).all()


@pytest.mark.parametrize(
    "given",
    [parabola, 1j, b"bytes", object(), Speechless(), circle, 10**5000, search.Uniform(0, 1)],
    ids=lambda given: type(given).__name__,
)
def test_what_json_can_not_hold_costs_no_trial_and_is_noted(tmp_path, given):
    path = tmp_path / "search.jsonl"
    trial = outcome(lambda x, seed: {"score": 0.5, "epochs": 3, "given": given}, results=path)
    assert trial.score == 0.5 and trial.extra["epochs"] == 3 and isinstance(trial.extra["given"], str)
    assert f"given: JSON can't hold {type(given).__name__}" in trial.extra["note"]
    assert search.SearchResults(path).trials == [trial]


@pytest.mark.parametrize(
    "score", [np.float32(0.5), np.float64(0.5), np.array(0.5), np.array([0.5]), np.longdouble(0.5), Fraction(1, 2)]
)
def test_any_number_is_a_score(score):
    for returned in (score, {"score": score}):
        trial = outcome(lambda x, seed: returned)  # noqa: B023
        assert trial.score == 0.5 and type(trial.score) is float


@pytest.mark.parametrize("score", [None, "0.9", [], {"accuracy": 0.9}, np.array([0.1, 0.2])], ids=str)
def test_no_number_is_no_score(score):
    trial = outcome(lambda x, seed: score)
    assert trial.outcome == "failed" and "train must return its score, a number" in trial.extra["error"]


def test_an_error_without_words_is_recorded():
    class Silent(Exception):
        def __str__(self):
            raise LookupError

    def train(x, seed):
        raise Silent

    assert outcome(train).extra == {"error": "Silent"}


def test_a_trial_that_leaves_python_is_recorded_as_failed():
    assert outcome(lambda x, seed: sys.exit(3)).extra == {"error": "SystemExit: 3"}


def test_a_population_that_raises_is_recorded_with_its_reason():
    def train(x, seed):
        raise search.Diverged("the loss was nan")

    results = search.population_search(train, {"x": search.Uniform(0, 1)}, 4)
    assert [(t.outcome, t.extra["error"]) for t in results.trials] == [("diverged", "the loss was nan")] * 4


def test_a_population_recorded_in_part_is_trained_whole_again(tmp_path):
    def train(x, seed):
        return x / x.sum()  # what a member scores depends on the others

    path, space = tmp_path / "search.jsonl", {"x": search.Uniform(0, 1)}
    whole = drawn(search.population_search(train, space, 10, members=5, results=path))
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:8]))
    assert drawn(search.population_search(train, space, 10, members=5, results=path)) == whole


# --- what all failed of ------------------------------------------------------------------------------------------


def test_what_all_failed_of_is_in_the_title_and_in_the_error_of_best():
    results = search.random_search(lambda x, seed: 1 / 0, {"x": search.Uniform(0, 1)}, 3)
    reason = "trial 0 failed: ZeroDivisionError: division by zero"
    assert results.table().title == f"0 trials finished, 3 did not; {reason}"
    for ask in (lambda: results.best, results.at_border, results.plot, lambda: results.standard_error(10)):
        with pytest.raises(ValueError, match=f"no trial has finished: 3 recorded; {reason}"):
            ask()


def test_stages_that_all_fail_say_of_what():
    with pytest.raises(ValueError, match="trial 0 failed: ZeroDivisionError"):
        search.staged_search(lambda x, epochs, seed: 1 / 0, {"x": search.Uniform(0, 1)}, [search.Stage(1, 2)] * 2)


def test_a_title_names_no_reason_where_some_finished():
    results = search.random_search(lambda x, seed: 1 / (x > 0.5), {"x": search.Uniform(0, 1)}, 10)
    assert results.table().title.endswith("did not")


# --- what the results say ----------------------------------------------------------------------------------------


def results_with(score, **best):
    results = search.SearchResults(space={"rate": search.LogUniform(1e-4, 1), "momentum": search.Uniform(0, 1)})
    results.add(search.Trial(0, best, 0, "finished", score, 0.1, {}))
    return results


def test_a_best_near_a_bound_is_named():
    assert results_with(0.9, rate=0.9, momentum=0.01).at_border() == {"rate": "high", "momentum": "low"}


def test_the_border_of_a_log_range_is_measured_in_exponents():
    # 0.05 is within 5 % of the low end in values, but two thirds of the way up in exponents.
    assert results_with(0.9, rate=0.05, momentum=0.5).at_border() == {}


def test_the_standard_error_is_that_of_a_share():
    assert results_with(0.9, rate=0.1, momentum=0.5).standard_error(360) == pytest.approx(np.sqrt(0.09 / 360))


def test_the_table_shows_the_best_first():
    table = search.random_search(parabola, SPACE, 10).table(3)
    scores = [float(row[3]) for row in table.rows]
    assert len(scores) == 3 and scores == sorted(scores, reverse=True)


def test_the_results_draw_themselves():
    figure = search.random_search(parabola, SPACE, 10).plot()
    assert [ax.get_xscale() for ax in figure.axes] == ["linear", "log"]


def test_a_range_says_itself_whether_its_axis_is_logarithmic():
    class Rate(search.LogUniform):
        pass

    results = search.random_search(parabola, SPACE | {"rate": Rate(1e-6, 10)}, 10)
    assert [ax.get_xscale() for ax in results.plot().axes] == ["linear", "log"]


# --- other searches ----------------------------------------------------------------------------------------------


def test_a_grid_tries_every_combination_once():
    results = search.grid_search(parabola, SPACE, points={"x": 3, "rate": 2})
    assert [(t.parameters["x"], round(t.parameters["rate"], 9)) for t in results.trials] == [
        (x, rate) for x in (0.0, 5.0, 10.0) for rate in (1e-6, 10.0)
    ]


def test_stages_train_longer_in_narrower_ranges():
    seen = []

    def train(x, rate, epochs, seed):
        seen.append(epochs)
        return -abs(x - 3)

    found = search.staged_search(train, SPACE, [search.Stage(1, 6), search.Stage(5, 6, 0.2), search.Stage(20, 6, 0.05)])
    assert seen == [1] * 6 + [5] * 6 + [20] * 6
    widths = [stage.space["x"].high - stage.space["x"].low for stage in found]
    assert widths[1] <= 2.0 + 1e-9 and widths[2] <= 0.5 + 1e-9


def test_each_stage_is_recorded_in_a_file_of_its_own(tmp_path):
    def train(x, rate, epochs, seed):
        return x

    stages = [search.Stage(1, 3), search.Stage(2, 3, 0.5)]
    search.staged_search(train, SPACE, stages, results=tmp_path / "search.jsonl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["search-1.jsonl", "search-2.jsonl"]


def test_a_population_records_a_member_that_diverged():
    results = search.population_search(
        lambda x, seed: np.where(x > 5, np.nan, x), {"x": search.Uniform(0, 10)}, 20
    )
    assert {t.outcome for t in results.trials if t.parameters["x"] > 5} == {"diverged"}
    assert {t.outcome for t in results.trials if t.parameters["x"] <= 5} == {"finished"}


def test_a_ready_made_trial_scores_a_population_as_it_scores_each_alone():
    train = search.MLPTrial(datasets.digits(), hidden=(10,), epochs=1)
    together = train(learning_rate=np.array([0.1, 0.01]), seed=3)
    assert together[0] == pytest.approx(train(learning_rate=0.1, seed=3), abs=0.01)  # the first member has its start


def test_a_ready_made_trial_stops_the_member_that_explodes():
    train = search.MLPTrial(datasets.digits(), hidden=(10,), epochs=2)
    scores = train(learning_rate=np.array([0.1, 1e6]), seed=0)
    assert np.isnan(scores[1]) and scores[0] > 0.5


def test_stages_of_populations_draw_the_trials_of_stages_one_by_one(tmp_path):
    def train(x, rate, epochs, seed):
        return -abs(x - 3)

    stages = [search.Stage(1, 6), search.Stage(5, 6, 0.2)]
    together = search.staged_search(train, SPACE, stages, results=tmp_path / "search.jsonl", members=4)
    assert [drawn_parameters(stage) for stage in together] == [
        drawn_parameters(stage) for stage in search.staged_search(train, SPACE, stages)
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["search-1.jsonl", "search-2.jsonl"]


@pytest.mark.parametrize("options", [{"time_limit": 1.0}, {"executor": "any"}])
def test_stages_of_populations_take_neither_executor_nor_time_limit(options):
    with pytest.raises(ValueError, match="neither an executor nor a time_limit"):
        search.staged_search(parabola, SPACE, members=4, **options)


def drawn_parameters(results):
    return [(t.number, t.parameters) for t in results.trials]


def test_the_networks_of_a_ready_made_trial_are_those_it_scores():
    data, rates = datasets.digits(), np.array([0.1, 0.01, 1e6])
    train = search.MLPTrial(data, hidden=(10,), epochs=1)
    networks, stopped = train.trained(rates, seed=0)
    assert stopped.tolist() == [False, False, True]
    np.testing.assert_array_equal(networks.accuracy(*data.validation)[:2], train(rates, seed=0)[:2])


# --- nothing lost, nothing run twice -----------------------------------------------------------------------------


def test_a_finished_trial_is_on_disk_before_it_is_counted(tmp_path):
    path = tmp_path / "search.jsonl"

    def look(results):
        assert len(path.read_text().splitlines()) == 1 + len(results)

    search.random_search(parabola, SPACE, 5, results=path, on_trial=look)


def test_a_search_goes_on_from_its_file(tmp_path):
    path, numbers = tmp_path / "search.jsonl", []
    search.random_search(parabola, SPACE, 4, results=path)
    search.random_search(parabola, SPACE, 10, results=path, on_trial=lambda r: numbers.append(r.trials[-1].number))
    assert numbers == [4, 5, 6, 7, 8, 9]
    assert drawn(search.SearchResults(path)) == drawn(search.random_search(parabola, SPACE, 10))


def test_a_torn_last_line_is_dropped_and_its_trial_redone(tmp_path):
    path = tmp_path / "search.jsonl"
    search.random_search(parabola, SPACE, 6, results=path)
    path.write_bytes(path.read_bytes()[:-25])
    assert len(search.SearchResults(path)) == 5
    assert drawn(search.random_search(parabola, SPACE, 6, results=path)) == drawn(
        search.random_search(parabola, SPACE, 6)
    )


def test_a_file_of_another_search_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "search.jsonl"
    search.random_search(parabola, SPACE, 3, results=path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="belong to another search"):
        search.random_search(parabola, SPACE, 3, seed=1, results=path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not json\n", b'{"search": {}}\n{"number": 1}\n', b"[1]\n"])
def test_a_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "search.jsonl"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="search.jsonl is not a file of a search, or is damaged"):
        search.SearchResults(path)


def test_an_interrupted_search_keeps_what_it_has_and_goes_on(tmp_path):
    path = tmp_path / "search.jsonl"

    def stop(results):
        if len(results) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search.random_search(parabola, SPACE, 10, results=path, on_trial=stop)
    assert len(search.SearchResults(path)) == 4
    assert len(search.random_search(parabola, SPACE, 10, results=path)) == 10


class AtOnce(Executor):
    """Every trial has ended before the search looks."""

    def submit(self, function, *arguments):
        future = Future()
        future.set_result(function(*arguments))
        return future


def test_trials_that_had_ended_when_a_search_is_broken_off_are_recorded(tmp_path):
    path = tmp_path / "search.jsonl"

    def stop(results):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search.random_search(parabola, SPACE, 10, executor=AtOnce(), results=path, on_trial=stop)
    assert drawn(search.SearchResults(path)) == drawn(search.random_search(parabola, SPACE, 10))


def test_results_in_memory_go_on_too():
    results = search.SearchResults()
    search.random_search(parabola, SPACE, 3, results=results)
    assert search.random_search(parabola, SPACE, 7, results=results) is results
    assert [t.number for t in results.trials] == list(range(7))


def killed_search(folder, trials, kills, seed):
    """Run a search in a process of its own, and kill that at random moments until it ends by itself."""
    path, notes, rng = folder / "search.jsonl", folder / "notes", np.random.default_rng(seed)
    notes.mkdir()
    command = [sys.executable, search_trials.__file__, path, str(trials), notes]
    for _ in range(kills):
        process = subprocess.Popen(command)
        begun = len(list(notes.iterdir()))
        while process.poll() is None and len(list(notes.iterdir())) == begun:
            time.sleep(0.005)  # imports done, the first trial of this process running
        time.sleep(rng.uniform(0, 0.1))
        process.kill()
        process.wait()
    subprocess.run(command, check=True)
    return path, notes


def assert_complete(path, notes, trials, kills):
    results = search.SearchResults(path)
    assert sorted(t.number for t in results.trials) == list(range(trials))
    assert drawn(results) == drawn(search.random_search(parabola, SPACE, trials))
    runs = [(notes / str(t.seed)).stat().st_size for t in results.trials]
    assert sum(runs) <= trials + kills  # each kill may cost the trial that was running, and no other


@pytest.mark.slow
def test_a_killed_search_resumes_with_the_same_trials(tmp_path):
    assert_complete(*killed_search(tmp_path, trials=60, kills=10, seed=0), trials=60, kills=10)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, 11))
def test_a_search_killed_many_times_loses_nothing(tmp_path, seed):
    assert_complete(*killed_search(tmp_path, trials=100, kills=20, seed=seed), trials=100, kills=20)
