/** Refuses what is more than a quota allows, and charges quotas for what is let through. */
@NullMarked
package io.drydock.kubeapiserver.admission.resourcequota;

import org.jspecify.annotations.NullMarked;
