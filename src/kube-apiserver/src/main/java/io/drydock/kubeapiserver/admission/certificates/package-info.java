/** Who may approve and sign which certificates. */
@NullMarked
package io.drydock.kubeapiserver.admission.certificates;

import org.jspecify.annotations.NullMarked;
