/** What the server keeps in the cluster for its own sake: its namespaces, and the service that leads to it. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.rest;

import org.jspecify.annotations.NullMarked;
