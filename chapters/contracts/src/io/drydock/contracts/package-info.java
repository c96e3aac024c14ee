/** What a chapter teaches, written once: each contract runs against the chapter and against the full server. */
@NullMarked
package io.drydock.contracts;

import org.jspecify.annotations.NullMarked;
