"""Let Hypothesis take its time: a limit in seconds would make a busy machine fail. Importing this is enough."""

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
