/** Which authorizers the server has, and where RBAC finds its roles and bindings. */
@NullMarked
package io.drydock.kubeapiserver.authorizer;

import org.jspecify.annotations.NullMarked;
