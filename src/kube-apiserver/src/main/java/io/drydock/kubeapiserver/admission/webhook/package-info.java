/** Admission webhooks, as this server finds their configurations and the services they are. */
@NullMarked
package io.drydock.kubeapiserver.admission.webhook;

import org.jspecify.annotations.NullMarked;
