/** What was measured: the figures, and the table, JSON and chart that show them. */
@NullMarked
package io.drydock.bench.report;

import org.jspecify.annotations.NullMarked;
