/** Certificates and their keys: read from PEM files, or made when there are none. */
@NullMarked
package io.drydock.apiserver.certificates;

import org.jspecify.annotations.NullMarked;
