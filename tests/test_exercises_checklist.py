"""The capstone: every fault shows in its own measurement and in no other's, and answers are judged by what is there."""

from itertools import product

import numpy as np
import pytest

from nnlib import checklist, gradcheck
from nnlib.exercises import _measurements, _progress
from nnlib.exercises import checklist as exercises
from nnlib.exercises._faults import FAULTS
from nnlib.exercises._measurements import MEASUREMENTS
from nnlib.losses import MulticlassSVM, SoftmaxCrossEntropy
from nnlib.optimizers import Adam, Momentum

KINDS = list(product((SoftmaxCrossEntropy, MulticlassSVM), (Momentum, Adam)))
WAYS = [
    (name, loss, optimizer)
    for name, fault in FAULTS.items()
    for loss, optimizer in (KINDS if fault.part in ("loss", "optimizer", "schedule") else KINDS[:1])
    if fault.kind in (None, loss, optimizer)
]
each_fault = pytest.mark.parametrize("name", FAULTS)
each_level = pytest.mark.parametrize("level", [1, 2, 3])
each_kind = pytest.mark.parametrize("loss, optimizer", KINDS)


def parts_with(name, loss, optimizer):
    parts, fault = _measurements.sound_parts(loss, optimizer), FAULTS[name]
    parts[fault.part] = fault.spoil(parts[fault.part])
    return parts


def shown_in(parts):
    numbers = {measured.words: measured(parts) for measured in MEASUREMENTS}
    return {name for name, fault in FAULTS.items() if fault.low <= numbers[fault.measurement.words] <= fault.high}


def case_with(name, level=3):
    """A case in which this fault is one of three."""
    return next(
        case for case in (exercises.capstone(seed, level) for seed in range(300)) if name in case._planted
    )


def test_there_are_more_than_a_dozen_faults_in_every_part_of_a_case():
    assert len(FAULTS) >= 12
    assert {fault.part for fault in FAULTS.values()} == set(_measurements.sound_parts())


@pytest.mark.parametrize("name, loss, optimizer", WAYS)
def test_a_fault_shows_in_its_measurement_and_looks_like_no_other(name, loss, optimizer):
    assert shown_in(parts_with(name, loss, optimizer)) == {name}


@each_kind
def test_a_sound_case_shows_no_fault_and_every_measurement_is_in_its_range(loss, optimizer):
    parts = _measurements.sound_parts(loss, optimizer)
    assert shown_in(parts) == set()
    assert [m.words for m in MEASUREMENTS if not m.low <= m(parts) <= m.high] == []


@each_fault
def test_the_range_of_a_fault_and_the_sound_range_are_apart(name):
    fault = FAULTS[name]
    assert fault.low >= fault.measurement.high or fault.high <= fault.measurement.low


@each_fault
def test_a_spoilt_part_looks_like_a_sound_one(name):
    fault = FAULTS[name]
    kinds = {fault.part: fault.kind} if fault.kind else {}
    sound = exercises.Case([], kinds)
    assert repr(exercises.Case([name], kinds)) == repr(sound)


@pytest.mark.slow
@each_fault
def test_the_checklist_runs_on_every_case_without_a_warning_or_an_error(name):
    case = exercises.planted(name)
    with np.errstate(all="raise", under="ignore", over="ignore", invalid="ignore"):
        report = checklist.run(
            case.network, case.loss, case.data, items=checklist.ITEMS[:4], epochs=1, learning_rate=0.01, progress=False
        )
    assert [check.verdict for check in report[4:]] == ["not done"] * 4


@pytest.mark.slow
@pytest.mark.parametrize("name, item", exercises.which_item.answer().items())
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.deep) for seed in (1, 2, 20261124))])
def test_the_first_item_that_fails_is_the_one_that_the_exercise_asks_for(name, item, seed):
    case = exercises.planted(name)
    report = checklist.run(
        case.network, case.loss, case.data, items=checklist.ITEMS[:4], epochs=3, learning_rate=0.01, progress=False,
        seed=seed,
    )  # fmt: skip
    assert next((check.item for check in report if check.passed is False), "none") == item


@each_level
def test_a_case_has_three_faults_in_three_parts_and_the_same_seed_draws_them_again(level):
    for seed in range(100):
        one, again = exercises.capstone(seed, level), exercises.capstone(seed, level)
        assert one._planted == again._planted and one._candidates == again._candidates
        assert len(one._planted) == len({FAULTS[name].part for name in one._planted}) == 3


@each_level
@pytest.mark.parametrize("seed", range(5))
def test_three_faults_together_show_as_each_does_alone(seed, level):
    case = exercises.capstone(seed, level)
    assert shown_in(case._parts) == set(case._planted)


@each_level
def test_every_fault_is_drawn_at_every_level(level):
    assert {name for seed in range(100) for name in exercises.capstone(seed, level)._planted} == set(FAULTS)


