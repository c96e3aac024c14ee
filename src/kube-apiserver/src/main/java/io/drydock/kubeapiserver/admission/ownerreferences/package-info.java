/** Who may say that an object goes with another. */
@NullMarked
package io.drydock.kubeapiserver.admission.ownerreferences;

import org.jspecify.annotations.NullMarked;
