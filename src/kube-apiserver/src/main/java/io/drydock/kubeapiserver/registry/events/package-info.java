/** Events under the names that the group events.k8s.io gives their fields. */
@NullMarked
package io.drydock.kubeapiserver.registry.events;

import org.jspecify.annotations.NullMarked;
