/** Command-line flags that are read, merged and explained the way Go's pflag does it. */
@NullMarked
package io.drydock.apiserver.flags;

import org.jspecify.annotations.NullMarked;
