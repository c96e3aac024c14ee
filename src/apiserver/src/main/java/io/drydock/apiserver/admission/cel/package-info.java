/** Expressions about writes: what they may name, and how they are compiled and evaluated. */
@NullMarked
package io.drydock.apiserver.admission.cel;

import org.jspecify.annotations.NullMarked;
