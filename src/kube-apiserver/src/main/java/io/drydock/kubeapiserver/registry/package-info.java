/** The storage of every built-in resource, put together from the strategies of the packages below. */
@NullMarked
package io.drydock.kubeapiserver.registry;

import org.jspecify.annotations.NullMarked;
