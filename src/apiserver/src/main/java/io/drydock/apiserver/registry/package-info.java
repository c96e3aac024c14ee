/** The generic registry: one store for every resource, told apart by strategies. */
@NullMarked
package io.drydock.apiserver.registry;

import org.jspecify.annotations.NullMarked;
