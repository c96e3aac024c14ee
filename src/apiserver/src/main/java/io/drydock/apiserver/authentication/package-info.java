/** Who is asking. */
@NullMarked
package io.drydock.apiserver.authentication;

import org.jspecify.annotations.NullMarked;
