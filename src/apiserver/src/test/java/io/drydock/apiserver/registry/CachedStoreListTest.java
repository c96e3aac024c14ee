package io.drydock.apiserver.registry;

import io.drydock.apiserver.storage.cacher.CacherLimits;
import io.drydock.apiserver.storage.cacher.Cachers;
import java.time.Duration;
import java.util.Optional;

/** Lists are the same through a cache. */
class CachedStoreListTest extends StoreListTest {
    private static final CacherLimits LIMITS = new CacherLimits(100, Long.MAX_VALUE, 100, Duration.ofMillis(200));

    @Override
    StoreFixture fixture() {
        return new StoreFixture(new Cachers(resource -> Optional.of(LIMITS)));
    }
}
