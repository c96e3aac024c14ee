/** The documents in which a server lists its groups, versions and resources. */
@NullMarked
package io.drydock.apiserver.endpoints.discovery;

import org.jspecify.annotations.NullMarked;
