"""A kernel as JupyterLab talks to it: every request to run a cell names the cell."""

import os
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.manager import start_new_kernel


class Kernel:
    """Runs cells; those without a name are sent as older front ends send them."""

    def __init__(self, client):
        self._client = client

    def run(self, code, cell=None):
        """The cell's outputs: its texts, one after the other, with the words of an error."""
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        request = self._client.session.msg("execute_request", content, metadata={"cellId": cell} if cell else {})
        self._client.shell_channel.send(request)
        texts = []
        while True:
            message = self._client.get_iopub_msg(timeout=120)
            kind, content = message["msg_type"], message["content"]
            if message["parent_header"].get("msg_id") != request["header"]["msg_id"]:
                continue
            if kind == "status" and content["execution_state"] == "idle":
                self._client.get_shell_msg(timeout=120)
                return "".join(texts)
            texts += [content.get("text") or content.get("data", {}).get("text/plain", "")]
            if kind == "error":
                texts += content["traceback"]

    def value(self, expression):
        """What an expression's text says in Python, such as a number."""
        text = self.run(f"print({expression})")
        return eval(text, {}) if text else None


@contextmanager
def kernel():
    """A new kernel whose working directory is this folder."""
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(Path(__file__).parent), env=environment)
    try:
        yield Kernel(client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.cleanup_resources()
