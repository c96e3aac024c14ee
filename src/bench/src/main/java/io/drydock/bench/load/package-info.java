/** The load generator: requests over kept connections, as cheap as Java allows, and how long their answers took. */
@NullMarked
package io.drydock.bench.load;

import org.jspecify.annotations.NullMarked;
