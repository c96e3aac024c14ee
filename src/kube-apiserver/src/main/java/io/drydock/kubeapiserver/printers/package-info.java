/** What the tables of built-in resources are put together from. */
@NullMarked
package io.drydock.kubeapiserver.printers;

import org.jspecify.annotations.NullMarked;
