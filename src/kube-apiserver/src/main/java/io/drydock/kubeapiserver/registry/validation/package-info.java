/** Rules that the validation of many built-in kinds shares, and what collects the errors they find. */
@NullMarked
package io.drydock.kubeapiserver.registry.validation;

import org.jspecify.annotations.NullMarked;
