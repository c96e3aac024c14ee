/** Answers on their way to the client: objects, and failures as objects. */
@NullMarked
package io.drydock.apiserver.endpoints.responsewriters;

import org.jspecify.annotations.NullMarked;
