/** What objects use of the resources that quotas count, and which of them a quota is about. */
@NullMarked
package io.drydock.kubeapiserver.quota;

import org.jspecify.annotations.NullMarked;
