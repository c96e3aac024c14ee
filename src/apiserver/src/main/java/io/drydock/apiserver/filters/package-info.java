/** What every request passes through before it is served, one class a filter. */
@NullMarked
package io.drydock.apiserver.filters;

import org.jspecify.annotations.NullMarked;
