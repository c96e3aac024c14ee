/** How the running server is read: lists, watches, discovery and the documents that describe what is served. */
@NullMarked
package io.drydock.kubeapiserver.reads;

import org.jspecify.annotations.NullMarked;
