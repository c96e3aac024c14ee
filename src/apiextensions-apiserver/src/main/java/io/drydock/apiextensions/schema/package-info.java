/** Structural schemas of custom resources at work: what they ask of values, and what they leave of them. */
@NullMarked
package io.drydock.apiextensions.schema;

import org.jspecify.annotations.NullMarked;
