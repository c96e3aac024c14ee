/** API groups as a server installs them: which path and method leads to which handler. */
@NullMarked
package io.drydock.apiserver.endpoints;

import org.jspecify.annotations.NullMarked;
