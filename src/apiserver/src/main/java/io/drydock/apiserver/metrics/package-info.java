/** What the server counts and measures about itself, under the names the real one uses. */
@NullMarked
package io.drydock.apiserver.metrics;

import org.jspecify.annotations.NullMarked;
