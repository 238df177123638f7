"""JupyterHub for a class: each student gets a JupyterLab of their own, with clean notebooks and their own progress.

In the course's folder, once: ``.venv/bin/python -m pip install jupyterhub`` and ``npm install --global
configurable-http-proxy``. Then ``NNLIB_HUB_PASSWORD=... .venv/bin/jupyterhub --config hub/jupyterhub_config.py``, and
a student opens port 8000 with any name and that password. It answers this machine alone until ``NNLIB_HUB_URL`` names
another address, such as ``http://0.0.0.0:8000``; put a server with TLS before it then.

As it stands this is for a trial, or for a room whose people trust each other: everybody's code runs as the user who
started it. For two hundred, change the two lines that say so; the rest stays.
"""

import os
from pathlib import Path

from nnlib.grading import handout

COURSE = Path(__file__).resolve().parents[1]
HOMES = Path(os.environ.get("NNLIB_HUB_HOMES", COURSE / "hub" / "homes"))

c = get_config()  # noqa: F821

c.JupyterHub.bind_url = os.environ.get("NNLIB_HUB_URL", "http://127.0.0.1:8000")
c.JupyterHub.authenticator_class = "shared-password"  # for two hundred: your school's, such as "ldap"
c.SharedPasswordAuthenticator.user_password = os.environ["NNLIB_HUB_PASSWORD"]
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = r"[a-z][a-z0-9_-]*"  # a name is a folder's, too

c.JupyterHub.spawner_class = "simple"  # for two hundred: "docker", "kubespawner.KubeSpawner" or "systemd"
c.SimpleLocalProcessSpawner.home_dir_template = str(HOMES / "{username}")
c.Spawner.default_url = "/lab/tree/notebooks/00_start_here.ipynb"
c.Spawner.args = ["--MappingKernelManager.cull_idle_timeout=3600"]  # a notebook that nobody has used for an hour
c.Spawner.mem_limit = "1G"  # spawners of containers hold to these two; the simple one does not
c.Spawner.cpu_limit = 0.5
c.Spawner.environment = {
    "JUPYTER_CONFIG_PATH": str(COURSE / ".jupyter"),
    "OMP_NUM_THREADS": "1",  # a student's network needs one thread, and there are many students
    "OPENBLAS_NUM_THREADS": "1",
}
c.JupyterHub.cleanup_servers = True


def give_notebooks(spawner):
    """Before a student's first session: a copy of each notebook, and a place for their progress."""
    home = HOMES / spawner.user.name
    if not (home / "notebooks").exists():
        handout(home / "notebooks")
    spawner.environment["NNLIB_PROGRESS"] = str(home / "progress.json")


c.Spawner.pre_spawn_hook = give_notebooks
