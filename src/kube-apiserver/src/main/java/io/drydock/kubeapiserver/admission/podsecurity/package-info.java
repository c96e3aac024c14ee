/** Holds pods to the security that their namespace asks for. */
@NullMarked
package io.drydock.kubeapiserver.admission.podsecurity;

import org.jspecify.annotations.NullMarked;
