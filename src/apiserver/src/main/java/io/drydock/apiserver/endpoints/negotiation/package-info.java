/** In which form a client sends, and in which form it wants to be answered. */
@NullMarked
package io.drydock.apiserver.endpoints.negotiation;

import org.jspecify.annotations.NullMarked;
