/** What is measured, each kind in a file of its own. */
@NullMarked
package io.drydock.bench.scenario;

import org.jspecify.annotations.NullMarked;
