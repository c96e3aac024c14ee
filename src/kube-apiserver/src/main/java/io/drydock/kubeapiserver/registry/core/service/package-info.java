/** Services, and the addresses and ports that are allocated to them. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.service;

import org.jspecify.annotations.NullMarked;
