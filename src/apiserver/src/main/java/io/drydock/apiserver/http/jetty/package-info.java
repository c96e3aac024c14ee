/** Exchanges carried by Jetty itself: the way of the REST paths. */
@NullMarked
package io.drydock.apiserver.http.jetty;

import org.jspecify.annotations.NullMarked;
