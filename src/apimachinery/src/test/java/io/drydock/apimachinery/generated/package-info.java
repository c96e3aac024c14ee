/** Objects by chance, for tests of what must be true of every object. */
@NullMarked
package io.drydock.apimachinery.generated;

import org.jspecify.annotations.NullMarked;
