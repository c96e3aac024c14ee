/** The generic API server: configured, completed, built, linked to its delegates, prepared and run. */
@NullMarked
package io.drydock.apiserver.server;

import org.jspecify.annotations.NullMarked;
