/** What expressions may know of values that a schema describes. */
@NullMarked
package io.drydock.apiserver.cel.types;

import org.jspecify.annotations.NullMarked;
