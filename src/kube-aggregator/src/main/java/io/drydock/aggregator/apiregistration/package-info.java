/** APIService objects: which server answers for which group version. */
@NullMarked
package io.drydock.aggregator.apiregistration;

import org.jspecify.annotations.NullMarked;
