/** Keeps floods of events away from the store. */
@NullMarked
package io.drydock.kubeapiserver.admission.eventratelimit;

import org.jspecify.annotations.NullMarked;
