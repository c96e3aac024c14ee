package io.drydock.apiserver.storage.cacher;

/** What a {@link ChangeWatch} delivers. */
public sealed interface CacheEvent permits ObjectChange, CacheEvent.Progress {
    long revision();

    /** Nothing that is watched has changed up to this revision other than what was delivered. */
    record Progress(long revision) implements CacheEvent {}
}
