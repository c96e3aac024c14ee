/** Reads what the administrator's file says to the built-in admission plug-ins. */
@NullMarked
package io.drydock.kubeapiserver.admission.configuration;

import org.jspecify.annotations.NullMarked;
