/**
 * The durable store of one machine: a log of revisions in a file of H2's, its index in memory.
 *
 * <p>Why H2's MVStore and not its SQL: the store needs a sorted map that can be appended to and forced to disk at a
 * moment of its own choosing, and nothing else. Measured on two cores with 1 kB values, every batch forced to disk,
 * MVStore opens in a tenth of the time of a database with one table and commits several times as many small batches a
 * second; and a statement in between could say nothing that the log does not say better.
 *
 * <p>The life of a write: its caller reads the value, changes it and queues the change; one thread takes all that has
 * queued, checks each against the index, appends, forces the file to disk once for all of them, and only then shows the
 * new revision to readers and watchers and lets the callers go. No lock is held while the disk works.
 */
@NullMarked
package io.drydock.storage.h2;

import org.jspecify.annotations.NullMarked;
