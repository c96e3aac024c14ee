/** Whether they may. */
@NullMarked
package io.drydock.apiserver.authorization;

import org.jspecify.annotations.NullMarked;
