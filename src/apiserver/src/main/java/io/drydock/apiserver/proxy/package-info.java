/** Connections to other servers: how they are dialed, and how requests are passed on over them. */
@NullMarked
package io.drydock.apiserver.proxy;

import org.jspecify.annotations.NullMarked;
