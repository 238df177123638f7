"""Tables: text in a terminal, HTML in a notebook."""

from nnlib._tables import Table

TABLE = Table(["layer", "parameters"], [["Dense(100)", "307,300"], ["relu", 0], ["<b>", "1e-3"]], title="A & B")


def test_names_stand_to_the_left_and_numbers_to_the_right():
    assert str(TABLE).splitlines() == [
        "A & B",
        "layer       parameters",
        "----------  ----------",
        "Dense(100)     307,300",
        "relu                 0",
        "<b>               1e-3",
    ]


def test_a_table_without_rows_is_its_head():
    assert str(Table(["a", "bc"], [])).splitlines() == ["a  bc", "-  --"]


def test_html_shows_what_is_written_and_not_what_it_would_mean():
    html = TABLE._repr_html_()
    assert "&lt;b&gt;" in html and "A &amp; B" in html
    assert "<b></td>" not in html


def test_html_has_a_head_for_each_column_and_numbers_to_the_right():
    html = TABLE._repr_html_()
    assert html.count("<th scope='col'") == 2
    assert "<td style='text-align:right'>307,300</td>" in html
    assert "<td style='text-align:left'>relu</td>" in html
