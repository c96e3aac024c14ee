/** What the machine, TLS and Jetty allow: the same bytes without an API server behind them. */
@NullMarked
package io.drydock.bench.limit;

import org.jspecify.annotations.NullMarked;
