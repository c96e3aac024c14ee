/** Names of groups, versions, kinds and resources. */
@NullMarked
package io.drydock.apimachinery.schema;

import org.jspecify.annotations.NullMarked;
