/** Admission plug-ins that look at pods alone, mostly those that run only where they are asked for. */
@NullMarked
package io.drydock.kubeapiserver.admission.pod;

import org.jspecify.annotations.NullMarked;
