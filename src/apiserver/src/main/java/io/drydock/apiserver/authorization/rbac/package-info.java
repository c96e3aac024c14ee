/** Roles, bindings, and what they allow. */
@NullMarked
package io.drydock.apiserver.authorization.rbac;

import org.jspecify.annotations.NullMarked;
