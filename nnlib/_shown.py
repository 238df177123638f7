"""How the library's objects show themselves: as the call that makes them."""

import functools
import inspect


class Shown:
    """Shows itself by its constructor's arguments, as far as they are kept under their own names."""

    def arguments(self):
        """The constructor's arguments, by name and in their order."""
        return {name: getattr(self, name) for name in names(type(self)) if hasattr(self, name)}

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.arguments().items())})"


@functools.lru_cache(maxsize=1024)  # to ask Python takes as long as a step of a small network
def names(kind):
    """The names of the constructor's arguments."""
    return tuple(inspect.signature(kind).parameters)
