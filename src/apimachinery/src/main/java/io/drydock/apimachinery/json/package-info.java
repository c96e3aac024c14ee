/** Reads and writes JSON as the real server does, down to its error messages. */
@NullMarked
package io.drydock.apimachinery.json;

import org.jspecify.annotations.NullMarked;
