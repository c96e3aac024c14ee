/** The named moments in the life of a server that its parts wait for. */
@NullMarked
package io.drydock.apiserver.lifecycle;

import org.jspecify.annotations.NullMarked;
