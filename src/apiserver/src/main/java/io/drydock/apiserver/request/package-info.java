/** What a request asks for, read from its path and query. */
@NullMarked
package io.drydock.apiserver.request;

import org.jspecify.annotations.NullMarked;
