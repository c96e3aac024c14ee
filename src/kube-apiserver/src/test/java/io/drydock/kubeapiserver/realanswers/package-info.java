/** What real servers answered to one object with one field changed at a time, asked of ours again. */
@NullMarked
package io.drydock.kubeapiserver.realanswers;

import org.jspecify.annotations.NullMarked;
