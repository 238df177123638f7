"""The hub: its file is what JupyterHub reads, and a student's first session finds notebooks and a place of its own."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from traitlets.config import Config

CONFIG = Path(__file__).parents[1] / "hub" / "jupyterhub_config.py"


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """What the file sets."""
    monkeypatch.setenv("NNLIB_HUB_PASSWORD", "classroom")
    monkeypatch.setenv("NNLIB_HUB_HOMES", str(tmp_path))
    config = Config()
    exec(CONFIG.read_text(encoding="utf-8"), {"__file__": str(CONFIG), "get_config": lambda: config})
    return config


def test_a_student_finds_clean_notebooks_and_keeps_them(settings, tmp_path):
    spawner = SimpleNamespace(user=SimpleNamespace(name="anna"), environment={})
    settings.Spawner.pre_spawn_hook(spawner)
    assert len(os.listdir(tmp_path / "anna" / "notebooks")) == 15
    assert spawner.environment["NNLIB_PROGRESS"] == str(tmp_path / "anna" / "progress.json")
    (tmp_path / "anna" / "notebooks" / "02_activations.ipynb").write_text("mine")
    settings.Spawner.pre_spawn_hook(spawner)
    assert (tmp_path / "anna" / "notebooks" / "02_activations.ipynb").read_text() == "mine"


def test_nobody_comes_in_without_the_password_and_from_elsewhere_nobody_at_all(settings):
    assert settings.SharedPasswordAuthenticator.user_password == "classroom"
    assert "127.0.0.1" in settings.JupyterHub.bind_url


def test_without_a_password_it_does_not_start(settings, monkeypatch):
    monkeypatch.delenv("NNLIB_HUB_PASSWORD")
    with pytest.raises(KeyError, match="NNLIB_HUB_PASSWORD"):
        exec(CONFIG.read_text(encoding="utf-8"), {"__file__": str(CONFIG), "get_config": Config})
