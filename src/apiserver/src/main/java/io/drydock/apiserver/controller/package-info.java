/** The loop that controllers share: bring one key at a time to where it should be, and try again when that fails. */
@NullMarked
package io.drydock.apiserver.controller;

import org.jspecify.annotations.NullMarked;
