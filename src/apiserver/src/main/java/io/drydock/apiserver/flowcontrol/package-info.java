/** Priority and fairness: who is served first when not everybody can be served at once. */
@NullMarked
package io.drydock.apiserver.flowcontrol;

import org.jspecify.annotations.NullMarked;
