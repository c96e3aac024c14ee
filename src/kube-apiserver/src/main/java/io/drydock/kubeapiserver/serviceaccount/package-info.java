/** Service accounts' tokens: their keys, how they are signed, and how they are checked. */
@NullMarked
package io.drydock.kubeapiserver.serviceaccount;

import org.jspecify.annotations.NullMarked;
