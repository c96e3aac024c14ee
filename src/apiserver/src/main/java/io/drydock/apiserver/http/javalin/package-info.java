/** The front: Javalin owns Jetty and carries the exchanges of every path that is not REST. */
@NullMarked
package io.drydock.apiserver.http.javalin;

import org.jspecify.annotations.NullMarked;
