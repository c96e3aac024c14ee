/** What is changed or refused before a write is stored. */
@NullMarked
package io.drydock.apiserver.admission;

import org.jspecify.annotations.NullMarked;
