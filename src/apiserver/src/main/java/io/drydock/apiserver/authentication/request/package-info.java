/** Authenticators that read a request: its client certificate, its headers, or nothing at all. */
@NullMarked
package io.drydock.apiserver.authentication.request;

import org.jspecify.annotations.NullMarked;
