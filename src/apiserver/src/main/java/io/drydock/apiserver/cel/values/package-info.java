/** Trees of JSON as CEL sees them: adapted where an expression looks, and no further. */
@NullMarked
package io.drydock.apiserver.cel.values;

import org.jspecify.annotations.NullMarked;
