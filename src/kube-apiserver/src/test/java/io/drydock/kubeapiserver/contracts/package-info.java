/** What the chapters teach, held against the full server. */
@NullMarked
package io.drydock.kubeapiserver.contracts;

import org.jspecify.annotations.NullMarked;
