/** What validating and mutating admission policies have in common. */
@NullMarked
package io.drydock.apiserver.admission.policy;

import org.jspecify.annotations.NullMarked;
