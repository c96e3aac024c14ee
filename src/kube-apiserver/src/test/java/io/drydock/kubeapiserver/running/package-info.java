/** A whole server inside the test's own process, for tests that speak to it as clients do. */
@NullMarked
package io.drydock.kubeapiserver.running;

import org.jspecify.annotations.NullMarked;
