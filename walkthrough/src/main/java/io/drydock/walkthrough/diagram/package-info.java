/** Draws the book's pictures: SVG that takes its colours from the page. */
@NullMarked
package io.drydock.walkthrough.diagram;

import org.jspecify.annotations.NullMarked;
