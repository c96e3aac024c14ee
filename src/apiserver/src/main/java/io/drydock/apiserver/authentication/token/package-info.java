/** Authenticators that know whom a bearer token stands for. */
@NullMarked
package io.drydock.apiserver.authentication.token;

import org.jspecify.annotations.NullMarked;
