/** The admission plug-ins that are built in, and how they are chosen by name. */
@NullMarked
package io.drydock.kubeapiserver.admission;

import org.jspecify.annotations.NullMarked;
