/** Roles and bindings as resources: what they may say, who may grant them, and those every cluster begins with. */
@NullMarked
package io.drydock.kubeapiserver.registry.rbac;

import org.jspecify.annotations.NullMarked;
