/** ValidatingAdmissionPolicy: refuses writes by expressions that users have written. */
@NullMarked
package io.drydock.apiserver.admission.policy.validating;

import org.jspecify.annotations.NullMarked;
