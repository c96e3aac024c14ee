/** The paths every server has besides its API: the index, the metrics, what the startup did. */
@NullMarked
package io.drydock.apiserver.server.routes;

import org.jspecify.annotations.NullMarked;
