package io.drydock.apiserver.storage.cacher;

import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageWatch;
import io.drydock.apiserver.storage.StoredValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads from the store whatever is asked for, so that every answer is the newest. */
public record DirectReader(Storage storage, ObjectDecoder decoder) implements ObjectReader {
    /** How many values are looked at together when only some of them are wanted. */
    private static final int CHUNK = 500;

    @Override
    public Optional<EncodedObject> get(String key, Freshness freshness) {
        return storage.get(key, atLeast(freshness)).map(decoder::decode);
    }

    @Override
    public ObjectPage list(String prefix, ListRange range, Freshness freshness, ObjectSelector selector) {
        ListRange asked = new ListRange(range.revision(), atLeast(freshness), range.startKey(), range.limit());
        return selector.isEverything() ? everything(prefix, asked) : selected(prefix, asked, selector);
    }

    private ObjectPage everything(String prefix, ListRange range) {
        Page page = storage.list(prefix, range);
        List<EncodedObject> items = page.values().stream().map(decoder::decode).toList();
        return page.more()
                ? new ObjectPage(
                        items,
                        page.revision(),
                        Optional.of(page.values().getLast().key()),
                        OptionalLong.of(page.remaining()))
                : ObjectPage.whole(items, page.revision());
    }

    private ObjectPage selected(String prefix, ListRange range, ObjectSelector selector) {
        List<EncodedObject> items = new ArrayList<>();
        boolean paging = range.limit() > 0;
        ListRange next = paging
                ? new ListRange(range.revision(), range.atLeast(), range.startKey(), Math.max(range.limit(), CHUNK))
                : range;
        while (true) {
            Page page = storage.list(prefix, next);
            String last = "";
            for (StoredValue value : page.values()) {
                if (paging && items.size() == range.limit()) {
                    return new ObjectPage(items, page.revision(), Optional.of(last), OptionalLong.empty());
                }
                last = value.key();
                EncodedObject candidate = decoder.decode(value);
                if (selector.matches(candidate)) {
                    items.add(candidate);
                }
            }
            if (!page.more()) {
                return ObjectPage.whole(items, page.revision());
            }
            if (items.size() == range.limit()) {
                return new ObjectPage(items, page.revision(), Optional.of(last), OptionalLong.empty());
            }
            next = new ListRange(OptionalLong.of(page.revision()), 0, Optional.of(last + "\0"), next.limit());
        }
    }

    @Override
    public ChangeWatch watch(String prefix, OptionalLong after) {
        long begin = after.isPresent() ? after.getAsLong() : storage.currentRevision();
        return new DirectWatch(storage.watch(prefix, OptionalLong.of(begin)), decoder, begin);
    }

    @Override
    public StateAndChanges watchFromState(String prefix, Freshness freshness) {
        Page state = storage.list(prefix, new ListRange(OptionalLong.empty(), atLeast(freshness), Optional.empty(), 0));
        ChangeWatch changes = watch(prefix, OptionalLong.of(state.revision()));
        return new StateAndChanges(state.values().stream().map(decoder::decode).toList(), changes);
    }

    @Override
    public void close() {
        // The store belongs to whoever opened it.
    }

    private static long atLeast(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Newest newest -> 0;
            case Freshness.AtLeast old -> old.revision();
        };
    }

    private record DirectWatch(StorageWatch source, ObjectDecoder decoder, long begin) implements ChangeWatch {
        @Override
        public Optional<CacheEvent> next(Duration wait) throws InterruptedException {
            return source.next(wait).map(event -> ObjectChange.of(event, decoder));
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
