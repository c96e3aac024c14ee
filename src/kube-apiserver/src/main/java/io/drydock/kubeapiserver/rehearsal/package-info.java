/** A start for practice, from which the JVM learns what later starts need. */
@NullMarked
package io.drydock.kubeapiserver.rehearsal;

import org.jspecify.annotations.NullMarked;
