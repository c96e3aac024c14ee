/** Calls to the webhooks that users configure. */
@NullMarked
package io.drydock.apiserver.webhook;

import org.jspecify.annotations.NullMarked;
