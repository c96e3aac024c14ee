/** Who is measured: any API server that answers, or one that is started for it as a child process. */
@NullMarked
package io.drydock.bench.target;

import org.jspecify.annotations.NullMarked;
