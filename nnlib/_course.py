"""The course: its parts, their notebooks in order, and the question that each notebook answers.

This is the one list of them. Demos, exercises, the map of the course and the tests follow it.
"""

PARTS = {
    "Begin": {"start_here": "Can a network read?"},
    "A network": {
        "neurons": "What can one neuron decide?",
        "activations": "Why must a neuron bend?",
        "networks": "What do more layers add?",
    },
    "Before it learns": {
        "preprocessing": "What form should data have?",
        "initialization": "Where should weights begin?",
        "losses": "How wrong is wrong?",
        "regularization": "How not to learn by heart?",
    },
    "While it learns": {
        "gradcheck": "Is the gradient right?",
        "monitoring": "Is it learning?",
        "optimizers": "Which way is down?",
        "schedules": "When to take small steps?",
    },
    "To get the most": {
        "search": "Which settings are best?",
        "ensembles": "Are many better than one?",
        "checklist": "What to do, in which order?",
    },
}
NOTEBOOKS = tuple(name for questions in PARTS.values() for name in questions)
