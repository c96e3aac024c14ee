/** What a resource can do: one small interface for each verb. */
@NullMarked
package io.drydock.apiserver.registry.rest;

import org.jspecify.annotations.NullMarked;
