/** Admission plug-ins that ask for a write's namespace to be there. */
@NullMarked
package io.drydock.kubeapiserver.admission.namespace;

import org.jspecify.annotations.NullMarked;
