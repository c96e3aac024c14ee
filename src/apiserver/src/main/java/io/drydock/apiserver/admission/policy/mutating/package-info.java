/** MutatingAdmissionPolicy: changes writes by expressions that users have written. */
@NullMarked
package io.drydock.apiserver.admission.policy.mutating;

import org.jspecify.annotations.NullMarked;
