/** Pictures for the notebooks: what a chapter builds, drawn. */
@NullMarked
package io.drydock.notebooks;

import org.jspecify.annotations.NullMarked;
