/** How long admission takes, and what it refuses. */
@NullMarked
package io.drydock.apiserver.admission.metrics;

import org.jspecify.annotations.NullMarked;
