"""Let Hypothesis take its time: a limit in seconds would make a busy machine fail. Importing this is enough.

`--hypothesis-profile=few` tries few examples, for `make mutants`, which runs a test very often.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("few", settings.get_profile("untimed"), max_examples=10)
settings.load_profile("untimed")
