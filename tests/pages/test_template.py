"""A template escapes what it is given, and what it is not given stops the build."""

import pytest
from jinja2 import UndefinedError

from pages.template import ENVIRONMENT, render


def test_what_a_template_is_given_is_text():
    """Neither an element nor a quotation mark gets into the HTML as one."""
    drawn = render("odd.html", link='"><script>', about="3.36")

    assert "<script" not in drawn
    assert "&#34;&gt;&lt;script&gt;" in drawn


def test_a_name_that_nothing_was_given_for_stops_the_build():
    """It would otherwise leave a hole in the page."""
    with pytest.raises(UndefinedError, match=r"'(link|about)' is undefined"):
        render("odd.html")


def test_every_template_can_be_read():
    """One that no page of today needs has no slip either."""
    for name in ENVIRONMENT.list_templates():
        ENVIRONMENT.get_template(name)
