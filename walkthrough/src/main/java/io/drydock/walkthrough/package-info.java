/** Builds the book: pages of AsciiDoc around regions of the code that is compiled and tested. */
@NullMarked
package io.drydock.walkthrough;

import org.jspecify.annotations.NullMarked;
