/** Pod specifications wherever they stand, in pods and in templates: what they default to and what makes them valid. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.podspec;

import org.jspecify.annotations.NullMarked;
