/** Which authenticators the server has, and in what order they are asked. */
@NullMarked
package io.drydock.kubeapiserver.authenticator;

import org.jspecify.annotations.NullMarked;
