/** What must not change: objects that are put back as they came, and configurations that are applied again. */
@NullMarked
package io.drydock.kubeapiserver.stability;

import org.jspecify.annotations.NullMarked;
