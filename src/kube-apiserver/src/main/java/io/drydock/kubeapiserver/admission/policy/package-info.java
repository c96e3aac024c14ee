/** What admission policies need of the built-in resources. */
@NullMarked
package io.drydock.kubeapiserver.admission.policy;

import org.jspecify.annotations.NullMarked;
