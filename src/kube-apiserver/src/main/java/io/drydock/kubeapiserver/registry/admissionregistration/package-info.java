/** Configurations of admission webhooks, and admission policies with their bindings. */
@NullMarked
package io.drydock.kubeapiserver.registry.admissionregistration;

import org.jspecify.annotations.NullMarked;
