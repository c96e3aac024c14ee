/** Storage classes, CSI drivers and volume attachments. */
@NullMarked
package io.drydock.kubeapiserver.registry.storage;

import org.jspecify.annotations.NullMarked;
