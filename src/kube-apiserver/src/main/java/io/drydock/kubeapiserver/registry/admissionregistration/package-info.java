/** Configurations of admission webhooks. */
@NullMarked
package io.drydock.kubeapiserver.registry.admissionregistration;

import org.jspecify.annotations.NullMarked;
