/** The option groups that any API server may have: their flags, defaults and checks. */
@NullMarked
package io.drydock.apiserver.options;

import org.jspecify.annotations.NullMarked;
