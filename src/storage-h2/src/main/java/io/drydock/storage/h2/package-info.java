/**
 * The durable store of one machine: a log of revisions in a file of H2's, its index in memory.
 *
 * <p>Why H2's MVStore and not its SQL: the store needs sorted maps that it can append to and force to disk at a moment
 * of its own choosing, and nothing else. In a new JVM on two cores MVStore is open after 0.1 s, a database with one table
 * after 0.7 s. Commits that are forced to disk take either about as long, 1 to 3 ms, which is the disk's time, so they
 * are made for many writers at once.
 *
 * <p>The life of a write: its caller reads the value, changes it and queues the change; one thread takes all that has
 * queued, checks each against the index, appends, forces the file to disk once for all of them, and only then shows the
 * new revision to readers and watchers and lets the callers go. No lock is held while the disk works.
 */
@NullMarked
package io.drydock.storage.h2;

import org.jspecify.annotations.NullMarked;
