/** Health checks and the paths that answer for them. */
@NullMarked
package io.drydock.apiserver.server.healthz;

import org.jspecify.annotations.NullMarked;
