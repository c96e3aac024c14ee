/** What users have configured admission with, at hand for every write. */
@NullMarked
package io.drydock.apiserver.admission.configuration;

import org.jspecify.annotations.NullMarked;
