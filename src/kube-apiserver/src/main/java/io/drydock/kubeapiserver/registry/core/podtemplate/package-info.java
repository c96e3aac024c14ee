/** Templates of pods that stand alone. */
@NullMarked
package io.drydock.kubeapiserver.registry.core.podtemplate;

import org.jspecify.annotations.NullMarked;
