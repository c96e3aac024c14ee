/** Kubernetes' CEL: the environment that expressions are compiled in, and programs that run within their budget. */
@NullMarked
package io.drydock.apiserver.cel;

import org.jspecify.annotations.NullMarked;
