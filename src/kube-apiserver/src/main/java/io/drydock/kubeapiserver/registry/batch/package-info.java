/** Jobs and cron jobs. */
@NullMarked
package io.drydock.kubeapiserver.registry.batch;

import org.jspecify.annotations.NullMarked;
