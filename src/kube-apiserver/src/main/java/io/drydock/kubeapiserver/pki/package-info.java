/** The keys and certificates that a server makes for itself and keeps in its data directory. */
@NullMarked
package io.drydock.kubeapiserver.pki;

import org.jspecify.annotations.NullMarked;
