/** The whole server as clients see it that nobody here wrote, and as those see it who send it nonsense. */
@NullMarked
package io.drydock.kubeapiserver.clients;

import org.jspecify.annotations.NullMarked;
