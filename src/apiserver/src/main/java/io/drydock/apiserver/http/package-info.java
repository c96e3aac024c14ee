/** A request and its answer, without a word about the server that carries them. */
@NullMarked
package io.drydock.apiserver.http;

import org.jspecify.annotations.NullMarked;
