"""A cache that may be dead: speed is lost, never an answer."""

import logging

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache, except that a broken or silent server counts as an empty one.

    Reads answer the default, writes answer False and counters answer their start value; each failure is logged once
    per call. Limits built on it therefore fail open, which is the safe side: nobody is locked out by our own fault.
    """

    def _forgive(self, call, fallback):
        try:
            return call()
        except (RedisError, OSError) as error:
            logger.warning("cache unavailable: %s", type(error).__name__)
            return fallback

    def add(self, key, value, *args, **kwargs):
        # True means "nobody was here before me": a lock or a counter may start.
        return self._forgive(lambda: super(ForgivingRedisCache, self).add(key, value, *args, **kwargs), True)

    def get(self, key, default=None, version=None):
        return self._forgive(lambda: super(ForgivingRedisCache, self).get(key, default, version), default)

    def set(self, key, value, *args, **kwargs):
        return self._forgive(lambda: super(ForgivingRedisCache, self).set(key, value, *args, **kwargs), None)

    def touch(self, key, *args, **kwargs):
        return self._forgive(lambda: super(ForgivingRedisCache, self).touch(key, *args, **kwargs), False)

    def delete(self, key, version=None):
        return self._forgive(lambda: super(ForgivingRedisCache, self).delete(key, version), False)

    def get_many(self, keys, version=None):
        return self._forgive(lambda: super(ForgivingRedisCache, self).get_many(keys, version), {})

    def has_key(self, key, version=None):
        return self._forgive(lambda: super(ForgivingRedisCache, self).has_key(key, version), False)

    def incr(self, key, delta=1, version=None):
        return self._forgive(lambda: super(ForgivingRedisCache, self).incr(key, delta, version), delta)

    def set_many(self, data, *args, **kwargs):
        return self._forgive(lambda: super(ForgivingRedisCache, self).set_many(data, *args, **kwargs), list(data))

    def delete_many(self, keys, version=None):
        return self._forgive(lambda: super(ForgivingRedisCache, self).delete_many(keys, version), None)

    def clear(self):
        return self._forgive(super().clear, False)
