/** All of discovery in one document, for clients that ask for it: every group, version and resource at once. */
@NullMarked
package io.drydock.apiserver.endpoints.discovery.aggregated;

import org.jspecify.annotations.NullMarked;
