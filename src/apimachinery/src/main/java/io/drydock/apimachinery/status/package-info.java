/** How a server says that a request failed: the Status object and the errors that become one. */
@NullMarked
package io.drydock.apimachinery.status;

import org.jspecify.annotations.NullMarked;
