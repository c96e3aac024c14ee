/** What the levels of pod security forbid, one check a file. */
@NullMarked
package io.drydock.kubeapiserver.podsecurity.checks;

import org.jspecify.annotations.NullMarked;
