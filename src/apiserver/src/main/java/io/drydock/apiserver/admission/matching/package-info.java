/** Which writes a webhook or an admission policy wants to see. */
@NullMarked
package io.drydock.apiserver.admission.matching;

import org.jspecify.annotations.NullMarked;
