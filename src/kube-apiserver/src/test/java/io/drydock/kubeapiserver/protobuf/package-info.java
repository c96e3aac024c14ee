/** Bodies in protobuf. */
@NullMarked
package io.drydock.kubeapiserver.protobuf;

import org.jspecify.annotations.NullMarked;
