package io.drydock.apiserver.storage.crash;

/** Is told of every write, before it and after. Calls come from many threads. */
public interface Journal {

    /** From now on the write may be in the store. */
    void begun(Attempt attempt);

    /** The store has promised to keep it. */
    void acknowledged(Attempt attempt, long revision);

    /** There was nothing to do: it is not in the store and never will be. */
    void withdrawn(Attempt attempt);

    /** A watcher was told of a write, and before of all that came before it. */
    void seen(Attempt told, long revision);
}
