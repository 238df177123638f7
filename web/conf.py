"""Sphinx's configuration of the reading edition; ``pages.py`` writes what it reads."""

import re

from sphinx.ext.napoleon import NumpyDocstring

import nnlib

project = "Neural networks, hands on"
author = "the authors of Neural networks, hands on"
version = release = nnlib.__version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.mathjax", "sphinx.ext.napoleon"]
suppress_warnings = ["ref.python"]  # a docstring's `name` may mean any of a dozen attributes

exclude_patterns = ["made"]

nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["amsmath", "dollarmath"]
myst_heading_anchors = 3
mathjax_path = "mathjax/tex-chtml.js"
mathjax3_config = {"options": {"enableMenu": False}}

autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autodoc_typehints = "none"
napoleon_google_docstring = False
napoleon_custom_sections = [("Attributes", "params_style")]
napoleon_use_rtype = False
toc_object_entries_show_parents = "hide"

html_theme = "sphinx_book_theme"
html_title = project
html_favicon = "favicon.svg"
html_copy_source = False
html_show_sourcelink = False
html_css_files = ["pages.css"]
html_context = {"default_mode": "auto"}
html_theme_options = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "home_page_in_toc": True,
    "show_toc_level": 2,
    "extra_footer": "Code and text: MIT. The digits: CC BY 4.0; MNIST: CC BY-SA 3.0.",
}


def name_and_type(docstring, line):
    """Around the colon between a name and its type are spaces; any other colon is one of a sentence."""
    return tuple(part.strip() for part in line.partition(" : "))


def end_sections(app, what, name, object, options, lines):
    """A paragraph after a section is text again, such as a source after parameters: two empty lines say so."""
    lines[:] = re.sub(r"\n\n(?=\S)", "\n\n\n", "\n".join(lines)).split("\n")


def leave_out(app, what, name, object, skip, options):
    """Of a named tuple's fields Python itself says nothing but their number; they stand in the signature."""
    return skip or str(object.__doc__).startswith("Alias for field number")


def setup(app):
    NumpyDocstring._partition_field_on_colon = name_and_type
    app.connect("autodoc-process-docstring", end_sections, priority=400)  # before napoleon's
    app.connect("autodoc-skip-member", leave_out)
