/** The command that measures an API server against what its machine allows. */
@NullMarked
package io.drydock.bench;

import org.jspecify.annotations.NullMarked;
