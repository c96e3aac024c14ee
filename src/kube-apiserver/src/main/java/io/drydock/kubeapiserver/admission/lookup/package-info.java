/** How admission plug-ins look at objects that are stored already. */
@NullMarked
package io.drydock.kubeapiserver.admission.lookup;

import org.jspecify.annotations.NullMarked;
