/** The reviews of who somebody is, and the tokens of service accounts. */
@NullMarked
package io.drydock.kubeapiserver.registry.authentication;

import org.jspecify.annotations.NullMarked;
