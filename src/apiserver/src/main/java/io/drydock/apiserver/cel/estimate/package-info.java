/** What an expression costs at worst, told from its text and the sizes that a schema allows. */
@NullMarked
package io.drydock.apiserver.cel.estimate;

import org.jspecify.annotations.NullMarked;