def test_level_1_shows_the_checklist_and_names_six_candidates():
    case = exercises.capstone(0, level=1)
    assert set(case._planted) < set(case._candidates) and len(set(case._candidates)) == 6
    for name in case._candidates:
        assert name in repr(case) and name in case._repr_html_()
    assert repr(case).count("FAILED") >= 2


@each_level
def test_every_level_says_that_three_faults_are_planted(level):
    case = exercises.capstone(0, level)
    assert "Three faults are planted" in repr(case) and "Three faults are planted" in case._repr_html_()


def test_a_failed_number_stands_beside_what_a_sound_part_gives():
    case = exercises.planted("missing mean")
    (row,) = [row for row in case._table().rows if row[1] == "FAILED"]
    assert row[2] == "the loss of 64 equal scores over that of guessing: 64 (a sound part: 0.99 to 1.01)"


@pytest.mark.parametrize("level", [2, 3])
def test_higher_levels_name_no_fault_and_show_no_verdict(level):
    text = repr(exercises.capstone(0, level)) + exercises.capstone(0, level)._repr_html_()
    assert not [name for name in FAULTS if name in text] and "FAILED" not in text


@each_level
@each_fault
def test_the_right_names_are_correct_and_the_cures_are_told(name, level):
    case = case_with(name, level)
    result = case.check(set(case._planted))
    assert result.outcome == "correct"
    assert all(FAULTS[one].cure in result.message for one in case._planted)
    assert _progress.records()[f"checklist.level_{level}"]["correct"]


@pytest.mark.parametrize("level", [1, 2])
@each_fault
def test_a_wrong_name_is_refuted_by_a_measurement_and_nothing_else_is_told(name, level):
    case = next(c for c in (exercises.capstone(seed, level) for seed in range(300)) if name not in c._planted)
    result = case.check({name})
    fault = FAULTS[name]
    assert result.outcome == "incorrect"
    assert fault.measurement.words in result.message and f"{fault.measurement(case._parts):.3g}" in result.message
    assert not [other for other in case._planted if other in result.message]
    assert not fault.is_in(case._parts)


@pytest.mark.parametrize("level", [1, 2])
@each_fault
def test_a_missing_name_is_counted_but_not_told(name, level):
    case = case_with(name, level)
    found = [other for other in case._planted if other != name]
    result = case.check(found)
    assert result.outcome == "incorrect" and all(other in result.message for other in found)
    assert name not in result.message + result.next
    assert "One fault is not found yet" in result.message


def test_at_level_3_nothing_is_told_of_three_names_that_are_not_all_right():
    case = exercises.capstone(0, level=3)
    others = [name for name in FAULTS if name not in case._planted]
    results = [
        case.check(names)
        for names in (case._planted[:1], case._planted[:2], [*case._planted[:2], others[0]], others[:3])
    ]
    assert len({(result.outcome, result.message, result.next) for result in results}) == 1
    assert results[0].outcome == "incorrect" and not [name for name in FAULTS if name in results[0].message]


@each_level
def test_more_than_three_names_are_told_nothing(level):
    case = exercises.capstone(0, level)
    wrong = next(name for name in FAULTS if name not in case._planted)
    for names in (set(FAULTS), {*case._planted, wrong}):
        result = case.check(names)
        assert result.outcome == "incorrect" and not [name for name in FAULTS if name in result.message]
        assert f"these are {len(names)} names" in result.message


def test_two_right_names_and_a_wrong_one_are_told_apart():
    case = exercises.capstone(0, level=2)
    wrong = next(name for name in FAULTS if name not in case._planted)
    message = case.check({*case._planted[:2], wrong}).message
    assert message.startswith(f"Right: `{case._planted[0]}`, `{case._planted[1]}`. Not in this case: `{wrong}`.")


@pytest.mark.parametrize("nothing", [None, ..., set(), [], (), {...}])
def test_no_names_are_no_attempt(nothing):
    assert exercises.capstone(0).check(nothing).outcome == "unattempted"
    assert _progress.records() == {}


NAMES = ["missing mean", "half missing"]


@pytest.mark.parametrize(
    "given",
    [set(NAMES), tuple(NAMES), np.array(NAMES), dict.fromkeys(NAMES).keys(), "Missing mean, half missing", iter(NAMES)],
)
def test_names_are_taken_in_any_collection_and_whatever_their_case(given):
    assert exercises.planted(*NAMES).check(given).outcome == "correct"


@pytest.mark.parametrize(
    "given, said",
    [(3, "a number"), ([NAMES], "a list"), ({"loss": "missing mean"}, "a dict"), ({True}, "True or False")],
)
def test_what_is_no_name_is_no_attempt_and_told_so(given, said):
    result = exercises.planted(*NAMES).check(given)
    assert (result.outcome, result.message) == ("unattempted", f"A name is text between quotes; this is {said}.")


def test_a_name_that_is_not_in_the_list_is_no_attempt_and_the_nearest_is_shown():
    result = exercises.capstone(0).check("mising mean")
    assert result.outcome == "unattempted" and "`missing mean`" in result.message
    assert _progress.records() == {}


