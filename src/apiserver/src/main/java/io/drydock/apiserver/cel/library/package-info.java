/** The functions that Kubernetes adds to CEL. */
@NullMarked
package io.drydock.apiserver.cel.library;

import org.jspecify.annotations.NullMarked;
