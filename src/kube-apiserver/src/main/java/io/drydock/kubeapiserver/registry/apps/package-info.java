/** The workloads of the group apps. */
@NullMarked
package io.drydock.kubeapiserver.registry.apps;

import org.jspecify.annotations.NullMarked;
