/** Routing of the paths that are not for API objects. */
@NullMarked
package io.drydock.apiserver.server.mux;

import org.jspecify.annotations.NullMarked;
