/** The aggregator: the link of the chain that every request meets first. */
@NullMarked
package io.drydock.aggregator;

import org.jspecify.annotations.NullMarked;