def test_checking_a_planted_case_is_no_progress():
    assert exercises.planted("missing mean").check("missing mean").outcome == "correct"
    assert _progress.records() == {}


def test_progress_shows_the_exercise_and_the_three_levels():
    case = exercises.capstone(3, level=2)
    case.check(set(case._planted))
    assert [row[0] for row in exercises.progress().rows] == ["which_item", "level_1", "level_2", "level_3"]
    assert "correct" in exercises.progress().rows[2][1]


@pytest.mark.slow
@each_level
@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.deep)])
def test_mending_all_three_reaches_the_goal(seed, level):
    case = exercises.capstone(seed, level)
    mended = case.mend(*case._planted)
    assert shown_in(mended._parts) == set()
    network, history = mended.train()
    assert history.validation_accuracy[-1] >= case.goal
    assert network.accuracy(*mended.data.validation) == history.validation_accuracy[-1]


@each_kind
@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.deep) for seed in (2, 20261124)])
def test_a_sound_case_of_every_kind_reaches_the_goal(loss, optimizer, seed):
    case = exercises.Case([], {"loss": loss, "optimizer": optimizer}, seed)
    assert case.train()[1].validation_accuracy[-1] >= case.goal


def test_mending_what_is_not_there_changes_nothing_and_says_so():
    case = exercises.capstone(0)
    other = next(name for name in FAULTS if name not in case._planted)
    with pytest.warns(UserWarning, match=f"not in this case, so nothing was mended for it: {other}"):
        assert case.mend(other, case._planted[0])._planted == case._planted[1:]
    assert len(case.mend(case._planted[0])._planted) == 2
    with pytest.raises(ValueError, match="the name of a fault must be one of"):
        case.mend("tea")


def test_the_gradient_check_tells_a_spoilt_slope_and_passes_the_others():
    X, y = _measurements.sound_images()[1][:10], np.arange(10) % 10
    passed = {}
    for name in ("slopes with the wrong sign", "slopes without the mean", "missing mean", "penalty slope doubled"):
        case = exercises.planted(name)
        network = case.network(dtype=np.float64)
        passed[name] = gradcheck.check_gradients(network, case.loss, X, y, case.penalty, samples=20).passed
    assert passed == {
        "slopes with the wrong sign": False, "slopes without the mean": False, "missing mean": True,
        "penalty slope doubled": False,
    }  # fmt: skip


def test_a_case_has_no_test_set_to_look_at():
    assert exercises.capstone(0).data.test is None


@pytest.mark.parametrize(
    "arguments, error", [((-1, 1), ValueError), ((0, 4), ValueError), ((0.5, 1), TypeError), ((0, "easy"), TypeError)]
)
def test_a_bad_seed_or_level_is_refused(arguments, error):
    with pytest.raises(error, match="seed|level"):
        exercises.capstone(*arguments)


class Guess:
    """A model that says 0 for every image."""

    def predict(self, X):
        return np.zeros(len(X), int)


def test_the_first_final_score_is_honest_and_later_ones_name_it():
    case = exercises.capstone(0)
    first = case.final_score(Guess())
    assert first.honest and first.accuracy == pytest.approx(0.1) and "honest estimate" in repr(first)
    second = case.final_score(case.network(seed=5))
    assert not second.honest and (second.uses, second.first) == (2, first.accuracy)
    assert "NOT HONEST: this is use 2" in repr(second) and "0.100" in repr(second)


def test_uses_of_the_test_set_are_counted_by_case_and_on_disk(monkeypatch):
    assert exercises.capstone(0).final_score(Guess()).honest
    assert exercises.capstone(1).final_score(Guess()).honest
    file = _progress.path().with_name("final_scores.jsonl")
    assert len([line for line in file.read_text().splitlines() if line]) == 2
    assert exercises.capstone(0).final_score(Guess()).uses == 2


def test_a_torn_line_loses_no_use(tmp_path):
    exercises.capstone(0).final_score(Guess())
    file = _progress.path().with_name("final_scores.jsonl")
    with file.open("a") as stream:
        stream.write('{"name": "capst')
    assert exercises.capstone(0).final_score(Guess()).uses == 2
    assert exercises.capstone(0).final_score(Guess()).uses == 3


def test_where_nothing_can_be_written_uses_are_counted_for_the_session(tmp_path, monkeypatch):
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "a file" / "progress.json"))
    assert [exercises.capstone(0).final_score(Guess()).uses for _ in range(2)] == [1, 2]


def test_the_final_score_is_that_of_the_prepared_test_images():
    case = exercises.Case([], {}, seed=0)
    network, _ = case.train(epochs=2)
    raw = _measurements.images()
    test = _measurements.standardized(raw.train.X, raw.test.X)[1]
    assert case.final_score(network).accuracy == pytest.approx(network.accuracy(test, raw.test.y))


def test_prepared_images_cannot_be_changed_under_the_measurements():
    with pytest.raises(ValueError, match="read-only"):
        exercises.capstone(0).data.train.X[...] = 0
