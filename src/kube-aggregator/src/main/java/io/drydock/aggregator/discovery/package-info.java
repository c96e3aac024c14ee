/** The group lists that the aggregator merges from all APIServices. */
@NullMarked
package io.drydock.aggregator.discovery;

import org.jspecify.annotations.NullMarked;
