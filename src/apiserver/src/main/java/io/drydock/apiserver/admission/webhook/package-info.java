/** Admission by webhooks: servers of the users' own that change writes or refuse them. */
@NullMarked
package io.drydock.apiserver.admission.webhook;

import org.jspecify.annotations.NullMarked;
